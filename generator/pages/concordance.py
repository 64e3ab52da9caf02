"""The concordance of a term: each use as a bilingual line, the term in the middle (KWIC)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from generator.model import LANGUAGES, Language
from generator.pages.html import Html, element
from generator.pages.labels import dotted, label
from generator.pages.links import From, passage_url, transcript_url
from generator.pages.parts import event_title, lang_of, linked_name, shorten
from generator.terms import Place, Use

CONTEXT = {"zh": 26, "en": 60}
"""Characters on each side of a term in a line."""

_BEFORE_MORE = " ,，、;；:：.。"  # what would stand oddly before an ellipsis


def concordance(uses: Sequence[Use], here: From) -> Html:
    """All uses, grouped by transcript."""
    if not uses:
        return element("p", label("not-found"))
    parts = []
    for _, group in groupby(uses, key=lambda use: use.transcript.slug):
        found = list(group)
        transcript = found[0].transcript
        link = element("a", event_title(transcript), href=here.to(transcript_url(transcript)))
        parts.append(element("h3", link, class_="dz-event"))
        parts.append(lines(found, here))
    heading = element("h2", label("in-passages"), id="uses")
    return element("section", heading, *parts, data_search_exclude="")


def lines(uses: Iterable[Use], here: From) -> Html:
    """Uses of one transcript, a line each."""
    items = []
    for use in uses:
        sides = [_side(use, language) for language in LANGUAGES]
        href = here.to(passage_url(use.transcript, use.passage))
        link = element("a", *sides, href=href, class_="dz-use")
        who = element("span", linked_name(use.turn, here), class_="dz-by")
        state = None if use.answer == "found" else f"dz-{use.answer}"
        items.append(element("li", link, " ", who, class_=state))
    return element("ol", *items, class_="dz-uses")


def _side(use: Use, language: Language) -> Html:
    """One language of a use: its line, or what stands there in its place."""
    lang = lang_of(language, use.transcript)
    if place := use.get(language):
        return _line(_in_context(place), place.paragraph.reference, language, lang)
    return _gap(shorten(use.beside, 2 * CONTEXT[language]), language, lang)


@lru_cache(maxsize=50_000)  # in a preview mostly the same ones again
def _line(words: tuple[str, str, str], reference: bool, language: Language, lang: str) -> Html:
    """A term with what stands before and after it."""
    before, term, after = words
    note = None
    if reference:
        gap, ours = label(f"not-printed-{language}"), label("reference-text")
        note = element("small", dotted([gap, ours]), class_="dz-ours")
    return element(
        "span",
        element("span", before, class_="dz-left"),
        element("mark", term),
        element("span", after, class_="dz-right"),
        note,
        class_=f"dz-line dz-{language}",
        lang=lang,
    )


@lru_cache(maxsize=50_000)
def _gap(beside: str, language: Language, lang: str) -> Html:
    """Other words in the place of a term, or that none are printed."""
    kind = f"dz-line dz-{language} dz-gap"
    if not beside:
        gap = label(f"not-printed-{language}")
        return element("span", element("small", gap), class_=kind)
    text = element("span", beside, lang=lang)
    note = element("small", label("other-words"), class_="dz-guess")
    return element("span", text, " ", note, class_=kind)


def _in_context(place: Place) -> tuple[str, str, str]:
    """What stands before a place, the term, and what stands after it."""
    text, width = place.paragraph.text, CONTEXT[place.paragraph.language]
    start, end = place.mark.start, place.mark.end
    left, right = max(0, start - width), min(len(text), end + width)
    if left and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < len(text) and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    after = text[end:right]
    return (
        ("…" if left else "") + text[left:start],
        text[start:end],
        after if right == len(text) else after.rstrip(_BEFORE_MORE) + "…",
    )
