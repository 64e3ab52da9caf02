"""Reading: the bytes of a source become a transcript with turns, and nothing is lost."""

from __future__ import annotations

from generator.model import Source, Transcript
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading.corrections import correct
from generator.reading.formats import UnreadableError, extract
from generator.reading.furniture import clear
from generator.reading.kinds import settle
from generator.reading.labels import find_labels
from generator.reading.lines import split_lines
from generator.reading.offices import find_offices, find_series
from generator.reading.turns import group, number_paragraphs


def read(event: Event, project: Project) -> tuple[Transcript | None, list[Problem]]:
    """Read one source; where it cannot be, the transcript is ``None`` and a problem says why.

    The stages on the way: take the text out of its format, split it into lines, clear away what
    is no speech, find the labels, group into turns, apply the editor's corrections, settle who
    speaks and to what end.
    """
    try:
        extracted = extract(event.path, event.data)
    except UnreadableError as error:
        return None, [error.problem]
    lines, controls = split_lines(extracted)
    body, metadata, aside = clear(lines)
    ids = number_paragraphs(body)
    labels = find_labels(body, project.parties)
    groups = group(body, labels)
    groups, problems = correct(groups, event.details.corrections)
    offices = find_offices(body, event)
    turns, doubts = settle(groups, ids, project.parties, offices, event)
    if not turns:
        message = "no speech was found in this file"
        hint = "paste the whole text of the conference into it"
        problems.append(Problem(event.path, 1, "no-content", message, hint))
    transcript = Transcript(
        slug=event.slug,
        details=event.details,
        source=Source(event.path, extracted.text),
        turns=turns,
        metadata=metadata,
        aside=tuple(sorted(controls + aside, key=lambda item: item.span)),
        series=find_series(body),
    )
    return transcript, [*extracted.problems, *problems, *doubts]
