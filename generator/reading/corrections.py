"""The editor's corrections, anchored on quoted words, each applied where it fits exactly once."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.model import Applied, Correction, Language, SetAside, TurnKind
from generator.problems import Problem
from generator.reading.cast import parse_label
from generator.reading.lines import Line
from generator.reading.turns import Group


@dataclass
class Corrections:
    """The corrections of one transcript, with what came of each."""

    path: str
    applied: list[Applied] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(
        self, correction: Correction, lines: Sequence[Line], *, inside: bool = False
    ) -> int | None:
        """Which of some lines the quotation begins, or stands in; reported where it is not one."""
        quote = _words(correction.quote)
        texts = [_words(line.text) for line in lines]
        fits = [
            at
            for at, text in enumerate(texts)
            if text.startswith(quote) or (inside and quote in text)
        ]
        if len(fits) == 1:
            self.applied.append(Applied(correction, lines[fits[0]].number))
            return fits[0]
        self.problems.append(_misfit(correction, lines, fits))
        return None


def _words(text: str) -> str:
    return " ".join(text.split())


def _misfit(correction: Correction, lines: Sequence[Line], fits: Sequence[int]) -> Problem:
    quote = _words(correction.quote)
    path, line = correction.path, correction.line
    if fits:
        numbers = ", ".join(str(lines[at].number) for at in fits)
        message = f"the quotation {quote!r} fits several places (source lines {numbers})"
        return Problem(path, line, "quote", message, "quote more words")
    message = f"the quotation {quote!r} fits nowhere"
    firsts = {_words(one.text)[: len(quote)]: one.number for one in lines}
    near = difflib.get_close_matches(quote, firsts, n=1, cutoff=0.5)
    hint = (
        f"did you mean {near[0]!r} (source line {firsts[near[0]]})?"
        if near
        else "copy the words from the source"
    )
    return Problem(path, line, "quote", message, hint)


def correct_lines(
    lines: Sequence[Line], corrections: Sequence[Correction], out: Corrections
) -> tuple[list[Line], list[SetAside]]:
    """Apply what concerns lines: labels, dropping, joining, splitting, languages."""
    found = list(lines)
    dropped: list[SetAside] = []
    for one in corrections:
        if one.action not in {"label", "drop", "join", "split", "language"}:
            continue
        at = out.place(one, found, inside=one.action == "split")
        if at is None:
            continue
        line = found[at]
        if one.action == "label":
            found[at] = replace(line, is_label=one.value == "yes")
        elif one.action == "language":
            language: Language = "zh" if one.value == "zh" else "en"
            found[at] = replace(line, language=language)
        elif one.action == "drop":
            dropped.append(SetAside("dropped", line.text, line.spans, line.number))
            del found[at]
        elif one.action == "split":
            start = line.text.find(one.quote)
            found[at : at + 1] = [p for p in (line.cut(0, start), line.cut(start)) if p]
        elif at:
            found[at - 1 : at + 1] = [found[at - 1].joined(line, " ")]
    return found, dropped


def correct_groups(
    groups: Sequence[Group], corrections: Sequence[Correction], out: Corrections
) -> list[Group]:
    """Apply what concerns turns: who speaks, what the turn does, in which role."""
    found = list(groups)
    for one in corrections:
        if one.action not in {"speaker", "kind", "role"}:
            continue
        places = [at for at, group in enumerate(found) if group.lines]
        place = out.place(one, [found[at].lines[0] for at in places])
        if place is None:
            continue
        at = places[place]
        if one.action == "speaker":
            named = (parse_label(one.value),)
            found[at] = replace(found[at], printed=named, inferred=False, corrected=True)
        elif one.action == "kind":
            kinds: dict[str, TurnKind] = {
                "opening": "opening",
                "statement": "statement",
                "question": "question",
                "answer": "answer",
                "handover": "handover",
                "closing": "closing",
            }
            found[at] = replace(found[at], kind=kinds[one.value])
        else:
            found[at] = replace(found[at], role=one.value)
    return found
