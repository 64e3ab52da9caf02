"""The concordance of a term: each use as a bilingual line, the term in the middle (KWIC)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.model import LANGUAGES, Language
from generator.pages.html import Html, element
from generator.pages.labels import label
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
    kind = f"dz-line dz-{language}"
    place = use.get(language)
    lang = lang_of(language, use.transcript)
    if place:
        note = None
        if place.paragraph.reference:
            gap, ours = label(f"not-printed-{language}"), label("reference-text")
            note = element("small", gap, " · ", ours, class_="dz-ours")
        return element("span", *_in_context(place), note, class_=kind, lang=lang)
    if use.answer == "none":
        gap = label(f"not-printed-{language}")
        return element("span", element("small", gap), class_=f"{kind} dz-gap")
    text = element("span", shorten(use.beside, 2 * CONTEXT[language]), lang=lang)
    note = element("small", label("other-words"), class_="dz-guess")
    return element("span", text, " ", note, class_=f"{kind} dz-gap")


def _in_context(place: Place) -> tuple[Html, Html, Html]:
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
        element("span", "…" if left else None, text[left:start], class_="dz-left"),
        element("mark", text[start:end]),
        element(
            "span",
            after if right == len(text) else after.rstrip(_BEFORE_MORE) + "…",
            class_="dz-right",
        ),
    )
