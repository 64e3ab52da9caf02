"""Which paragraph of one language renders which of the other, within a turn."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Paragraph, Passage, Transcript
from generator.problems import Problem
from generator.project import Project

# English letters for one Chinese character. Renderings of official Chinese measured on the given
# transcript lie between 5.3 and 7.0; the bounds leave room for terser and wordier ones.
_SHORTEST = 1.5
_LONGEST = 10.0


def pair(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Join a paragraph with its rendering right after it, where their lengths can agree.

    Works on neighbours only, so a missing paragraph shifts nothing; what has no fitting neighbour
    stays alone.
    """
    turns = tuple(
        replace(turn, passages=tuple(_joined(turn.passages))) for turn in transcript.turns
    )
    return replace(transcript, turns=turns), []


def _joined(passages: tuple[Passage, ...]) -> list[Passage]:
    """Neighbours joined: Chinese with the English after it, as reposts print them.

    In a turn that begins with English and then strictly alternates it is the other way round.
    Several in a row are joined one by one if as many of the other language follow.
    """
    sides = ["zh" if passage.zh else "en" for passage in passages]
    reverse = len(sides) > 2 and sides == ["en", "zh"] * (len(sides) // 2)
    first, second = ("en", "zh") if reverse else ("zh", "en")
    out: list[Passage] = []
    at = 0
    while at < len(passages):
        run = _run(sides, at, first)
        follow = _run(sides, at + run, second)
        if run and (follow == run or (run == 1 and follow)):
            here, there = passages[at : at + run], passages[at + run : at + 2 * run]
            for one, other in zip(here, there, strict=True):
                out += [_pair(one, other)] if _fit(one, other) else [one, other]
            at += 2 * run
        else:
            out += passages[at : at + max(run, 1)]
            at += max(run, 1)
    return out


def _run(sides: list[str], at: int, side: str) -> int:
    """How many passages in a row, from a place on, are of one language."""
    end = at
    while end < len(sides) and sides[end] == side:
        end += 1
    return end - at


def _pair(one: Passage, other: Passage) -> Passage:
    return Passage(one.zh + other.zh, one.en + other.en)


def _fit(one: Passage, other: Passage) -> bool:
    """Whether the lengths of two sides can be those of a text and its rendering."""
    chinese, english = _length(one.zh + other.zh), _length(one.en + other.en)
    return chinese > 0 and _SHORTEST <= english / chinese <= _LONGEST


def _length(paragraphs: tuple[Paragraph, ...]) -> int:
    """Characters, white space and all."""
    return sum(len(paragraph.text) for paragraph in paragraphs)
