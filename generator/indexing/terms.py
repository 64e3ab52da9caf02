"""Terms with the passages that use them, in which words, and whether the other side answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest

from generator.language.matcher import lay_out
from generator.model import Language, Passage, Transcript
from generator.problems import Problem
from generator.terms import EDITOR, Place, Term, Use


def find_uses(transcripts: Iterable[Transcript]) -> dict[str, tuple[Use, ...]]:
    """Every use of every term, by the slug of the term, in order.

    Within a passage the first place in one language answers the first in the other, and so on; the
    last one answers all that are left.
    """
    found: dict[str, list[Use]] = defaultdict(list)
    for transcript in transcripts:
        for turn, passage in transcript.passages():
            zh, en = _places(passage, "zh"), _places(passage, "en")
            for slug in dict.fromkeys([*zh, *en]):
                for chinese, english, again in _paired(zh.get(slug, []), en.get(slug, [])):
                    beside = passage.zh if not chinese else passage.en if not english else ()
                    use = Use(transcript, turn, passage, chinese, english, beside, again)
                    found[slug].append(use)
    return {slug: tuple(uses) for slug, uses in found.items()}


def _places(passage: Passage, language: Language) -> Mapping[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for paragraph in passage.get(language):
        for mark in (each for one in paragraph.marks for each in one.all):
            places[mark.term].append(Place(paragraph, mark))
    return places


def _paired(
    zh: list[Place], en: list[Place]
) -> Iterator[tuple[Place | None, Place | None, Language | None]]:
    for one, other in zip_longest(zh, en):
        if one is None and zh:
            yield zh[-1], other, "zh"
        elif other is None and en:
            yield one, en[-1], "en"
        else:
            yield one, other, None


def check_sources(
    terms: Iterable[Term],
    uses: Mapping[str, tuple[Use, ...]],
    unread: Collection[str],
) -> list[Problem]:
    """Report each rendering whose source is a passage that does not print it.

    What lies in a transcript that could not be read (``unread``) cannot be told, and is let be.
    """
    problems = []
    for term in terms:
        printed = {
            (f"{use.transcript.slug}#{use.passage.id}", lay_out(use.en.form))
            for use in uses.get(term.slug, ())
            if use.en and not use.en.paragraph.reference
        }
        for one in term.renderings:
            if one.source == EDITOR or "://" in one.source:
                continue
            if one.source.partition("#")[0] in unread:
                continue
            if (one.source, lay_out(one.en)) not in printed:
                message = f"{one.source!r} is no passage that prints {one.en!r} in official English"
                hint = "give such a passage as 'transcript#p-…', a web address, or 'editor'"
                problems.append(Problem(term.path, one.line, "reference", message, hint))
    return problems
