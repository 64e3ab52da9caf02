"""Pieces that several kinds of pages show in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from generator.language.chinese import script_of
from generator.language.scripts import HAN
from generator.model import Affiliation, Bilingual, Language, Transcript, Turn
from generator.pages.html import Html, element, escape, join
from generator.pages.labels import LABELS, LANG, both, label, plain
from generator.pages.links import From, party_url, turn_url

EXCERPT = 60
"""Half the characters of a shortened text."""

_BEFORE_MORE = " ,，、;；:：.。"  # what would stand oddly before an ellipsis


def lang_of(language: Language, transcript: Transcript) -> str:
    """The BCP 47 tag of a side of a transcript, Chinese by the script of its source."""
    return script_of(transcript.source.text) if language == "zh" else "en"


def name_of(turn: Turn) -> Bilingual:
    """The name to show for a turn's speaker: of the party, else what its labels print."""
    who = turn.who
    if who.party:
        return who.party.name
    printed = [one.text.strip(" :：[]【】\u00a0\u3000") for one in turn.labels]
    if printed:
        zh = next((text for text in printed if HAN.search(text)), None)
        return Bilingual(zh, next((text for text in printed if not HAN.search(text)), None))
    return LABELS["unknown-outlet" if who.kind == "outlet" else "unknown-speaker"]


def linked_name(turn: Turn, here: From) -> Html:
    """A speaker's name, linked to the speaker's page where there is one."""
    if turn.who.party is None:
        return _name(name_of(turn), None, not turn.labels)
    return _name(name_of(turn), here.to(party_url(turn.who.party)), False)


@lru_cache(maxsize=10_000)
def _name(name: Bilingual, href: str | None, is_guess: bool) -> Html:
    if href is None:
        return element("span", both(name), class_="dz-name dz-guess" if is_guess else "dz-name")
    return element("a", both(name), href=href, class_="dz-name")


def office(affiliation: Affiliation) -> Html:
    """An office in both languages; a wording of ours is marked as such."""
    sides = []
    for language in ("zh", "en"):
        text = affiliation.office.get(language)
        if text:
            mark = None
            if language in affiliation.ours:
                mark = join(" ", element("small", label("ours"), class_="dz-ours"))
            sides.append(element("span", text, mark, lang=LANG[language]))
    return Html(" ".join(sides))


def event_title(transcript: Transcript) -> Html:
    """A transcript's title in both languages, and its date."""
    return dated(transcript.details.title, transcript.details.date)


@lru_cache(maxsize=1_000)
def dated(title: Bilingual, date: str) -> Html:
    """A title in both languages, and a date."""
    return join(both(title), " ", element("time", date, datetime=date))


def turn_link(transcript: Transcript, turn: Turn, here: From) -> Html:
    """The kind and first words of a turn, linked to it."""
    href = here.to(turn_url(transcript, turn))
    return element("a", first_words(transcript, turn), href=href)


def first_words(transcript: Transcript, turn: Turn) -> Html:
    """How a turn begins, shortened."""
    if not turn.passages:
        return escape("…")
    first = turn.passages[0].paragraphs[0]
    return element("span", shorten(first.text), lang=lang_of(first.language, transcript))


def shorten(text: str, length: int = 2 * EXCERPT) -> str:
    """At most ``length`` characters of a text, cut at a space where there is one, with an ellipsis.

    >>> shorten("one two three", 9), shorten("One. Two three", 9)
    ('one two…', 'One. Two…')
    >>> shorten("One two. Three", 10)
    'One two…'
    """
    if len(text) <= length:
        return text
    head = text[:length]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip(_BEFORE_MORE) + "…"


def facts(*pairs: tuple[str | Html, str | None]) -> Html:
    """A list of names and values, those without a value left out."""
    rows = [
        join(element("dt", name), element("dd", value))
        for name, value in pairs
        if value is not None
    ]
    return element("dl", *rows, class_="dz-facts-list")


def table(heads: Sequence[str], rows: Iterable[Html], kind: str = "") -> Html:
    """A table of rows; ``heads`` are the keys of the labels over its columns."""
    head = element("tr", *(element("th", label(key), scope="col") for key in heads))
    parts = (element("thead", head, data_search_exclude=""), element("tbody", *rows))
    return element("table", *parts, class_=f"dz-table {kind}".strip())


def row(heads: Sequence[str], *cells: str, name: str | None = None) -> Html:
    """A row of a table with these heads, and its id.

    Each cell carries its label too, for windows too narrow for columns.
    """
    shown = [
        element("td", element("div", cell), data_label=plain(key))
        for key, cell in zip(heads, cells, strict=True)
    ]
    return element("tr", *shown, id=name)


@lru_cache(maxsize=20_000)
def rich(markdown: str, lang: str) -> Html:
    """What an editor writes as Markdown: emphasis, links, code and lists; HTML stays text.

    A definition stands on pages of several addresses, so that a relative link would lead nowhere;
    links that are not ``https`` stay text. Of an image its words are shown.
    """
    return element("div", Html(_markdown().render(markdown)), class_="dz-rich", lang=lang)


@lru_cache(maxsize=20_000)
def unmarked(markdown: str) -> str:
    """The words of a Markdown text without its marks."""
    tokens = (child for token in _markdown().parse(markdown) for child in token.children or ())
    return " ".join("".join(token.content for token in tokens).split())


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False})
    parser.enable(["emphasis", "link", "image", "backticks", "list", "escape", "entity", "newline"])
    parser.validateLink = lambda url: url.startswith("https://")  # type: ignore[method-assign]
    parser.add_render_rule("image", _text)
    parser.add_render_rule("text", _text)
    parser.add_render_rule("code_inline", _code)
    return parser


def _text(self: RendererHTML, tokens: list[Token], at: int, *_: object) -> str:
    return escape(tokens[at].content)


def _code(self: RendererHTML, tokens: list[Token], at: int, *_: object) -> str:
    return element("code", tokens[at].content)
