"""Whether the two languages of each passage agree, told to the editor with both texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.annotating.differences import Disagreement, Kind, Place, differing_figures
from generator.annotating.renderings import Side, missing_names, missing_terms
from generator.corrections import Applied, Correction
from generator.details import OF_AGREEMENT
from generator.model import Mark, Paragraph, Party, Passage, Transcript
from generator.problems import Problem
from generator.project import Project
from generator.terms import Term

_AROUND = 30  # characters shown on either side of what a message is about
_WHAT: Mapping[Kind, str] = {
    "figures-differ": "the figures differ",
    "dates-differ": "the dates differ",
    "name-missing": "a name is missing",
    "term-missing": "a term is not rendered as in the glossary",
}
_ELSE: Mapping[Kind, str] = {
    "figures-differ": "",
    "dates-differ": "",
    "name-missing": "give the name an alias in people.yml, or ",
    "term-missing": "add the rendering to the term in the glossary, or ",
}


def disagreements(
    zh: Side, en: Side, parties: Iterable[Party] = (), terms: Mapping[str, Term] | None = None
) -> list[Disagreement]:
    """What the texts of a passage, or of some linked sentences, do not both say.

    ``terms`` go by slug; those that stand in a text are its marks.
    """
    told = _told_by_words(zh.text, en.text, tuple(parties))
    return [*told, *missing_terms(zh, en, terms or {})]


@lru_cache(maxsize=10_000)
def _told_by_words(zh: str, en: str, parties: tuple[Party, ...]) -> tuple[Disagreement, ...]:
    """What two texts tell without their marks: in a preview mostly the same ones again."""
    return (*differing_figures(zh, en), *missing_names(zh, en, parties))


def agree(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Report what disagrees in passages of both languages, unless an editor has looked at it."""
    terms = {term.slug: term for term in project.terms}
    passages = [one for _, one in transcript.passages() if one.zh and one.en]
    found = [
        (one, disagreements(_side(one.zh), _side(one.en), project.parties, terms))
        for one in passages
    ]
    doubtful = [(one, differing) for one, differing in found if differing]
    looked_at: set[str] = set()
    applied: list[Applied] = []
    problems: list[Problem] = []
    for correction in transcript.details.corrections:
        if correction.action in OF_AGREEMENT:
            fits = _fits(correction, passages)
            problem = _misfit(correction, fits, [one for one, _ in doubtful])
            if problem:
                problems.append(problem)
            else:
                looked_at.add(fits[0].id)
                applied.append(Applied(correction, _quoted(correction, fits[0]).line))
    for passage, differing in doubtful:
        if passage.id not in looked_at:
            problems += [_problem(transcript, passage, one) for one in differing]
    return replace(transcript, applied=(*transcript.applied, *applied)), problems


def _side(paragraphs: Sequence[Paragraph]) -> Side:
    """The paragraphs of one language as one text with its marks."""
    marks: list[Mark] = []
    start = 0
    for one in paragraphs:
        marks += [Mark(start + m.start, start + m.end, m.term) for m in one.marks]
        start += len(one.text) + 1
    return Side("\n".join(one.text for one in paragraphs), tuple(marks))


# ---- what an editor has looked at ----


def _words(text: str) -> str:
    return " ".join(text.split())


def _fits(correction: Correction, passages: Sequence[Passage]) -> list[Passage]:
    """The passages in which quoted words stand."""
    quote = _words(correction.quote)
    return [one for one in passages if any(quote in _words(p.text) for p in one.paragraphs)]


def _quoted(correction: Correction, passage: Passage) -> Paragraph:
    quote = _words(correction.quote)
    return next(one for one in passage.paragraphs if quote in _words(one.text))


def _misfit(
    correction: Correction, fits: Sequence[Passage], doubtful: Sequence[Passage]
) -> Problem | None:
    """What is wrong with a correction that says that two texts agree."""
    quote = _words(correction.quote)
    if len(fits) > 1:
        lines = ", ".join(str(_quoted(correction, one).line) for one in fits)
        message = f"the quotation {quote!r} fits several places (source lines {lines})"
        hint = "quote more words"
    elif not fits:
        message = f"the quotation {quote!r} fits nowhere"
        hint = "copy the words from a passage that has both languages"
    elif fits[0] not in doubtful:
        message = f"nothing disagrees where {quote!r} stands"
        hint = "remove the correction"
    else:
        return None
    return Problem(correction.path, correction.line, "quote", message, hint)


# ---- what the editor is told ----


def _problem(transcript: Transcript, passage: Passage, one: Disagreement) -> Problem:
    zh, en = (_shown(*both) for both in ((passage.zh, one.zh), (passage.en, one.en)))
    paragraph = _holder(passage.zh, one.zh) if one.zh else _holder(passage.en, one.en)
    path = transcript.source.path_at(paragraph.spans[0].start)
    hint = f'{_ELSE[one.kind]}if both are right say so: corrections: [{{quote: …, agree: "yes"}}]'
    return Problem(path, paragraph.line, one.kind, f"{_WHAT[one.kind]}: {zh} and {en}", hint)


def _holder(paragraphs: Sequence[Paragraph], place: Place | None) -> Paragraph:
    """The paragraph in which a place of their joined text lies."""
    start = 0
    for one in paragraphs:
        start += len(one.text) + 1
        if place and place[0] < start:
            return one
    return paragraphs[0]


def _shown(paragraphs: Sequence[Paragraph], place: Place | None) -> str:
    """The text around a place, or its beginning where nothing is to be pointed at."""
    text = _side(paragraphs).text
    start, end = place or (0, _AROUND)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    shown = _words(text[first:last])
    return repr(f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}")
