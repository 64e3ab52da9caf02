"""The page of one term: its renderings with what shows each, and those that the texts use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.indexes import Index
from generator.language.matcher import lay_out
from generator.language.scripts import HAN
from generator.model import LANGUAGES, Bilingual, Transcript
from generator.pages.concordance import concordance
from generator.pages.html import Html, element, join, page
from generator.pages.labels import LANG, both, dotted, filled, label
from generator.pages.links import From, term_url, transcript_url
from generator.pages.parts import dated, facts, name_of, rich, row, table, unmarked
from generator.terms import EDITOR, Rendering, Term, Use

MANY_DATES = 3
"""From so many dates on, renderings are counted over time."""


def term_pages(
    terms: Sequence[Term], index: Index, transcripts: Iterable[Transcript]
) -> dict[str, bytes]:
    """The page of each term, by its address.

    What a page shows is gathered first, and put into HTML by functions that keep what they have
    made: in a preview most of it is the same again.
    """
    glossary = Glossary({one.slug: one for one in terms}, {one.name.zh: one for one in terms})
    titles = {
        one.slug: (transcript_url(one), one.details.title, one.details.date) for one in transcripts
    }
    return {term_url(one.slug): _term_page(one, glossary, index, titles) for one in terms}


class Glossary(NamedTuple):
    """All terms by their slugs, and by their Chinese names."""

    by_slug: Mapping[str, Term]
    by_name: Mapping[str | None, Term]


_Title = tuple[str, Bilingual, str]  # the address of a transcript, its title and its date


def _term_page(term: Term, glossary: Glossary, index: Index, titles: Mapping[str, _Title]) -> bytes:
    here = From(term_url(term.slug))
    name = f"{term.name.zh} {term.name.en}"
    uses = index.uses.get(term.slug, ())
    shown = [titles.get(one.source.partition("#")[0]) for one in term.renderings]
    belongs, see = (
        tuple(glossary.by_name[name] for name in names if name in glossary.by_name)
        for names in (term.belongs_to, term.see_also)
    )
    blocks = [
        *_told(term, tuple(shown), belongs, see, here),
        _used(term, uses),
        concordance(uses, here),
        _neighbours(term, glossary, index, here),
    ]
    definitions = [text for side in LANGUAGES if (text := term.definition.get(side))]
    return page(
        *filter(None, blocks),
        title=name,
        description=" ".join([f"{name}.", *map(unmarked, definitions)]),
    )


@lru_cache(maxsize=50_000)
def _told(
    term: Term,
    titles: tuple[_Title | None, ...],
    belongs: tuple[Term, ...],
    see: tuple[Term, ...],
    here: From,
) -> tuple[Html | None, ...]:
    """What the entry says: ``titles`` are of the transcripts that show each rendering, if any."""
    return (
        _head(term),
        element("div", *_texts(term.definition), class_="dz-definition"),
        _renderings(term, titles, here),
        _facts(term, belongs, see, here),
    )


def _head(term: Term) -> Html:
    hant = term.zh_hant if term.zh_hant != term.name.zh else None
    return element(
        "header",
        element("p", both(term.category), class_="dz-kick"),
        element("h1", both(term.name), id="term"),
        element(
            "p",
            element("span", hant, lang="zh-Hant") if hant else None,
            " " if hant else None,
            element("span", term.pinyin, lang="zh-Latn-pinyin"),
            class_="dz-pinyin",
        ),
        class_="dz-head",
    )


def _texts(text: Bilingual) -> list[Html]:
    return [rich(side, LANG[language]) for language in LANGUAGES if (side := text.get(language))]


def _renderings(term: Term, titles: Sequence[_Title | None], here: From) -> Html:
    heads = ("english", "status", "evidence")
    rows = [
        row(
            heads,
            element("span", one.en, lang="en"),
            element("div", label(one.status), data_search_exclude=""),
            element("div", _source(one, title, here), data_search_exclude=""),
        )
        for one, title in zip(term.renderings, titles, strict=True)
    ]
    # Searched with the term itself: a heading with an id would be a place of its own in the search.
    return element(
        "section", element("h2", label("renderings")), table(heads, rows), id="renderings"
    )


def _source(one: Rendering, title: _Title | None, here: From) -> Html:
    if title:
        url, titled, day = title
        href = here.to(f"{url}#{one.source.partition('#')[2]}")
        return element("a", dated(titled, day), href=href)
    if one.source == EDITOR or "://" not in one.source:
        return label("editor")
    date = element("time", one.date, datetime=one.date) if one.date else None
    return join(element("a", one.source, href=one.source, rel="noopener"), " ", date)


def _facts(term: Term, belongs: Sequence[Term], see: Sequence[Term], here: From) -> Html | None:
    also = [
        element("span", form, lang="zh-Hans" if HAN.search(form) else "en") for form in term.also
    ]
    note = _texts(term.note)

    def linked(found: Sequence[Term]) -> Html | None:
        return dotted(term_link(one, here) for one in found) if found else None

    pairs = [
        (label("also"), dotted(also) if also else None),
        (label("belongs-to"), linked(belongs)),
        (label("see-also"), linked(see)),
        (label("usage"), join(*note) if note else None),
    ]
    return facts(*pairs) if any(value for _, value in pairs) else None


def term_link(term: Term, here: From) -> Html:
    """A term in both languages, linked to its page."""
    return element("a", both(term.name), href=here.to(term_url(term.slug)))


def rendering_of(term: Term, form: str) -> str:
    """The rendering that a wording found in a text is a form of, else the wording itself."""
    laid = lay_out(form)
    return next((one.en for one in term.renderings if lay_out(one.en) == laid), form)


def _used(term: Term, uses: Sequence[Use]) -> Html | None:
    """The renderings that official texts print, counted: in all, by speaker, and over time."""
    printed = tuple(
        (rendering_of(term, use.en.form), name_of(use.turn), use.transcript.details.date)
        for use in uses
        if use.en and "en" in use.printed
    )
    return _counted(printed) if printed else None


@lru_cache(maxsize=50_000)
def _counted(printed: tuple[tuple[str, Bilingual, str], ...]) -> Html:
    """Renderings counted, each with who says it and the date."""
    counts = Counter(rendering for rendering, _, _ in printed)
    dates = sorted({date for _, _, date in printed})
    over_time = len(dates) >= MANY_DATES
    heads = ["english", "places", "by-speaker", *(["over-time"] if over_time else [])]
    rows = []
    for rendering, number in counts.most_common():
        cells = [element("span", rendering, lang="en"), str(number)]
        cells.append(_speakers(name for one, name, _ in printed if one == rendering))
        if over_time:
            cells.append(_over_time([date for one, _, date in printed if one == rendering], dates))
        rows.append(row(heads, *cells))
    heading = element("h2", label("used-renderings"), id="used")
    return element("section", heading, table(heads, rows), data_search_exclude="")


def _speakers(names: Iterable[Bilingual]) -> Html:
    return Html("; ".join(join(both(name), f" {n}") for name, n in Counter(names).most_common()))


def _over_time(found: Sequence[str], dates: Sequence[str]) -> Html:
    counts = Counter(found)
    return Html("; ".join(join(element("time", date), f": {counts[date]}") for date in dates))


NEIGHBOURS = 8
"""So many terms that stand in the same passages are named."""


def _neighbours(term: Term, glossary: Glossary, index: Index, here: From) -> Html | None:
    """Terms that stand in at least two of the same passages, and those inside this one."""
    shared: Counter[str] = Counter()
    for place in index.passages.get(term.slug, ()):
        shared.update(index.terms_at[place])
    del shared[term.slug]
    near = sorted(
        ((-number, slug) for slug, number in shared.items() if number > 1),
    )[:NEIGHBOURS]
    inside = dict.fromkeys(
        inner.term
        for use in index.uses.get(term.slug, ())
        for place in (use.zh, use.en)
        if place
        for inner in place.mark.inner
    )
    return _beside(
        tuple((glossary.by_slug[slug], -number) for number, slug in near),
        tuple(glossary.by_slug[slug] for slug in inside),
        here,
    )


@lru_cache(maxsize=50_000)
def _beside(
    near: tuple[tuple[Term, int], ...], inside: tuple[Term, ...], here: From
) -> Html | None:
    if not near and not inside:
        return None
    items = [
        element("li", term_link(term, here), " ", filled("shared-passages", number))
        for term, number in near
    ]
    within = [element("li", term_link(term, here)) for term in inside]
    return element(
        "section",
        element("h2", label("inside"), id="inside") if within else None,
        element("ul", *within) if within else None,
        element("h2", label("neighbours"), id="neighbours") if items else None,
        element("ul", *items) if items else None,
        data_search_exclude="",
    )
