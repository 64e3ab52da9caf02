"""A passage of the reading page: its sides, their sentences, and the terms in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.model import (
    LANGUAGES,
    Language,
    Link,
    Mark,
    Paragraph,
    Passage,
    Transcript,
    Turn,
)
from generator.pages.html import Html, element, join
from generator.pages.labels import LANG, label, plain
from generator.pages.links import From, term_url
from generator.pages.parts import lang_of

_ROWS = (2, 4, 7, 11, 16, 24, 36, 54, 80, 120)  # the heights that the style sheet knows


def passage_block(
    transcript: Transcript, turn: Turn, passage: Passage, number: int, here: From
) -> Html:
    """A passage with its number (1-based), in the languages that its turn has."""
    damaged = frozenset(one.id for one in passage.paragraphs if transcript.damage(one))
    return _block(passage, turn.languages, damaged, number, lang_of("zh", transcript), here)


@lru_cache(maxsize=2_000)  # a page has it in both scripts, and a preview mostly the same ones again
def _block(
    passage: Passage,
    languages: Sequence[Language],
    damaged: frozenset[str],
    number: int,
    script: str,
    here: From,
) -> Html:
    sides = [_side(passage, language, damaged, script, here) for language in languages]
    name = f"{plain('passage')} {number}"
    anchor = element(
        "a", str(number), href=f"#{passage.id}", class_="dz-n", aria_label=name, title=name
    )
    return element(
        "div",
        element("span", anchor, data_search_exclude=""),
        *sides,
        id=passage.id,
        class_=f"dz-p {rows_of(passage)}",
    )


def rows_of(*passages: Passage) -> str:
    """The class for how many lines they may fill in two columns: their place until drawn."""
    lines = sum(map(_lines, passages))
    return f"dz-rows-{next((rows for rows in _ROWS if lines <= rows), _ROWS[-1])}"


def _lines(passage: Passage) -> int:
    widths = {"zh": 28, "en": 66}  # characters in a line
    return max(
        sum(-(-len(one.text) // widths[language]) for one in passage.get(language))
        for language in LANGUAGES
    )


def _side(
    passage: Passage, language: Language, damaged: frozenset[str], script: str, here: From
) -> Html:
    paragraphs = passage.get(language)
    if not paragraphs:
        gap = label(f"no-{language}")
        return element("div", gap, class_=f"dz-side dz-{language} dz-gap", data_search_exclude="")
    ours = all(one.reference for one in paragraphs)
    numbers = _numbers(passage)
    return element(
        "div",
        *(
            part
            for one in paragraphs
            for part in (
                element("p", _text(one, numbers, here), id=_own_id(one, passage)),
                _damage() if one.id in damaged else None,
            )
        ),
        element("small", label("reference"), class_="dz-by", data_search_exclude="")
        if ours
        else None,
        class_=f"dz-side dz-{language}{' dz-ref' if ours else ''}",
        lang=script if language == "zh" else LANG[language],
        translate="no" if language == "zh" else None,
    )


def _own_id(paragraph: Paragraph, passage: Passage) -> str | None:
    """The address of a paragraph that is no passage of its own, so that links to it last."""
    return paragraph.id if paragraph.id != passage.id else None


def _numbers(passage: Passage) -> Mapping[str, tuple[int, Link]]:
    """The link of each sentence that has a counterpart, with its number in the passage."""
    linked = [link for link in passage.links if link.zh and link.en]
    return {
        name: (number, link)
        for number, link in enumerate(linked, start=1)
        for name in link.zh + link.en
    }


def _damage() -> Html:
    """A mark at a paragraph whose text is damaged in the source and was left as it is."""
    return element("small", label("damaged"), class_="dz-damaged", data_search_exclude="")


def _text(paragraph: Paragraph, numbers: Mapping[str, tuple[int, Link]], here: From) -> Html:
    """The text of a paragraph: its sentences, and in them a link at each term.

    ``data-l`` numbers the links of a passage: sentences with the same number render each other.
    """
    out: list[str | None] = []
    at = 0
    for sentence in paragraph.sentences:
        out.append(paragraph.text[at : sentence.start])
        number, link = numbers.get(sentence.id, (None, None))
        out.append(
            element(
                "span",
                _marked(paragraph, sentence.start, sentence.end, here),
                id=sentence.id,
                class_="dz-s dz-weak" if link and link.is_weak else "dz-s",
                data_l=str(number) if number else None,
            )
        )
        at = sentence.end
    return join(*out, _marked(paragraph, at, len(paragraph.text), here))


def _marked(paragraph: Paragraph, start: int, end: int, here: From) -> Html:
    """A stretch of a paragraph with a link at each term that lies in it whole."""
    out: list[str | None] = []
    at = start
    for mark in paragraph.marks:
        if start <= mark.start and mark.end <= end:
            out += [paragraph.text[at : mark.start], _term(paragraph, mark, here)]
            at = mark.end
    return join(*out, paragraph.text[at:end])


def _term(paragraph: Paragraph, mark: Mark, here: From) -> Html:
    """A link to a term; its card shows those that stand in its words, too."""
    inside = dict.fromkeys(one.term for one in mark.all[1:] if one.term != mark.term)
    return element(
        "a",
        paragraph.text[mark.start : mark.end],
        class_="dz-term",
        href=here.to(term_url(mark.term)),
        data_term=mark.term,
        data_also=" ".join(inside) or None,
    )
