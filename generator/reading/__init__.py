"""Reading: the bytes of a source become a transcript with turns, and nothing is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Party, Source, Transcript
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading.cast import Cast
from generator.reading.corrections import (
    Corrections,
    correct_groups,
    correct_lines,
    correct_source,
)
from generator.reading.forgotten import split_forgotten
from generator.reading.formats import Extracted, Style, UnreadableError, extract
from generator.reading.glued import split_glued
from generator.reading.ids import Ids
from generator.reading.kinds import Known, settle
from generator.reading.labels import Candidate
from generator.reading.lines import Line, split_lines, usual_gap
from generator.reading.offices import find_offices, find_series
from generator.reading.sift import Sifted, sift
from generator.reading.signs import announced_names, find_labels
from generator.reading.title_speaker import name_speaker
from generator.reading.turns import Group, group, opening_lines, split_introduction


def read(event: Event, project: Project) -> tuple[Transcript | None, list[Problem]]:
    """Read one source; where it cannot be, the transcript is ``None`` and a problem says why.

    The stages on the way: extract the text, split it into lines, take them apart into turns and
    what is no speech, with the editor's corrections, and settle who speaks and to what end.
    """
    try:
        source, extracted = _extract(event)
    except UnreadableError as error:
        return None, [error.problem]
    lines, controls = split_lines(extracted)
    corrections = Corrections(list(event.details.corrections))
    ids = Ids(source.text)
    if corrections.waiting:  # no correction changes another id than that of what it makes anew
        ids.give(_take_apart(source, lines, project, Corrections([])).groups)
    apart = _take_apart(source, lines, project, corrections)
    ids.give(apart.groups)
    sifted, problems = apart.sifted, corrections.problems
    offices = find_offices(opening_lines(apart.groups), event, sifted.people)
    cast = Cast(apart.known, announced_names(apart.speech))
    turns, doubts = settle(apart.groups, cast, Known(offices, sifted.hosts, ids, event))
    if not turns:
        problems.append(Problem(event.path, 1, "no-content", *_NO_CONTENT))
    aside = [*controls, *sifted.aside, *corrections.dropped]
    transcript = Transcript(
        slug=event.slug,
        details=event.details,
        source=source,
        turns=turns,
        metadata=tuple(sifted.metadata),
        aside=tuple(sorted(aside, key=lambda item: item.spans[0])),
        notes=tuple(sorted(sifted.notes, key=lambda item: item.spans[0])),
        repairs=tuple(sorted(sifted.repairs, key=lambda item: item.spans[0])),
        applied=tuple(corrections.applied),
        title=sifted.title,
        people=tuple(sifted.people),
        series=find_series(apart.speech),
    )
    return transcript, [*extracted.problems, *problems, *doubts, *damage(transcript)]


_NO_CONTENT = (
    "no speech was found in this file",
    "paste the whole text of the conference into it",
)


@dataclass(frozen=True)
class _Apart:
    """A source taken apart: what is no speech, the lines of speech, and these as turns."""

    sifted: Sifted
    speech: list[Line]
    groups: list[Group]
    known: list[Party]


def _take_apart(
    source: Source, lines: Sequence[Line], project: Project, corrections: Corrections
) -> _Apart:
    """Sift speech from what is none, find the labels, group into turns; correct at each step.

    Each file of the source has a head, a foot and an introduction of its own.
    """
    sifted = Sifted()
    for part in _by_file(source, correct_source(lines, corrections)):
        sifted.add(sift(part))
    known = [*project.parties, *(who.party for who in sifted.people if who.party)]
    speech: list[Line] = []
    found: dict[int, Candidate] = {}
    for of_file in _by_file(source, correct_lines(sifted.lines, corrections)):
        part, labels = _labelled(of_file, known)
        above, first = split_introduction(part, labels)
        for line in above:
            sifted.note("introduction", line)
        found |= {at - first + len(speech): one for at, one in labels.items()}
        speech += part[first:]
    outlets = {name.casefold() for one in known if one.outlet for name in one.printed_names}
    groups = group(speech, found)
    if all(one.form not in {"heading", "title"} for one in found.values()):
        groups = split_forgotten(groups, usual_gap(speech[1:]), outlets)
    groups = name_speaker(groups, sifted.title)
    groups = correct_groups(groups, corrections)
    return _Apart(sifted, speech, groups, known)


def _labelled(
    lines: Sequence[Line], known: Sequence[Party]
) -> tuple[list[Line], dict[int, Candidate]]:
    """The lines, each with its label at its beginning if it has one, and the labels by place."""
    labels = find_labels(lines, known)
    cut = split_glued(lines, labels)
    return cut, labels if len(cut) == len(lines) else find_labels(cut, known)


def _by_file(source: Source, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each file of a source."""
    starts = [start for start, _ in source.parts]
    parts: list[list[Line]] = [[] for _ in starts]
    for line in lines:
        parts[bisect_right(starts, line.spans[0].start) - 1].append(line)
    return parts


def _extract(event: Event) -> tuple[Source, Extracted]:
    """The text of all source files, one after the other."""
    text, parts = "", []
    numbers: list[int] = []
    styles: dict[int, Style] = {}
    problems: list[Problem] = []
    for path, data in event.sources:
        one = extract(path, data)
        if text:
            text += "\n"
        parts.append((len(text), path))
        styles |= {index + len(numbers): style for index, style in one.styles.items()}
        numbers += one.numbers
        problems += one.problems
        text += one.text
    source = Source(event.path, text, tuple(parts))
    return source, Extracted(text, tuple(numbers), styles, problems=tuple(problems))


def damage(transcript: Transcript) -> list[Problem]:
    """What was found damaged, and whether it could be mended."""
    found = []
    for one in transcript.repairs:
        if one.removed:
            message = f"{one.text!r} was taken out of the text"
            hint = "nothing to do; duizhao explain shows the line"
        else:
            message = f"{one.text[:40]!r} looks damaged and was left as it is"
            hint = "replace the source by a sound copy if there is one"
        found.append(
            Problem(
                transcript.source.path_at(one.spans[0].start), one.line, one.rule, message, hint
            )
        )
    return found
