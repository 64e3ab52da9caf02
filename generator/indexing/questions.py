"""Questions with who asked and who answered."""

from __future__ import annotations

from collections.abc import Iterator

from generator.indexes import Question
from generator.model import Transcript, Turn


def find_questions(transcript: Transcript) -> list[Question]:
    """The questions of a transcript, in order; a handed-on question keeps all its replies."""
    asked = [at for at, turn in enumerate(transcript.turns) if turn.kind == "question"]
    return [
        Question(transcript, number, transcript.turns[at], tuple(_replies(transcript, at)))
        for number, at in enumerate(asked, start=1)
    ]


def _replies(transcript: Transcript, at: int) -> Iterator[Turn]:
    """What is said to the turn at a place, up to the next question."""
    for turn in transcript.turns[at + 1 :]:
        if turn.kind in {"question", "closing"}:
            return
        if turn.who.kind != "moderator":
            yield turn
