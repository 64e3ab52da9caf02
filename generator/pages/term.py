"""The page of one term: its renderings with what shows each, and those that the texts use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.indexes import Index
from generator.language.matcher import lay_out
from generator.language.scripts import HAN
from generator.model import LANGUAGES, Bilingual, Transcript
from generator.pages.concordance import concordance
from generator.pages.html import Html, element, join, page
from generator.pages.labels import LANG, both, filled, label
from generator.pages.links import From, term_url, transcript_url
from generator.pages.parts import event_title, facts, name_of, rich, table, unmarked
from generator.terms import EDITOR, Rendering, Term, Use

MANY_DATES = 3
"""From so many dates on, renderings are counted over time."""


def term_page(
    term: Term,
    glossary: Mapping[str, Term],
    index: Index,
    transcripts: Mapping[str, Transcript],
) -> bytes:
    """The page of one term; ``glossary`` goes by slug."""
    here = From(term_url(term.slug))
    name = f"{term.name.zh} {term.name.en}"
    uses = index.uses.get(term.slug, ())
    blocks = [
        _head(term),
        element("div", *_texts(term.definition), class_="dz-definition"),
        _renderings(term, transcripts, here),
        _facts(term, glossary, here),
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


def _renderings(term: Term, transcripts: Mapping[str, Transcript], here: From) -> Html:
    rows = [
        (element("span", one.en, lang="en"), label(one.status), _source(one, transcripts, here))
        for one in term.renderings
    ]
    return join(
        element("h2", label("renderings"), id="renderings"),
        table(("english", "status", "evidence"), rows),
    )


def _source(one: Rendering, transcripts: Mapping[str, Transcript], here: From) -> Html:
    slug, _, fragment = one.source.partition("#")
    if transcript := transcripts.get(slug):
        href = here.to(f"{transcript_url(transcript)}#{fragment}")
        return element("a", event_title(transcript), href=href)
    if one.source == EDITOR or "://" not in one.source:
        return label("editor")
    date = element("time", one.date, datetime=one.date) if one.date else None
    return join(element("a", one.source, href=one.source, rel="noopener"), " ", date)


def _facts(term: Term, glossary: Mapping[str, Term], here: From) -> Html | None:
    by_name = {one.name.zh: one for one in glossary.values()}
    also = [
        element("span", form, lang="zh-Hans" if HAN.search(form) else "en") for form in term.also
    ]
    note = _texts(term.note)

    def linked(names: Sequence[str]) -> Html | None:
        found = [by_name[name] for name in names if name in by_name]
        return Html(" · ".join(term_link(one, here) for one in found)) if found else None

    pairs = [
        (label("also"), Html(" · ".join(also)) if also else None),
        (label("belongs-to"), linked(term.belongs_to)),
        (label("see-also"), linked(term.see_also)),
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
    printed = [
        (rendering_of(term, use.en.form), use) for use in uses if use.en and "en" in use.printed
    ]
    if not printed:
        return None
    counts = Counter(rendering for rendering, _ in printed)
    dates = sorted({use.transcript.details.date for _, use in printed})
    heads, rows = ["english", "places", "by-speaker"], []
    if len(dates) >= MANY_DATES:
        heads.append("over-time")
    for rendering, number in counts.most_common():
        own = [use for one, use in printed if one == rendering]
        row = [element("span", rendering, lang="en"), str(number), _speakers(own)]
        if len(dates) >= MANY_DATES:
            row.append(_over_time(own, dates))
        rows.append(row)
    return join(element("h2", label("used-renderings"), id="used"), table(heads, rows))


def _speakers(uses: Sequence[Use]) -> Html:
    counts = Counter(name_of(use.turn) for use in uses)
    return Html("; ".join(join(both(name), f" {n}") for name, n in counts.most_common()))


def _over_time(uses: Sequence[Use], dates: Sequence[str]) -> Html:
    counts = Counter(use.transcript.details.date for use in uses)
    return Html("; ".join(join(element("time", date), f" {counts[date]}") for date in dates))


NEIGHBOURS = 8
"""So many terms that stand in the same passages are named."""


def _neighbours(term: Term, glossary: Mapping[str, Term], index: Index, here: From) -> Html | None:
    """Terms that stand in at least two of the same passages, and those inside this one."""
    own = {(use.transcript.slug, use.passage.id) for use in index.uses.get(term.slug, ())}
    shared = Counter(
        {
            slug: len(own & index.passages[slug])
            for place in sorted(own)
            for slug in index.terms_at[place]
            if slug != term.slug and len(own & index.passages[slug]) > 1
        }
    )
    items = [
        element("li", term_link(glossary[slug], here), " ", filled("shared-passages", number))
        for slug, number in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    inside = dict.fromkeys(
        inner.term
        for use in index.uses.get(term.slug, ())
        for place in (use.zh, use.en)
        if place
        for inner in place.mark.inner
    )
    if not items and not inside:
        return None
    within = [element("li", term_link(glossary[slug], here)) for slug in inside]
    return element(
        "section",
        element("h2", label("inside"), id="inside") if within else None,
        element("ul", *within) if within else None,
        element("h2", label("neighbours"), id="neighbours") if items else None,
        element("ul", *items[:NEIGHBOURS]) if items else None,
        data_search_exclude="",
    )
