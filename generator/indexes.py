"""The indexes as data: what transcripts say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model import Affiliation, Party, Transcript, Turn
from generator.terms import Use


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
    """What the transcripts say together. ``uses`` go by the slug of their term."""

    speakers: tuple[Speaker, ...]
    questions: tuple[Question, ...]
    uses: Mapping[str, tuple[Use, ...]]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many uses of a term official texts print, by its slug."""
        return {slug: sum(bool(use.printed) for use in found) for slug, found in self.uses.items()}

    @cached_property
    def passages(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """The passages (transcript, id) that use a term, by its slug."""
        return {
            slug: frozenset((use.transcript.slug, use.passage.id) for use in uses)
            for slug, uses in self.uses.items()
        }

    @cached_property
    def terms_at(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The slugs of the terms that a passage (transcript, id) uses."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for slug, passages in self.passages.items():
            for place in passages:
                found[place].append(slug)
        return {place: tuple(slugs) for place, slugs in found.items()}
