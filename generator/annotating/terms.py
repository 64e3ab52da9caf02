"""Terms of the glossary, marked where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generator.language.matcher import Match, Matcher, longest
from generator.model import Mark, Paragraph, Party, Passage, Transcript
from generator.problems import Problem
from generator.project import Project
from generator.terms import Term


def mark_terms(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Put a mark on every term in every paragraph; the text itself is left alone.

    An abbreviation is marked beside its long form, in the same passage, and after it.
    """
    matcher, bound = _matcher(project.terms, project.parties)
    met: set[str] = set()

    def passage(one: Passage) -> Passage:
        found = {each.id: matcher.find_all(each.text) for each in one.paragraphs}
        matches = [match for each in found.values() for match in each]
        met.update(match.key for match in matches if (match.key, match.form) not in bound)

        def marked(paragraph: Paragraph) -> Paragraph:
            meant = [
                match
                for match in found[paragraph.id]
                if match.key in met or (match.key, match.form) not in bound
            ]
            return replace(paragraph, marks=_marks(longest(meant)))

        return replace(one, zh=tuple(map(marked, one.zh)), en=tuple(map(marked, one.en)))

    turns = tuple(
        replace(turn, passages=tuple(map(passage, turn.passages))) for turn in transcript.turns
    )
    return replace(transcript, turns=turns), []


def _marks(found: Iterable[Match]) -> tuple[Mark, ...]:
    return tuple(Mark(one.start, one.end, one.key, one.form, _marks(one.inner)) for one in found)


@lru_cache(maxsize=1)
def _matcher(
    terms: tuple[Term, ...], parties: tuple[Party, ...]
) -> tuple[Matcher, frozenset[tuple[str, str]]]:
    """What finds the terms, and the abbreviations (term, form) that need a long form."""
    matcher = Matcher(
        [(term.slug, form) for term in terms for form in term.forms],
        [(term.slug, form) for term in terms for form in term.never],
        [name for party in parties for name in party.printed_names],
    )
    return matcher, frozenset((term.slug, form) for term in terms for form in term.bound)
