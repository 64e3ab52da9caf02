"""Reading: the bytes of a source become a transcript with turns, and nothing is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.details import OF_AGREEMENT, OF_PAIRING
from generator.language.scripts import language_of
from generator.links import parse
from generator.model import (
    LANGUAGE_NAMES,
    LANGUAGES,
    Beside,
    Bilingual,
    Party,
    Passage,
    Source,
    Transcript,
    Turn,
)
from generator.problems import Problem
from generator.project import LINKS, Event, Project
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
from generator.reading.signs import announced_names, find_labels, printed_people
from generator.reading.title_speaker import name_speaker
from generator.reading.turns import Group, group, opening_lines, split_introduction, title_between
from generator.sources import is_reference


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
    later = OF_PAIRING + OF_AGREEMENT
    given = [one for one in event.details.corrections if one.action not in later]
    corrections = Corrections(given)
    ids = Ids(source.text)
    if corrections.waiting:  # no correction changes another id than that of what it makes anew
        ids.give(_take_apart(source, lines, project, Corrections([])).groups)
    apart = _take_apart(source, lines, project, corrections)
    ids.give(apart.groups)
    sifted, problems = apart.sifted, corrections.problems
    offices = find_offices(opening_lines(apart.groups), event, sifted.people)
    full_names = (*announced_names(apart.speech), *printed_people(lines, apart.known))
    cast = Cast(apart.known, full_names)
    known = Known(offices, sifted.hosts, ids, event)
    first, *others = _by_text(source, apart.groups)
    turns, doubts = settle(first, cast, known)
    beside = []
    for file, groups in zip(event.beside, others, strict=True):
        text, found = _beside(file, groups, cast, known)
        beside.append(text)
        doubts += found
    if not turns:
        problems.append(Problem(event.path, 1, "no-content", *_NO_CONTENT))
    aside = [*controls, *sifted.aside, *corrections.dropped]
    path = PurePosixPath(event.path).with_name(LINKS).as_posix()
    stored, faults = parse(path, event.links or b"")
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
        beside=tuple(beside),
        stored=stored,
    )
    told = [*extracted.problems, *problems, *_misnamed(source), *doubts, *faults]
    return transcript, [*told, *damage(transcript)]


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


def _beside(
    file: tuple[str, bytes], groups: list[Group], cast: Cast, known: Known
) -> tuple[Beside, list[Problem]]:
    """The turns of a text beside the source. Who speaks in a translation is no doubt of its own."""
    path = PurePosixPath(file[0])
    turns, doubts = settle(
        groups, cast, replace(known, event=replace(known.event, sources=(file,)))
    )
    language = language_of("".join(line.text for one in groups for line in one.lines))
    if not is_reference(path.name):
        return Beside(turns, language, reference=False), doubts
    return Beside(_marked(turns), language, reference=True), []


def _marked(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Turns of a reference translation, marked as that."""

    def marked(passage: Passage) -> Passage:
        zh, en = (
            tuple(replace(one, reference=True) for one in passage.get(side)) for side in LANGUAGES
        )
        return Passage(zh, en)

    return tuple(replace(one, passages=tuple(map(marked, one.passages))) for one in turns)


def _by_text(source: Source, groups: Sequence[Group]) -> list[list[Group]]:
    """The turns of the source itself, then those of each text beside it."""
    texts: list[list[Group]] = [[] for _ in source.texts]
    for one in groups:
        texts[bisect_right(source.texts, one.place) - 1].append(one)
    return texts


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
    texts: list[tuple[list[Line], dict[int, Candidate]]] = [([], {}) for _ in source.texts]
    for of_file in _by_file(source, correct_lines(sifted.lines, corrections)):
        part, labels = _labelled(of_file, known)
        if titles := title_between(part, labels):
            sifted.add_titles(part[titles.start : titles.stop])
            part, labels = _labelled([*part[: titles.start], *part[titles.stop :]], known)
        start = of_file[0].spans[0].start if of_file else 0
        speech, found = texts[bisect_right(source.texts, start) - 1]
        above, first = split_introduction(part, labels)
        for line in above:
            sifted.note("introduction", line)
        found.update({at - first + len(speech): one for at, one in labels.items()})
        speech += part[first:]
    groups = [one for text in texts for one in _grouped(*text, sifted.title, known)]
    groups = correct_groups(groups, corrections)
    return _Apart(sifted, [line for speech, _ in texts for line in speech], groups, known)


def _grouped(
    speech: list[Line], found: Mapping[int, Candidate], title: Bilingual, known: Sequence[Party]
) -> list[Group]:
    """The turns of one text."""
    outlets = {name.casefold() for one in known if one.outlet for name in one.printed_names}
    groups = group(speech, found)
    if all(one.form not in {"heading", "title"} for one in found.values()):
        groups = split_forgotten(groups, usual_gap(speech[1:]), outlets)
    return name_speaker(groups, title)


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


def _misnamed(source: Source) -> list[Problem]:
    """Files that their name says to be in one language, and that are in the other one."""
    starts = [*(start for start, _ in source.parts), len(source.text)]
    problems = []
    for (start, path), end in zip(source.parts, starts[1:], strict=True):
        name = PurePosixPath(path).name
        if not name.startswith(("zh.", "en.")):
            continue
        found = language_of(source.text[start:end])
        if not name.startswith(found):
            message = f"this is in {LANGUAGE_NAMES[found]}, and is read as that"
            hint = f"rename it to {found}.*, and look whether the other file has changed places"
            problems.append(Problem(path, 1, "wrong-language", message, hint))
    return problems


def _extract(event: Event) -> tuple[Source, Extracted]:
    """The text of all source files, one after the other."""
    text, parts = "", []
    numbers: list[int] = []
    styles: dict[int, Style] = {}
    problems: list[Problem] = []
    for path, data in (*event.sources, *event.beside):
        one = extract(path, data)
        if text:
            text += "\n"
        parts.append((len(text), path))
        styles |= {index + len(numbers): style for index, style in one.styles.items()}
        numbers += one.numbers
        problems += one.problems
        text += one.text
    source = Source(event.path, text, tuple(parts), len(event.beside))
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
