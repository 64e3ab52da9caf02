"""What an editor says about pairing, found by the quoted words of both sides."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.corrections import Applied, Correction
from generator.details import OF_PAIRING
from generator.language.scripts import language_of
from generator.model import LANGUAGES, Link, Paragraph, Passage, Turn
from generator.pairing.units import has_both, passage_of
from generator.problems import Problem

_NEAREST = 3


@dataclass
class Said:
    """Links between sentences that an editor states, and what came of each statement."""

    links: list[Link] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """Where quoted words stand: their sentences, of one paragraph."""

    paragraph: Paragraph
    sentences: tuple[str, ...]


def heed(turns: Sequence[Turn], corrections: Sequence[Correction], said: Said) -> tuple[Turn, ...]:
    """Put together, or apart, the paragraphs that corrections quote; note what they link."""
    found = tuple(turns)
    for one in corrections:
        if one.action not in OF_PAIRING:
            continue
        quotes = [one.quote, one.value] if one.action == "pair" else [one.quote]
        places = [_find(one, quote, found, said) for quote in quotes]
        fit = [place for place in places if place]
        if len(fit) < len(quotes):
            continue
        if len({place.paragraph.language for place in fit}) < len(fit):
            message = "both quotations are in one language"
            hint = "quote the Chinese words and the English ones"
            said.problems.append(Problem(one.path, one.line, "quote", message, hint))
            continue
        said.applied.append(Applied(one, fit[0].paragraph.line))
        said.links.append(_link(fit))
        found = tuple(_arranged(turn, fit) for turn in found)
    return found


def _link(places: Sequence[_Place]) -> Link:
    by_language = {place.paragraph.language: place.sentences for place in places}
    return Link(by_language.get("zh", ()), by_language.get("en", ()), None)


def _find(one: Correction, quote: str, turns: Sequence[Turn], said: Said) -> _Place | None:
    """The one place of a quotation; a problem where there is none, or several."""
    words = " ".join(quote.split())
    paragraphs = [
        paragraph for turn in turns for passage in turn.passages for paragraph in passage.paragraphs
    ]
    places = [place for paragraph in paragraphs for place in _places(paragraph, words)]
    if len(places) == 1:
        return places[0]
    if places:
        numbers = ", ".join(str(place.paragraph.line) for place in places[:8])
        message = f"the quotation {words!r} fits several places (source lines {numbers})"
        hint = "quote more words"
    else:
        message = f"the quotation {words!r} fits nowhere"
        hint = _nearest(words, paragraphs)
    said.problems.append(Problem(one.path, one.line, "quote", message, hint))
    return None


def _places(paragraph: Paragraph, words: str) -> Iterator[_Place]:
    """Every place of some words in a paragraph, as the sentences that they touch."""
    text = paragraph.text
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        ids = tuple(x.id for x in paragraph.sentences if x.start < end and x.end > start)
        yield _Place(paragraph, ids)
        start = text.find(words, end)


def _nearest(words: str, paragraphs: Sequence[Paragraph]) -> str:
    language = language_of(words)
    firsts = {
        one.text[x.start : x.end][: len(words)]: one.line
        for one in paragraphs
        if one.language == language
        for x in one.sentences
    }
    near = difflib.get_close_matches(words, firsts, n=_NEAREST, cutoff=0.5)
    if not near:
        return "copy the words from the page"
    return f"did you mean {' or '.join(f'{x!r} (source line {firsts[x]})' for x in near)}?"


def _arranged(turn: Turn, places: Sequence[_Place]) -> Turn:
    """A turn in which the quoted paragraphs stand as the correction says.

    Paragraphs of one passage stay there: their sentences are linked. Others leave their passages,
    for one of their own at the place of the first of them; one that is alone leaves its passage if
    all of its sentences are meant.
    """
    own = [place.paragraph.id for place in places]
    holders = [p for p in turn.passages if any(one.id in own for one in p.paragraphs)]
    whole = len(places) == 1 and len(places[0].sentences) == len(places[0].paragraph.sentences)
    apart = len(places) == 1 and whole and len(holders) == 1 and has_both(holders[0])
    if not apart and (len(holders) < len(places) or len(places) == 1):
        return turn
    passages: list[Passage] = []
    for passage in turn.passages:
        if passage not in holders:
            passages.append(passage)
            continue
        rest = [one for one in passage.paragraphs if one.id not in own]
        parts = [passage_of(rest, passage.confidence)] if rest else []
        if passage is holders[0]:
            parts.append(passage_of([place.paragraph for place in places]))
        passages += sorted(parts, key=lambda one: one.paragraphs[0].spans[0])
    return replace(turn, passages=tuple(passages))


def links_in(passage: Passage, links: Sequence[Link]) -> list[Link]:
    """Those links whose sentences all stand in a passage."""
    there = {x.id for side in LANGUAGES for one in passage.get(side) for x in one.sentences}
    return [link for link in links if there.issuperset(link.zh + link.en)]
