"""Text to lines: white space and control characters are settled here, once.

A line knows for each stretch of its text where in the source it comes from, so that it can be cut
and joined and still account for every character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.language.scripts import language_of
from generator.model import Language, SetAside, Span
from generator.reading.formats import PLAIN, Extracted, Style

# Invisible characters that do something to the text around them: C0 and C1 controls that are no
# white space, soft hyphens, zero-width and bidirectional controls, tags; and two non-characters.
CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0001\U000e0020-\U000e007f]+"
)

# White space that Markdown or HTML would change, or that only sets type; ideographic spaces stay.
ODD_SPACE = re.compile("[\t\x0b\x0c\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f]")


@dataclass(frozen=True)
class Run:
    """A stretch of a line's text, from ``at`` on, and the stretch of the source it comes from."""

    at: int
    span: Span


@dataclass(frozen=True)
class Line:
    """A line with something on it, or a part of one, or several joined.

    ``number`` is 1-based; ``text`` is without control characters and outer white space; ``gap``
    counts the blank lines before it; ``time`` and ``index`` are the stamp and the number that the
    source prints with it. ``is_label`` and ``language`` are set by corrections. Between runs the
    text holds joints that no source prints.
    """

    number: int
    text: str
    runs: tuple[Run, ...]
    gap: int
    style: Style = PLAIN
    time: str | None = None
    index: str | None = None
    is_label: bool | None = None
    language: Language | None = None

    @property
    def is_corrected(self) -> bool:
        """Whether an editor says of this line what it is, and so that it is speech."""
        return self.is_label is not None or self.language is not None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the source that the text was taken from."""
        return tuple(run.span for run in self.runs)

    @cached_property
    def printed_in(self) -> Language:
        """The language of its words."""
        return language_of(self.text)

    def cut(self, start: int, end: int | None = None) -> Line | None:
        """The part of the line between two places of its text, outer white space removed.

        ``None`` where nothing but white space is there.
        """
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        kept = part.strip()
        if not kept:
            return None
        if kept == self.text:
            return self
        first = start + len(part) - len(part.lstrip())
        last = first + len(kept)
        runs = [Run(run.at - first, run.span) for run in self._runs(first, last)]
        gap = 0 if self.text[:first].strip() else self.gap
        style = _with_bold(self.style, self.style.bold - first)
        return replace(self, text=kept, runs=tuple(runs), gap=gap, style=style)

    def without(self, stretches: Iterable[tuple[int, int]]) -> tuple[Line | None, list[Line]]:
        """The line with some stretches of its text cut out of it, and these as lines."""
        stretches = list(stretches)
        if not stretches:
            return self, []
        text, at = "", 0
        runs: list[Run] = []
        taken: list[Line] = []
        for start, end in [*stretches, (len(self.text), len(self.text))]:
            kept = self.text[at:start]
            lead = len(kept) - len(kept.lstrip(" ")) if not text or text.endswith(" ") else 0
            shift = len(text) - at - lead
            runs += [Run(run.at + shift, run.span) for run in self._runs(at + lead, start)]
            text += kept[lead:]
            taken += filter(None, [self.cut(start, end)])
            at = end
        return replace(self, text=text, runs=tuple(runs)).cut(0), taken

    def _runs(self, start: int, end: int) -> list[Run]:
        """The runs of the text between two places, cut to fit."""
        runs = []
        for run in self.runs:
            left, right = max(run.at, start), min(run.at + run.span.end - run.span.start, end)
            if left < right:
                begin = run.span.start + left - run.at
                runs.append(Run(left, Span(begin, begin + right - left)))
        return runs

    def joined(self, other: Line, joint: str = "") -> Line:
        """This line and another one after it, with a joint between them."""
        shift = len(self.text) + len(joint)
        runs = tuple(Run(run.at + shift, run.span) for run in other.runs)
        return replace(self, text=self.text + joint + other.text, runs=self.runs + runs)


def split_lines(source: Extracted) -> tuple[tuple[Line, ...], tuple[SetAside, ...]]:
    """The lines that hold anything visible, and the control characters set aside from them."""
    lines: list[Line] = []
    controls: list[SetAside] = []
    gap = start = 0
    for index, raw in enumerate(source.text.split("\n")):
        number = source.numbers[index]
        # What can be printed holds no control character, and no white space but spaces.
        cuts = [] if raw.isprintable() else [match.span() for match in CONTROL.finditer(raw)]
        for a, b in cuts:
            controls.append(SetAside("control", raw[a:b], (Span(start + a, start + b),), number))
        style = source.styles.get(index, PLAIN)
        line = _line(raw, cuts, start, Line(number, "", (), gap, style, style.time))
        if line:
            lines.append(line)
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return tuple(lines), tuple(controls)


def _line(raw: str, cuts: list[tuple[int, int]], start: int, empty: Line) -> Line | None:
    """The visible part of a raw line that begins at a place of the source."""
    if not cuts:
        kept = raw.strip()
        if not kept:
            return None
        at = start + len(raw) - len(raw.lstrip())
        runs = (Run(0, Span(at, at + len(kept))),)
        style = _with_bold(empty.style, empty.style.bold - (at - start))
        text = kept if kept.isprintable() else ODD_SPACE.sub(" ", kept)
        return Line(empty.number, text, runs, empty.gap, style, empty.time)
    starts = [0, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), len(raw)]
    parts, text = [], ""
    for a, b in zip(starts, ends, strict=True):
        if a < b:
            parts.append(Run(len(text), Span(start + a, start + b)))
            text += raw[a:b]
    return replace(empty, text=ODD_SPACE.sub(" ", text), runs=tuple(parts)).cut(0)


def _with_bold(style: Style, bold: int) -> Style:
    """The style of a line that begins with so many bold characters (none where negative)."""
    return replace(style, bold=max(0, bold)) if style.bold else style


def usual_gap(lines: Iterable[Line]) -> int:
    """The most frequent number of blank lines before a line, 0 for no lines."""
    gaps = Counter(line.gap for line in lines)
    return min(gaps, key=lambda gap: (-gaps[gap], gap), default=0)
