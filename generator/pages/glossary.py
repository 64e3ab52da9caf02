"""The lists of all terms: in the order of their pinyin, of their English, and by category."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from generator.indexes import Index
from generator.pages.html import NOT_SEARCHED, Html, element, page
from generator.pages.labels import both, count, dotted, label, plain
from generator.pages.links import From, term_url
from generator.pages.parts import row, table
from generator.terms import EDITOR, Term

ORDERS = {
    "pinyin": "glossary/",
    "english": "glossary/english/",
    "category": "glossary/categories/",
}
"""Each order in which the terms are listed, and the address of the list."""

DIFFERENCES = "glossary/differences/"
DATA = ("glossary/terms.csv", "glossary/terms.json")

_HEADS = ("chinese", "english", "category-head", "evidence", "places")

Section = tuple[str, Html, list[Term]]


def glossary_pages(terms: Sequence[Term], index: Index) -> dict[str, bytes]:
    """The lists by their addresses."""
    by_pinyin = sorted(terms, key=lambda term: (_letters(term.pinyin), term.slug))
    by_english = sorted(terms, key=lambda term: (_letters(term.name.en or ""), term.slug))
    by_category = sorted(by_pinyin, key=lambda term: _letters(term.category.any))
    sections = {
        "pinyin": _by_letter(by_pinyin, lambda term: term.pinyin),
        "english": _by_letter(by_english, lambda term: term.name.en or ""),
        "category": _by_category(by_category),
    }
    return {url: _list(order, sections[order], index) for order, url in ORDERS.items()}


@lru_cache(maxsize=50_000)
def _letters(text: str) -> str:
    """The letters and digits of a text, without accents, for sorting."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if letter.isalnum())


def _by_letter(terms: Iterable[Term], name: Callable[[Term], str]) -> list[Section]:
    """The terms under their initials; all digits share one place."""

    def initial(term: Term) -> str:
        first = _letters(name(term))[:1].upper()
        return first if first.isalpha() else "0-9"

    groups = ((letter, list(found)) for letter, found in groupby(terms, key=initial))
    return [(f"at-{letter}", element("span", letter), found) for letter, found in groups]


def _by_category(terms: Iterable[Term]) -> list[Section]:
    groups = groupby(terms, key=lambda term: term.category)
    return [
        (f"at-{number}", both(category), list(found))
        for number, (category, found) in enumerate(groups, start=1)
    ]


def _list(order: str, sections: Sequence[Section], index: Index) -> bytes:
    here = From(ORDERS[order])
    number = sum(len(terms) for _, _, terms in sections)
    with_counts = order == "category"
    jumps = (
        element("a", name, f" {len(terms)}" if with_counts else None, href=f"#{at}")
        for at, name, terms in sections
    )
    ids = {terms[0].slug: at for at, _, terms in sections}
    listed = [term for _, _, terms in sections for term in terms]
    return page(
        element("h1", label("terms"), id="terms"),
        element("p", count(number, "terms-count"), class_="dz-facts"),
        _ways(order, here),
        element("nav", *jumps, class_="dz-letters", aria_label=plain("initials")),
        _filter(),
        table(
            _HEADS,
            [
                _row(term, index.counts.get(term.slug, 0), ids.get(term.slug), here)
                for term in listed
            ],
            "dz-terms",
        ),
        title=f"{plain('terms')} {plain(f'by-{order}')}" if order != "pinyin" else plain("terms"),
        description=plain("about-terms"),
        search=NOT_SEARCHED,
    )


def _filter() -> Html:
    """What narrows the list as one types; shown where the script runs."""
    field = element("input", type="search", autocomplete="off")
    return element(
        "div",
        element("label", label("filter"), " ", field),
        " ",
        element("output"),
        class_="dz-filter",
    )


def _ways(order: str, here: From) -> Html:
    """The other orders, the page of differences, and the terms as data."""
    links = [
        element("a", label(f"by-{one}"), href=here.to(url))
        for one, url in ORDERS.items()
        if one != order
    ]
    links.append(element("a", label("differences"), href=here.to(DIFFERENCES)))
    links += [
        element("a", url.rpartition(".")[2].upper(), href=here.to(url), download=True)
        for url in DATA
    ]
    return element("p", dotted(links), class_="dz-ways")


@lru_cache(maxsize=50_000)  # in a preview mostly the same ones again
def _row(term: Term, places: int, name: str | None, here: From) -> Html:
    chinese = element("a", term.name.zh, href=here.to(term_url(term.slug)), lang="zh-Hans")
    return row(
        _HEADS,
        element("span", chinese, " ", element("small", term.pinyin, lang="zh-Latn-pinyin")),
        element("span", term.name.en, lang="en"),
        both(term.category),
        label("by-us" if term.evidence == EDITOR else "by-text"),
        str(places),
        name=name,
    )
