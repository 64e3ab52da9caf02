"""The editor's corrections, anchored on quoted words."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Correction
from generator.problems import Problem
from generator.reading.cast import parse_label
from generator.reading.turns import Group


def correct(
    groups: Sequence[Group], corrections: Sequence[Correction]
) -> tuple[list[Group], list[Problem]]:
    """Name the speakers that corrections name; one that fits no turn, or two, is reported."""
    corrected = list(groups)
    problems = []
    for correction in corrections:
        fits = [at for at, one in enumerate(groups) if _begins(one, correction.quote)]
        if len(fits) == 1:
            at = fits[0]
            corrected[at] = replace(
                corrected[at], printed=(parse_label(correction.speaker),), inferred=False
            )
        else:
            problems.append(_misfit(groups, correction, [groups[at] for at in fits]))
    return corrected, problems


def _words(text: str) -> str:
    return " ".join(text.split())


def _begins(group: Group, quote: str) -> bool:
    return bool(group.lines) and _words(group.lines[0].text).startswith(_words(quote))


def _misfit(groups: Sequence[Group], correction: Correction, fits: list[Group]) -> Problem:
    quote = correction.quote
    if fits:
        lines = ", ".join(str(group.lines[0].number) for group in fits)
        message = f"the quotation {quote!r} begins several turns (source lines {lines})"
        return Problem(correction.path, correction.line, "quote", message, "quote more words")
    message = f"the quotation {quote!r} begins no turn"
    firsts = {
        _words(group.lines[0].text)[: len(quote)]: group.lines[0].number
        for group in groups
        if group.lines
    }
    near = difflib.get_close_matches(_words(quote), firsts, n=1, cutoff=0.5)
    hint = (
        f"did you mean {near[0]!r} (source line {firsts[near[0]]})?"
        if near
        else ("copy the first words of the turn from the source")
    )
    return Problem(correction.path, correction.line, "quote", message, hint)
