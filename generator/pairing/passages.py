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
    """Chinese followed by English, as reposts print them; else English followed by Chinese."""
    out: list[Passage] = []
    for passage in passages:
        before = out[-1] if out else None
        if before and _render(before, passage):
            out[-1] = Passage(before.zh + passage.zh, before.en + passage.en)
        else:
            out.append(passage)
    return out


def _render(before: Passage, after: Passage) -> bool:
    if not (before.zh and not before.en and after.en and not after.zh):
        return False
    chinese, english = _length(before.zh), _length(after.en)
    return _SHORTEST <= english / chinese <= _LONGEST


def _length(paragraphs: tuple[Paragraph, ...]) -> int:
    """Characters, white space and all."""
    return sum(len(paragraph.text) for paragraph in paragraphs)
