"""Terms of the glossary, marked where they stand in the text."""

from __future__ import annotations

from dataclasses import replace

from generator.language.matcher import Matcher
from generator.model import Mark, Paragraph, Passage, Transcript
from generator.problems import Problem
from generator.project import Project


def mark_terms(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Put a mark on every term in every paragraph; the text itself is left alone."""
    matcher = Matcher((term.slug, form) for term in project.terms for form in term.forms)

    def marked(paragraph: Paragraph) -> Paragraph:
        found = matcher.find(paragraph.text)
        return replace(paragraph, marks=tuple(Mark(m.start, m.end, m.key) for m in found))

    def passage(one: Passage) -> Passage:
        return Passage(tuple(map(marked, one.zh)), tuple(map(marked, one.en)))

    turns = tuple(
        replace(turn, passages=tuple(map(passage, turn.passages))) for turn in transcript.turns
    )
    return replace(transcript, turns=turns), []
