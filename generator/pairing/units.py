"""What pairing joins: stretches of two texts, as beads, passages and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import LANGUAGES, Language, Link, Paragraph, Passage, Sentence, Turn
from generator.pairing.tokens import Concept

Terms = tuple[Concept, ...]
"""The glossary's concepts, each as its Chinese and its English forms."""

BELIEVED = 0.3
"""Paragraphs with less confidence do not render each other."""


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """The words of some paragraphs."""
    return "\n".join(one.text for one in paragraphs)


def sentences_of(paragraphs: Iterable[Paragraph]) -> list[tuple[Sentence, str]]:
    """The sentences of some paragraphs with their words, in order."""
    return [
        (sentence, one.text[sentence.start : sentence.end])
        for one in paragraphs
        for sentence in one.sentences
    ]


def side_of(turn: Turn, language: Language) -> list[Paragraph]:
    """The paragraphs of a turn in one language, in order."""
    return [one for passage in turn.passages for one in passage.get(language)]


def passage_of(paragraphs: Sequence[Paragraph], confidence: float | None = None) -> Passage:
    """A passage of these paragraphs."""
    zh, en = (tuple(one for one in paragraphs if one.language == side) for side in LANGUAGES)
    return Passage(zh, en, confidence=confidence if zh and en else None)


def link_of(passage: Passage) -> Link:
    """A passage as a link between its paragraphs, those that give way included."""
    zh, en = (
        tuple(one.id for one in (*passage.replaced, *passage.get(side)) if one.language == side)
        for side in LANGUAGES
    )
    return Link(zh, en, passage.confidence)


def has_both(passage: Passage) -> bool:
    """Whether both languages are there."""
    return bool(passage.zh and passage.en)
