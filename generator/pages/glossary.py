"""The glossary: a page for each term with the passages where it stands, and the list of all."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.indexes import Index, Occurrence
from generator.language.scripts import HAN
from generator.model import LANGUAGES, Term, Transcript
from generator.pages.html import NOT_SEARCHED, Html, element, page
from generator.pages.labels import LANG, both, count, label, plain
from generator.pages.links import From, passage_url, term_url, transcript_url
from generator.pages.parts import (
    event_title,
    excerpt,
    facts,
    lang_of,
    linked_name,
    rich,
    table,
    unmarked,
)


def glossary_page(terms: Sequence[Term], index: Index) -> bytes:
    """The list of all terms in the order of their pinyin, with how often each one stands."""
    here = From("glossary/")
    ordered = sorted(terms, key=lambda term: (_toneless(term.pinyin), term.slug))
    first = {letter: next(found) for letter, found in groupby(ordered, key=_initial)}
    ids = {term.slug: f"at-{letter}" for letter, term in first.items()}
    jumps = (element("a", letter, href=f"#at-{letter}") for letter in first)
    rows = [
        (
            element(
                "span",
                element("a", term.name.zh, href=here.to(term_url(term.slug)), lang="zh-Hans"),
                " ",
                element("small", term.pinyin, lang="zh-Latn-pinyin"),
            ),
            element("span", term.name.en, lang="en"),
            label("by-us" if term.evidence == "editor" else "by-text"),
            str(len(index.occurrences.get(term.slug, ()))),
        )
        for term in ordered
    ]
    return page(
        element("h1", label("terms"), id="terms"),
        element("p", count(len(terms), "terms-count"), class_="dz-facts"),
        element("nav", *jumps, class_="dz-letters", aria_label=plain("initials")),
        table(
            ("chinese", "english", "evidence", "places"),
            rows,
            [ids.get(term.slug) for term in ordered],
            "dz-terms",
        ),
        title=plain("terms"),
        description=plain("about-terms"),
        search=NOT_SEARCHED,
    )


def _toneless(pinyin: str) -> str:
    """The letters of pinyin without its tones and spaces, for sorting."""
    letters = unicodedata.normalize("NFD", pinyin.lower())
    return "".join(letter for letter in letters if letter.isalnum())


def _initial(term: Term) -> str:
    """The letter under which a term is found; all digits share one place."""
    first = _toneless(term.pinyin)[:1].upper()
    return first if first.isalpha() else "0-9"


def term_page(term: Term, index: Index, transcripts: Mapping[str, Transcript]) -> bytes:
    """The page of one term."""
    here = From(term_url(term.slug))
    name = f"{term.name.zh} {term.name.en}"
    definitions = [term.definition.get(language) for language in LANGUAGES]
    shown = [
        rich(text, LANG[language])
        for language, text in zip(LANGUAGES, definitions, strict=True)
        if text
    ]
    also = [
        element("span", form, lang="zh-Hans" if HAN.search(form) else "en") for form in term.also
    ]
    return page(
        element(
            "header",
            element("h1", both(term.name), id="term"),
            element("p", term.pinyin, class_="dz-pinyin", lang="zh-Latn-pinyin"),
            class_="dz-head",
        ),
        element("div", *shown, class_="dz-definition"),
        facts(
            (label("also"), Html(" · ".join(also)) if also else None),
            (label("evidence"), _evidence(term, transcripts, here)),
        ),
        _places(index.occurrences.get(term.slug, ()), here),
        title=name,
        description=" ".join([f"{name}.", *map(unmarked, filter(None, definitions))]),
    )


def _evidence(term: Term, transcripts: Mapping[str, Transcript], here: From) -> Html:
    slug, _, fragment = term.evidence.partition("#")
    if transcript := transcripts.get(slug):
        href = here.to(f"{transcript_url(transcript)}#{fragment}")
        return element("a", event_title(transcript), href=href)
    if term.evidence.startswith(("https://", "http://")):
        return element("a", term.evidence, href=term.evidence, rel="noopener")
    return label("editor")


def _places(places: Sequence[Occurrence], here: From) -> Html:
    if not places:
        return element("p", label("not-found"))
    parts = []
    for _, group in groupby(places, key=lambda place: place.transcript.slug):
        found = list(group)
        transcript = found[0].transcript
        link = element("a", event_title(transcript), href=here.to(transcript_url(transcript)))
        parts.append(element("h3", link, class_="dz-event"))
        parts.append(element("ul", *(_place(place, here) for place in found), class_="dz-places"))
    heading = element("h2", label("in-passages"))
    return element("section", heading, *parts, data_search_exclude="")


def _place(place: Occurrence, here: From) -> Html:
    lang = lang_of(place.paragraph.language, place.transcript)
    href = here.to(passage_url(place.transcript, place.passage))
    words = excerpt(place.paragraph, place.mark.start, place.mark.end, lang)
    return element("li", element("a", words, href=href), " ", linked_name(place.turn, here))
