"""Terms with the passages that use them, in which words, and whether the other side answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, zip_longest

from generator.language.matcher import lay_out
from generator.model import Language, Link, Passage, Transcript
from generator.problems import Problem
from generator.terms import EDITOR, Place, Term, Use

_Answer = tuple[Place | None, Place | None, Language | None]


def find_uses(transcripts: Iterable[Transcript]) -> dict[str, tuple[Use, ...]]:
    """Every use of every term, by the slug of the term, in the order of the passages.

    A place is answered by one in the sentences linked to its own, else by one that nothing there
    answers, else by any of the passage. Of several the first answers the first, and so on; the last
    one answers all that are left.
    """
    found: dict[str, list[Use]] = defaultdict(list)
    for transcript in transcripts:
        for turn, passage in transcript.passages():
            link_of = _links(passage)
            zh, en = _places(passage, "zh"), _places(passage, "en")
            for slug in dict.fromkeys([*zh, *en]):
                for chinese, english, again in _answers(
                    link_of, zh.get(slug, []), en.get(slug, [])
                ):
                    beside = ""
                    if not chinese or not english:
                        beside = _beside(passage, chinese or english, link_of)
                    use = Use(transcript, turn, passage, chinese, english, beside, again)
                    found[slug].append(use)
    return {slug: tuple(uses) for slug, uses in found.items()}


def _places(passage: Passage, language: Language) -> Mapping[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for paragraph in passage.get(language):
        for mark in (each for one in paragraph.marks for each in one.all):
            places[mark.term].append(Place(paragraph, mark))
    return places


def _links(passage: Passage) -> Mapping[str, Link]:
    """The link of each sentence that has words of the other language beside it."""
    both = [link for link in passage.links if link.zh and link.en]
    return {sentence: link for link in both for sentence in (*link.zh, *link.en)}


def _link(place: Place, link_of: Mapping[str, Link]) -> Link | None:
    """The link of the sentence in which a place begins."""
    for sentence in place.paragraph.sentences:
        if sentence.start <= place.mark.start < sentence.end:
            return link_of.get(sentence.id)
    return None


def _answers(link_of: Mapping[str, Link], zh: list[Place], en: list[Place]) -> Iterator[_Answer]:
    here, there = _by_link(zh, link_of), _by_link(en, link_of)
    linked = [link for link in here if link and link in there]
    for link in linked:
        yield from _paired(here.pop(link), there.pop(link), zh, en)
    yield from _paired([*chain(*here.values())], [*chain(*there.values())], zh, en)


def _by_link(places: list[Place], link_of: Mapping[str, Link]) -> dict[Link | None, list[Place]]:
    groups: dict[Link | None, list[Place]] = defaultdict(list)
    for place in places:
        groups[_link(place, link_of)].append(place)
    return groups


def _paired(
    zh: list[Place], en: list[Place], all_zh: list[Place], all_en: list[Place]
) -> Iterator[_Answer]:
    """Places one by one; one that is left over goes with the last of the other language."""
    for one, other in zip_longest(zh, en):
        if one is None and all_zh:
            yield (zh or all_zh)[-1], other, "zh"
        elif other is None and all_en:
            yield one, (en or all_en)[-1], "en"
        else:
            yield one, other, None


def _beside(passage: Passage, place: Place | None, link_of: Mapping[str, Link]) -> str:
    """What stands in the other language beside a place: the linked sentences, else the passage."""
    language: Language = "en" if place and place.paragraph.language == "zh" else "zh"
    paragraphs = passage.get(language)
    link = _link(place, link_of) if place else None
    linked = [
        one.text[sentence.start : sentence.end]
        for one in paragraphs
        for sentence in one.sentences
        if link and link_of.get(sentence.id) == link
    ]
    return " ".join(linked or [one.text for one in paragraphs])


def check_sources(
    terms: Iterable[Term],
    uses: Mapping[str, tuple[Use, ...]],
    unread: Collection[str],
) -> list[Problem]:
    """Report each rendering whose source is a passage that does not print it.

    A passage that prints a longer rendering of the term prints those within it, too. What lies in a
    transcript that could not be read (``unread``) cannot be told, and is let be.
    """
    problems = []
    for term in terms:
        printed = defaultdict[str, list[str]](list)
        for use in uses.get(term.slug, ()):
            if use.en and not use.en.paragraph.reference:
                passage = f"{use.transcript.slug}#{use.passage.id}"
                printed[passage].append(lay_out(use.en.form))
        for one in term.renderings:
            if one.source == EDITOR or "://" in one.source:
                continue
            if one.source.partition("#")[0] in unread:
                continue
            words = lay_out(one.en)
            if not words or all(words not in form for form in printed.get(one.source, ())):
                message = f"{one.source!r} is no passage that prints {one.en!r} in official English"
                hint = "give such a passage as 'transcript#p-…', a web address, or 'editor'"
                problems.append(Problem(term.path, one.line, "reference", message, hint))
    return problems
