"""The cards of the terms on a reading page: one file beside it, fetched once a card is opened."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from generator.language.chinese import Converter
from generator.model import LANGUAGES, Transcript
from generator.pages.html import Html, element, join
from generator.pages.labels import LANG, filled, label
from generator.pages.links import From, term_url, transcript_url
from generator.pages.other_script import converted
from generator.pages.parts import lang_of, rich
from generator.terms import Term

CARDS = "cards.json"
"""The name of the file, beside the reading page in either script."""


def cards_file(
    transcript: Transcript, terms: Mapping[str, Term], convert: Converter | None = None
) -> bytes:
    """A JSON object: the HTML of the card of each term on the page, by the term's slug.

    Links in it are relative to the reading page; with ``convert`` to the one in the other script.
    """
    here = From(transcript_url(transcript))
    used = Counter(
        mark.term
        for _, passage in transcript.passages()
        for paragraph in passage.paragraphs
        for outer in paragraph.marks
        for mark in outer.all
    )
    script = lang_of("zh", transcript)
    cards = {slug: _card(terms[slug], used[slug], here, script, convert) for slug in sorted(used)}
    return json.dumps(cards, ensure_ascii=False, indent=0).encode()


@lru_cache(maxsize=50_000)  # in a preview mostly the same ones again
def _card(term: Term, uses: int, here: From, script: str, convert: Converter | None) -> Html:
    """The card of a term; with ``convert`` out of its script into the other one."""
    if convert:
        return converted(_card(term, uses, here, script, None), script, convert)
    return join(
        element(
            "p",
            element("b", term.name.zh, lang="zh-Hans"),
            " ",
            element("span", term.pinyin, lang="zh-Latn-pinyin"),
            class_="dz-card-name",
        ),
        element("p", term.name.en, class_="dz-card-en", lang="en"),
        *(
            rich(text, LANG[language])
            for language in LANGUAGES
            if (text := term.definition.get(language))
        ),
        element(
            "p",
            element("span", filled("uses-here", uses)),
            " ",
            element("small", label("by-us"), class_="dz-ours")
            if term.evidence == "editor"
            else None,
            " ",
            element("a", label("term"), " →", href=here.to(term_url(term.slug))),
            class_="dz-card-foot",
        ),
    )
