"""The editor's corrections, anchored on quoted words, each applied where it fits exactly once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from generator.corrections import Applied, Correction
from generator.model import Language, SetAside, TurnKind
from generator.problems import Problem
from generator.reading.cast import parse_label
from generator.reading.lines import Line
from generator.reading.turns import Group

_NEAREST = 3
_SHOWN = 8  # lines that a message lists


@dataclass
class Corrections:
    """The corrections of one transcript that wait to be applied, and what came of the others."""

    waiting: list[Correction]
    applied: list[Applied] = field(default_factory=list)
    dropped: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, *actions: str) -> list[Correction]:
        """The waiting ones with these actions, in order; they wait no longer."""
        taken = [one for one in self.waiting if one.action in actions]
        self.waiting = [one for one in self.waiting if one.action not in actions]
        return taken

    def apply_to(self, correction: Correction, line: Line) -> None:
        """Note that a correction fits a line."""
        self.applied.append(Applied(correction, line.number))

    def report(self, correction: Correction, message: str, hint: str) -> None:
        """Note that a correction cannot be applied."""
        self.problems.append(Problem(correction.path, correction.line, "quote", message, hint))

    def misfit(self, correction: Correction, lines: Sequence[Line], fits: Sequence[int]) -> None:
        """Report a quotation that fits several places, or none."""
        quote = _plain(correction.quote)
        if fits:
            numbers = ", ".join(str(lines[at].number) for at in fits[:_SHOWN])
            message = f"the quotation {quote!r} fits several places (source lines {numbers})"
            hint = "quote more words, if need be on into the next line"
            self.report(correction, message, hint)
            return
        inside = [str(one.number) for one in lines if quote in _plain(one.text)]
        if inside:
            where = f"it stands inside of source lines {', '.join(inside[:_SHOWN])}"
            hint = f"{where}; quote the words with which the line or the turn begins"
        else:
            hint = _nearest(quote, lines)
        self.report(correction, f"the quotation {quote!r} fits nowhere", hint)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _nearest(quote: str, lines: Sequence[Line]) -> str:
    firsts = {_plain(one.text)[: len(quote)]: one.number for one in lines}
    near = difflib.get_close_matches(quote, firsts, n=_NEAREST, cutoff=0.5)
    if not near:
        return "copy the words from the source"
    return (
        f"did you mean {' or '.join(f'{words!r} (source line {firsts[words]})' for words in near)}?"
    )


def _fits(quote: str, lines: Sequence[Line]) -> list[int]:
    """The places of the lines that a quotation begins; it may go on into the lines below."""
    words = _plain(quote)
    texts = [_plain(line.text) for line in lines]
    found = []
    for at, text in enumerate(texts):
        whole, end = text, at + 1
        while len(whole) < len(words) and end < len(texts) and words.startswith(whole):
            whole, end = f"{whole} {texts[end]}", end + 1
        if whole.startswith(words):
            found.append(at)
    return found


# ---- lines of the source, before anything is told from speech ----


def correct_source(lines: Sequence[Line], out: Corrections) -> list[Line]:
    """Apply what says of whole lines what they are; the others wait for the lines of speech."""
    found = list(lines)
    for one in out.take("label", "drop", "language"):
        fits = _fits(one.quote, found)
        if len(fits) > 1:
            out.misfit(one, found, fits)
        elif not fits:
            out.waiting.append(one)
        else:
            _mark(one, found, fits[0], out)
    return found


def _mark(one: Correction, lines: list[Line], at: int, out: Corrections) -> None:
    line = lines[at]
    out.apply_to(one, line)
    if one.action == "label":
        lines[at] = replace(line, is_label=one.value == "yes")
    elif one.action == "language":
        lines[at] = replace(line, language=cast(Language, one.value))
    else:
        out.dropped.append(SetAside("dropped", line.text, line.spans, line.number))
        del lines[at]


# ---- lines of speech ----


def correct_lines(lines: Sequence[Line], out: Corrections) -> list[Line]:
    """Apply what concerns parts of lines and paragraphs: joining, splitting, and what waits."""
    found = list(lines)
    for one in out.take("label", "drop", "language", "join", "split"):
        if one.action == "split":
            _split(one, found, out)
            continue
        fits = _fits(one.quote, found)
        if len(fits) != 1:
            out.misfit(one, found, fits)
        elif one.action != "join":
            _mark(one, found, fits[0], out)
        elif fits[0] == 0:
            out.report(one, "there is no line of speech above this one", "remove the correction")
        else:
            at = fits[0]
            out.apply_to(one, found[at])
            found[at - 1 : at + 1] = [found[at - 1].joined(found[at], " ")]
    return found


def _split(one: Correction, lines: list[Line], out: Corrections) -> None:
    """Begin a new paragraph at quoted words, wherever they stand in their line."""
    words = re.compile(r"\s+".join(map(re.escape, one.quote.split())))
    places = [
        (at, match.start()) for at, line in enumerate(lines) for match in words.finditer(line.text)
    ]
    if len(places) != 1:
        out.misfit(one, lines, [at for at, _ in places])
        return
    at, start = places[0]
    line = lines[at]
    parts = [line.cut(0, start), line.cut(start)]
    if parts[0] is None:
        out.report(one, "a paragraph begins here already", "remove the correction")
        return
    out.apply_to(one, line)
    lines[at : at + 1] = [part for part in parts if part]


# ---- turns ----


def correct_groups(groups: Sequence[Group], out: Corrections) -> list[Group]:
    """Apply what concerns turns: who speaks, what the turn does, in which role.

    A speaker may be named for any paragraph: where it does not begin a turn, a new one begins.
    """
    found = list(groups)
    for one in out.take("speaker", "kind", "role"):
        flow = _flow(found)
        lines = [line for *_, line in flow]
        fits = [at for at in _fits(one.quote, lines) if one.action == "speaker" or not flow[at][1]]
        places = {flow[at][:2] for at in fits}
        if len(places) != 1:
            out.misfit(one, lines, fits)
            continue
        out.apply_to(one, lines[fits[0]])
        at, start = places.pop()
        if start:
            above, below = found[at].lines[:start], found[at].lines[start:]
            found[at : at + 1] = [replace(found[at], lines=above), Group(lines=below)]
            at += 1
        found[at] = _corrected(found[at], one)
    return found


def _flow(groups: Sequence[Group]) -> list[tuple[int, int, Line]]:
    """All labels and lines in order, each with the places (0-based) of its turn and in the turn."""
    flow = []
    for at, one in enumerate(groups):
        for label in one.labels:
            flow.append((at, 0, Line(label.line, label.text, (), 0)))
        flow += [(at, start, line) for start, line in enumerate(one.lines)]
    return flow


def _corrected(one: Group, correction: Correction) -> Group:
    if correction.action == "speaker":
        named = (parse_label(correction.value),)
        return replace(one, printed=named, inferred=None, corrected=True)
    if correction.action == "kind":
        return replace(one, kind=cast(TurnKind, correction.value))
    return replace(one, role=correction.value)
