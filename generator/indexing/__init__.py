"""Indexing: what transcripts say together, from small facts of each."""

from __future__ import annotations

from collections.abc import Sequence

from generator.indexes import Index
from generator.indexing.questions import find_questions
from generator.indexing.speakers import find_speakers
from generator.indexing.terms import check_sources, find_uses
from generator.model import Transcript
from generator.problems import Problem
from generator.project import Project


def index(transcripts: Sequence[Transcript], project: Project) -> tuple[Index, list[Problem]]:
    """Index all transcripts; what refers to a place that is not there is reported."""
    uses = find_uses(transcripts)
    questions = [question for one in transcripts for question in find_questions(one)]
    found = Index(tuple(find_speakers(transcripts)), tuple(questions), uses)
    read = {one.slug for one in transcripts}
    unread = {slug for slug in project.slugs if slug not in read}
    return found, check_sources(project.terms, uses, unread)
