"""Lines that hold both languages without a break between them, cut where the language changes."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.language.names import SALUTATION
from generator.language.scripts import HAN, LATIN_WORD
from generator.reading.lines import Line

_SENTENCE = re.compile(r"[^。！？!?.;；]*(?:[。！？!?.;；]+[”’\"')）】]*|$)")
_CELLS = re.compile(r"\s*\|\s*")
_VERSION = re.compile(
    r"[\[【(（]?\s?(?:"
    r"(?:[中英][文语語]|[汉漢][语語]|[国國][语語])(?:文字)?"
    r"(?:版本?|[实實][录錄]|全文|原文|原稿|[译譯][文稿]|文本|部分|[讲講]稿)"
    r"|(?:Chinese|English)(?: full| original)? "
    r"(?:transcript|version|text|translation|original|script)"
    r"|(?:full )?(?:transcript|version|text|translation) in (?:Chinese|English)"
    r")\s?[\])）】]?\s?[:：]?",
    re.IGNORECASE,
)
# Chinese up to a colon or a comma, and nothing but English behind it.
_GREETING = re.compile(r"[^。！？；!?;A-Za-z]{2,40}[：:，,]\s*(?=[A-Z][^\u3400-\u9fff]+$)")
_FEW_HAN, _FEW_WORDS = 2, 2


def split_languages(line: Line) -> tuple[list[Line], list[Line]]:
    """The parts of a line in one language each, and what only divided them.

    Cut between cells of different languages (``zh | en |``), and where a sentence in one language
    follows one in the other.
    """
    text = line.text
    if not (HAN.search(text) and LATIN_WORD.search(text)):
        return [line], []
    if "|" in text and (cut := _cells(line)):
        return cut
    places = _changes(text)
    if not places:
        return [line], []
    edges = [0, *places, len(text)]
    parts = [line.cut(a, b) for a, b in pairwise(edges)]
    return [part for part in parts if part], []


def names_version(text: str) -> bool:
    """Whether a line says no more than in which language the text below it is.

    >>> [names_version(text) for text in ("English Transcript", "【中文实录】", "中文版很好")]
    [True, True, False]
    """
    return bool(_VERSION.fullmatch(text))


def _cells(line: Line) -> tuple[list[Line], list[Line]] | None:
    bars = [match.span() for match in _CELLS.finditer(line.text)]
    edges = [0, *(edge for bar in bars for edge in bar), len(line.text)]
    cells = [cell for a, b in zip(edges[::2], edges[1::2], strict=True) if (cell := line.cut(a, b))]
    pure = {_pure(cell.text) for cell in cells}
    if len(cells) != 2 or pure != {"zh", "en"}:
        return None
    return cells, [bar for a, b in bars if (bar := line.cut(a, b))]


def _changes(text: str) -> list[int]:
    """Where the language changes between whole sentences, each of them plainly of one language.

    Words of greeting count as sentences where they stand in both languages.
    """
    if greeting := _GREETING.match(text):
        chinese, english = text[: greeting.end()], text[greeting.end() :]
        if SALUTATION.search(chinese) and SALUTATION.match(english):
            return [greeting.end()]
    pieces: list[tuple[int, str | None]] = []
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            pieces.append((start, _pure(match.group())))
    places, current = [], None
    for start, language in pieces:
        if language and current and language != current:
            places.append(start)
        current = language or current
    return places


def _pure(text: str) -> str | None:
    """The language of a stretch that is plainly of one, ``None`` where that cannot be told.

    Chinese may hold a few Latin words, English no Chinese at all.
    """
    han, words = len(HAN.findall(text)), len(LATIN_WORD.findall(text))
    if han == 0:
        return "en" if words >= _FEW_WORDS else None
    return "zh" if han >= _FEW_HAN and han > 2 * words else None
