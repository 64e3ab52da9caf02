"""Differences: terms rendered in several ways, and terms without a known rendering beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.indexes import Index
from generator.pages.concordance import lines
from generator.pages.glossary import DIFFERENCES
from generator.pages.html import NOT_SEARCHED, Html, element, join, page
from generator.pages.labels import count, label, plain
from generator.pages.links import From
from generator.pages.parts import event_title, row, table
from generator.pages.term import rendering_of, term_link
from generator.terms import Term, Use

_HEADS = ("chinese", "used-renderings", "places")


def differences_page(terms: Sequence[Term], index: Index) -> bytes:
    """What an editor looks through before publishing."""
    here = From(DIFFERENCES)
    several = [(term, counts) for term in terms if len(counts := _renderings(term, index)) > 1]
    lone = [(term, uses) for term in terms if (uses := _unanswered(term, index))]
    rows = [
        row(_HEADS, term_link(term, here), _counted(counts), str(sum(counts.values())))
        for term, counts in several
    ]
    return page(
        element("h1", label("differences"), id="differences"),
        element("h2", label("several-renderings"), id="several"),
        element("p", count(len(several), "terms-count"), class_="dz-facts"),
        table(_HEADS, rows),
        element("h2", label("no-rendering"), id="unanswered"),
        element("p", count(len(lone), "terms-count"), class_="dz-facts"),
        *(_block(term, uses, here) for term, uses in lone),
        title=plain("differences"),
        description=plain("about-differences"),
        search=NOT_SEARCHED,
    )


def _renderings(term: Term, index: Index) -> Counter[str]:
    """The renderings that official texts print, short forms apart, and how often."""
    forms = Counter(
        rendering_of(term, use.en.form)
        for use in index.uses.get(term.slug, ())
        if use.en and "en" in use.printed
    )
    for form in term.also:
        forms.pop(form, None)
    return forms


def _counted(counts: Counter[str]) -> Html:
    items = [
        element("li", element("span", one, lang="en"), f" {number}")
        for one, number in counts.most_common()
    ]
    return element("ul", *items)


def _unanswered(term: Term, index: Index) -> list[Use]:
    """Official uses with a text beside them that has no known rendering."""
    uses = index.uses.get(term.slug, ())
    return [use for use in uses if use.answer == "other" and use.printed]


def _block(term: Term, uses: Iterable[Use], here: From) -> Html:
    parts = [element("h3", term_link(term, here))]
    for _, group in groupby(uses, key=lambda use: use.transcript.slug):
        found = list(group)
        parts.append(element("p", event_title(found[0].transcript), class_="dz-facts"))
        parts.append(lines(found, here))
    return join(*parts)
