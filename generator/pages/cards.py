"""The cards of the terms on a reading page: one file beside it, fetched once a card is opened."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from generator.model import LANGUAGES, Term, Transcript
from generator.pages.html import Html, element, join
from generator.pages.labels import LANG, filled, label
from generator.pages.links import From, term_url, transcript_url
from generator.pages.parts import rich


def cards_file(transcript: Transcript, terms: Mapping[str, Term]) -> bytes:
    """A JSON object: the HTML of the card of each term on the page, by the term's slug.

    Links in it are relative to the reading page.
    """
    here = From(transcript_url(transcript))
    used = Counter(
        mark.term
        for _, passage in transcript.passages()
        for paragraph in passage.paragraphs
        for mark in paragraph.marks
    )
    cards = {slug: _card(terms[slug], used[slug], here) for slug in sorted(used)}
    return json.dumps(cards, ensure_ascii=False, indent=0).encode()


def _card(term: Term, uses: int, here: From) -> Html:
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
