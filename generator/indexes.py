"""What the transcripts say together, as data: occurrences, questions, speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Affiliation, Mark, Paragraph, Party, Passage, Transcript, Turn


@dataclass(frozen=True)
class Occurrence:
    """A term at one place of a transcript."""

    transcript: Transcript
    turn: Turn
    passage: Passage
    paragraph: Paragraph
    mark: Mark


@dataclass(frozen=True)
class Question:
    """A question, its number within its transcript (1-based), and the turns that reply to it."""

    transcript: Transcript
    number: int
    turn: Turn
    replies: tuple[Turn, ...]


@dataclass(frozen=True)
class Speaker:
    """A person or an outlet, the offices met in transcripts, and all turns in order."""

    party: Party
    offices: tuple[Affiliation, ...]
    turns: tuple[tuple[Transcript, Turn], ...]


@dataclass(frozen=True)
class Index:
    """What the transcripts say together. ``occurrences`` go by the slug of their term."""

    speakers: tuple[Speaker, ...]
    questions: tuple[Question, ...]
    occurrences: Mapping[str, tuple[Occurrence, ...]]
