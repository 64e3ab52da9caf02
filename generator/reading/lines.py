"""Text to lines: white space and control characters are settled here, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import SetAside, Span
from generator.reading.formats import Extracted

# Invisible characters that do something to the text around them: C0 and C1 controls that are no
# white space, soft hyphens, zero-width and bidirectional controls, tags; and two non-characters.
CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0001\U000e0020-\U000e007f]+"
)

# White space that Markdown or HTML would change; no-break and ideographic spaces stay.
ODD_SPACE = re.compile("[\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


@dataclass(frozen=True)
class Line:
    """A line with something on it.

    ``number`` is 1-based; ``text`` is without control characters and outer white space; ``spans``
    are the stretches of the source it was taken from; ``gap`` counts the blank lines before it.
    """

    number: int
    text: str
    spans: tuple[Span, ...]
    gap: int

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.spans[0].start, self.spans[-1].end)


def split_lines(extracted: Extracted) -> tuple[tuple[Line, ...], tuple[SetAside, ...]]:
    """The lines that hold anything visible, and the control characters set aside from them."""
    text = extracted.text
    lines: list[Line] = []
    controls: list[SetAside] = []
    gap = 0
    for number, (start, end) in zip(extracted.numbers, _bounds(text), strict=True):
        for match in CONTROL.finditer(text, start, end):
            span = Span(match.start(), match.end())
            controls.append(SetAside("control", match.group(), span, number))
        spans = _visible(text, start, end)
        if spans:
            joined = "".join(text[span.start : span.end] for span in spans)
            lines.append(Line(number, ODD_SPACE.sub(" ", joined), spans, gap))
            gap = 0
        else:
            gap += 1
    return tuple(lines), tuple(controls)


def usual_gap(lines: Iterable[Line]) -> int:
    """The most frequent number of blank lines before a line, 0 for no lines."""
    gaps = Counter(line.gap for line in lines)
    return min(gaps, key=lambda gap: (-gaps[gap], gap), default=0)


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for line in text.split("\n"):
        bounds.append((start, start + len(line)))
        start += len(line) + 1
    return bounds


def _visible(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretches between control characters, outer white space removed from the whole."""
    cuts = [match.span() for match in CONTROL.finditer(text, start, end)]
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    runs = [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    filled = [at for at, (a, b) in enumerate(runs) if text[a:b].strip()]
    if not filled:
        return ()
    runs = runs[filled[0] : filled[-1] + 1]
    first, last = text[slice(*runs[0])], text[slice(*runs[-1])]
    runs[0] = (runs[0][1] - len(first.lstrip()), runs[0][1])
    runs[-1] = (runs[-1][0], runs[-1][1] - len(last) + len(last.rstrip()))
    return tuple(Span(a, b) for a, b in runs)
