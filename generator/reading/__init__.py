"""Reading: the bytes of a source become a transcript with turns, and nothing is lost."""

from __future__ import annotations

from generator.model import Source, Transcript
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading.cast import Cast
from generator.reading.corrections import Corrections, correct_groups, correct_lines
from generator.reading.formats import Extracted, Style, UnreadableError, extract
from generator.reading.kinds import Known, settle
from generator.reading.lines import split_lines
from generator.reading.offices import find_offices, find_series
from generator.reading.sift import sift
from generator.reading.signs import announced_names, find_labels
from generator.reading.turns import group, number_paragraphs, opening_lines, split_introduction


def read(event: Event, project: Project) -> tuple[Transcript | None, list[Problem]]:
    """Read one source; where it cannot be, the transcript is ``None`` and a problem says why.

    The stages on the way: extract the text, split it into lines, sift speech from what is none,
    find the labels, group into turns, apply the editor's corrections, settle who speaks and to
    what end.
    """
    try:
        source, extracted = _extract(event)
    except UnreadableError as error:
        return None, [error.problem]
    lines, controls = split_lines(extracted)
    sifted = sift(lines)
    corrections = Corrections(event.path)
    speech, dropped = correct_lines(sifted.lines, event.details.corrections, corrections)
    known = [*project.parties, *(who.party for who in sifted.people if who.party)]
    found = find_labels(speech, known)
    outlets = {name.casefold() for one in known if one.outlet for name in one.printed_names}
    above, first = split_introduction(speech, found)
    for line in above:
        sifted.note("introduction", line)
    groups = group(speech[first:], {at - first: one for at, one in found.items()}, outlets)
    groups = correct_groups(groups, event.details.corrections, corrections)
    problems = corrections.problems
    ids = number_paragraphs([line for one in groups for line in one.lines], extracted.text)
    offices = find_offices(opening_lines(groups), event, sifted.people)
    hosts = {
        who.party.name.any.casefold()
        for who in sifted.people
        if who.party and who.kind == "moderator"
    }
    cast = Cast(known, announced_names(speech))
    turns, doubts = settle(groups, cast, Known(offices, hosts, ids, event))
    if not turns:
        message = "no speech was found in this file"
        hint = "paste the whole text of the conference into it"
        problems.append(Problem(event.path, 1, "no-content", message, hint))
    transcript = Transcript(
        slug=event.slug,
        details=event.details,
        source=source,
        turns=turns,
        metadata=tuple(sifted.metadata),
        aside=tuple(sorted([*controls, *sifted.aside, *dropped], key=lambda item: item.spans[0])),
        notes=tuple(sorted(sifted.notes, key=lambda item: item.spans[0])),
        repairs=tuple(sifted.repairs),
        applied=tuple(corrections.applied),
        title=sifted.title,
        people=tuple(sifted.people),
        series=find_series(speech),
    )
    return transcript, [*extracted.problems, *problems, *doubts, *damage(transcript)]


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
