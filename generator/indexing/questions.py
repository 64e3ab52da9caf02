"""Questions with who asked and who answered."""

from __future__ import annotations

from generator.model import Question, Transcript


def find_questions(transcript: Transcript) -> list[Question]:
    """The questions of a transcript, in order; a handed-on question keeps all its replies."""
    questions = []
    for number, turn in enumerate(transcript.questions, start=1):
        after = transcript.turns[transcript.turns.index(turn) + 1 :]
        replies = []
        for other in after:
            if other.kind in {"question", "closing"}:
                break
            if other.who.kind != "moderator":
                replies.append(other)
        questions.append(Question(transcript, number, turn, tuple(replies)))
    return questions
