"""Terms with the passages where each one stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.indexes import Occurrence
from generator.model import Term, Transcript
from generator.problems import Problem


def find_occurrences(transcripts: Iterable[Transcript]) -> dict[str, tuple[Occurrence, ...]]:
    """Every marked place, by the slug of its term, in order; our own translations are none."""
    found: dict[str, list[Occurrence]] = {}
    for transcript in transcripts:
        for turn, passage in transcript.passages():
            for paragraph in passage.paragraphs:
                for mark in () if paragraph.reference else paragraph.marks:
                    place = Occurrence(transcript, turn, passage, paragraph, mark)
                    found.setdefault(mark.term, []).append(place)
    return {slug: tuple(places) for slug, places in found.items()}


def check_evidence(
    terms: Iterable[Term],
    occurrences: Mapping[str, tuple[Occurrence, ...]],
    unread: Collection[str],
) -> list[Problem]:
    """Report each term whose evidence is no place that shows its two languages together.

    What lies in a transcript that could not be read (``unread``) cannot be told, and is let be.
    """
    problems = []
    for term in terms:
        if term.evidence == "editor" or term.evidence.startswith(("https://", "http://")):
            continue
        if term.evidence.partition("#")[0] in unread:
            continue
        places = [
            place
            for place in occurrences.get(term.slug, ())
            if f"{place.transcript.slug}#{place.passage.id}" == term.evidence
        ]
        if {place.paragraph.language for place in places} != {"zh", "en"}:
            message = f"{term.evidence!r} is no passage that shows {term.name.zh} in both languages"
            hint = "give such a passage as 'transcript#p-…', a web address, or 'editor'"
            problems.append(Problem(term.path, term.line, "reference", message, hint))
    return problems
