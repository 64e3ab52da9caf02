"""The pairs of a transcript: what renders what, with whose words they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import LANGUAGES, Bilingual, Language, Passage, Transcript, Turn

Provenance = Literal["source", "reference"]
"""Of a side: as printed in the source, or a translation of our own, which is not official."""


@dataclass(frozen=True)
class Pair:
    """Sentences that render each other; ``passage`` and ``sentences`` are their addresses."""

    transcript: str
    passage: str
    sentences: tuple[str, ...]
    text: Bilingual
    provenance: tuple[tuple[Language, Provenance], ...]
    speaker: Bilingual
    date: str
    confidence: float | None


def pairs(transcript: Transcript) -> Iterator[Pair]:
    """Every link with two sides, in the order of the text."""
    for turn, passage in transcript.passages():
        yield from _of_passage(transcript, turn, passage)


def _of_passage(transcript: Transcript, turn: Turn, passage: Passage) -> Iterator[Pair]:
    words, ours_of = {}, {}
    for paragraph in passage.zh + passage.en:
        for one in paragraph.sentences:
            words[one.id] = paragraph.text[one.start : one.end]
            ours_of[one.id] = paragraph.reference
    for link in passage.links:
        if not link.zh or not link.en:
            continue
        ours = {
            side: any(ours_of[x] for x in ids)
            for side, ids in zip(LANGUAGES, (link.zh, link.en), strict=True)
        }
        yield Pair(
            transcript.slug,
            passage.id,
            link.zh + link.en,
            Bilingual("".join(words[x] for x in link.zh), " ".join(words[x] for x in link.en)),
            tuple((side, "reference" if ours[side] else "source") for side in LANGUAGES),
            turn.who.party.name if turn.who.party else Bilingual(),
            transcript.details.date,
            link.confidence,
        )
