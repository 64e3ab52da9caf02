"""Dates in running text, Chinese and English: years, months, days, decades, centuries, ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.language import numerals_zh
from generator.language.figures import Date, any_of

# ---- Chinese ----

_HAN_YEAR = r"[一二][零一二三四五六七八九]{3}"
_ZH_MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月(?!亮|球|饼|嫂)"
_ZH_DAY = r"\s?(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]"
_TO = r"\s*(?:[-–—~～、和与及]|至|到)+\s*"
_ZH = re.compile(
    rf"(?<![\d.,])(?P<year>\d{{4}}|{_HAN_YEAR})\s*年(?!代|级|以上)(?:\s?{_ZH_MONTH}(?:份|{_ZH_DAY})?)?"
    rf"|(?<![\d.,])(?P<first>(?:1[5-9]|20)\d\d)(?=(?:{_TO}(?:1[5-9]|20)\d\d)*{_TO}\d{{4}}\s*(?:年|学年|财年))"
    r"|(?<![\d.,])(?P<m7>\d{1,2})(?=\s?[-–—~～至到]\s?\d{1,2}\s?月)"
    rf"|(?<![\d.,个])(?:{_ZH_MONTH.replace('month', 'm2')})(?:{_ZH_DAY.replace('day', 'd2')})?"
    rf"|(?<=[日号至到\-—–~～、])(?P<d3>\d{{1,2}})[日号](?![元本])"
    r"|(?<![\d.,])(?P<y4>(?:1[5-9]|20)\d\d)(?:-(?P<m4>\d{1,2})-(?P<d4>\d{1,2})"
    r"|/(?P<m5>\d{1,2})/(?P<d5>\d{1,2})|\.(?P<m6>\d{1,2})\.(?P<d6>\d{1,2}))(?!\d)"
)
_ZH_DECADE = re.compile(
    r"(?:(?P<century>\d{1,2}|[一二]?十[一二三四五六七八九]?)\s?世纪|(?P<last>上世纪|上个世纪))?"
    r"\s?(?P<tens>\d0|[二三四五六七八九]十)\s?年代"
)
_ZH_DECADE_WHOLE = re.compile(r"(?P<year>(?:1\d|20)\d0)\s?年代")
_ZH_CENTURY = re.compile(r"(?P<century>\d{1,2}|[一二]?十[一二三四五六七八九]?)\s?世纪")
_ZH_GLOSS = re.compile(r"[(（]\s*公?元?前?[\d\s年月至到—–~～-]+[)）]")
_LAST_CENTURY = 20

# ---- English ----

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT = {month[:3]: at for at, month in enumerate(_MONTHS, start=1)} | {"Sept": 9}
_MONTH = rf"(?:{any_of(_MONTHS)}|{any_of(_SHORT)}\.?)(?![a-z])"
_SURE = any_of(name for name in _MONTHS if name not in {"March", "May"})
_EN_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]*\d|%|\.\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d{3}|\.\d)"
_BEFORE_MONTH = r"(?:in|of|by|since|until|from|to|last|this|next|early|late|mid|and|each|every)"
_EN = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<day>{_EN_DAY})(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|\b(?P<d2>{_EN_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?"
    rf"|\b(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})"
    rf"|\b(?P<m4>{_SURE})\b|\b{_BEFORE_MONTH}[\s-](?P<m5>March|May)\b"
    r"|(?<=[a-z,] )(?P<m7>March\b|May(?=[.,;:)]))"
    rf"|(?<![\d.,])(?P<y6>{_YEAR})-(?P<m6>\d{{1,2}})-(?P<d6>\d{{1,2}})(?!\d)"
    rf"|(?<![\d.,$€£¥A-Za-z-])(?P<y7>{_YEAR})(?![A-Za-z])"
    rf"|(?<=\d[-–—])(?P<y8>{_YEAR})(?![A-Za-z])"
)
_NOT_YEAR = re.compile(
    r"[\s-]*(?:percent|per\s?cent|yuan|dollars|thousand|million|billion|trillion|kilo|km|kg|tons?\b"
    r"|tonnes|metric|hectares|mu\b|square|people|meters|metres|miles|hours|megawatts)"
)
_EN_MORE_DAYS = re.compile(rf"\s?(?:[-–—]|to|and)\s?(?P<day>{_EN_DAY})(?!\s?{_MONTH})")
_EN_DECADE = re.compile(
    r"(?<![\d.,])(?P<year>(?:1\d|20)\d0)['’]?s\b|(?<![\d.,])(?P<tens>[2-9]0)['’]?s\b"
    r"|\bthe (?:(?:early|mid|late)[ -])?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_DECADE_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_EN_CENTURY = re.compile(
    r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)"
    r"|(?P<word>twenty-first|twentieth|nineteenth|eighteenth))[\s-]century",
    re.IGNORECASE,
)
_EN_GLOSS = re.compile(
    r"\(\s*(?:c\.\s?)?\d{3,4}\s*(?:BCE?|CE|AD)?\s*[-–—]\s*\d{2,4}\s*(?:BCE?|CE|AD)?\s*\)"
)
# The year of a name: the 1992 Consensus, Made in China 2025, the 21st Century Maritime Silk Road.
_BEFORE_NAME = re.compile(
    r"[ -](?:(?!January|February|March|April|May|June|July|August|September|October|November|December|I\b|China\b|We\b)[A-Z][a-z]+|[A-Z]{2,})"
)
_AFTER_NAME = re.compile(
    r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+ $|[a-z] (?:meeting|summit|forum|games) $"
)
_CENTURY_WORDS = {"twenty-first": 21, "twentieth": 20, "nineteenth": 19, "eighteenth": 18}


def find_zh(text: str) -> list[Date]:
    """The dates of a Chinese text, in order.

    >>> [(date.year, date.month, date.day) for date in find_zh("2024年4月23日至25日")]
    [(2024, 4, 23), (None, None, 25)]
    >>> [date.decade for date in find_zh("20世纪90年代，上世纪80年代")]
    [1990, 1980]
    """
    even = numerals_zh.plain(text)
    found = []
    for match in _ZH_DECADE.finditer(even):
        century = _value(match["century"]) or _LAST_CENTURY
        decade = (century - 1) * 100 + (_value(match["tens"]) or 0)
        found.append(Date(*match.span(), decade=decade))
    found += [Date(*m.span(), decade=int(m["year"])) for m in _ZH_DECADE_WHOLE.finditer(even)]
    found += [Date(*m.span(), century=_value(m["century"])) for m in _ZH_CENTURY.finditer(even)]
    found += [_zh_date(match) for match in _ZH.finditer(even)]
    return _glossed(_apart(found), even, _ZH_GLOSS)


def find_en(text: str) -> list[Date]:
    """The dates of an English text, in order.

    >>> [(date.year, date.month, date.day) for date in find_en("on April 23, 2024, in 2021-2025")]
    [(2024, 4, 23), (2021, None, None), (2025, None, None)]
    >>> [date.decade for date in find_en("the 1990s")]
    [1990]
    """
    found = [Date(*m.span(), decade=_decade(m)) for m in _EN_DECADE.finditer(text)]
    found += [Date(*m.span(), century=_century(m)) for m in _EN_CENTURY.finditer(text)]
    for match in _EN.finditer(text):
        date = _en_date(match)
        if date.month is None and _NOT_YEAR.match(text, match.end()):
            continue
        found.append(date)
        more = _EN_MORE_DAYS.match(text, match.end())
        if date.day and not date.year and more:
            found.append(Date(*more.span("day"), day=int(re.sub(r"\D", "", more["day"]))))
    return [_named(date, text) for date in _glossed(_apart(found), text, _EN_GLOSS)]


def _named(date: Date, text: str) -> Date:
    """A date as a gloss where it is a part of a name."""
    if date.month or not (date.year or date.century):
        return date
    start = max(0, date.start - 40)
    named = _BEFORE_NAME.match(text, date.end) or _AFTER_NAME.search(text[start : date.start])
    return replace(date, gloss=True) if named else date


def _value(numeral: str | None) -> int | None:
    if not numeral:
        return None
    value = int(numeral) if numeral.isascii() else numerals_zh.parse(numeral)
    return None if value is None else int(value)


def _first(match: re.Match[str], *names: str) -> tuple[str | None, str]:
    """The first group of some that matched, and its name."""
    return next(((match[name], name) for name in names if match[name]), (None, ""))


def _zh_date(match: re.Match[str]) -> Date:
    year, _ = _first(match, "year", "first", "y4")
    month, _ = _first(match, "month", "m2", "m4", "m5", "m6", "m7")
    day, _ = _first(match, "day", "d2", "d3", "d4", "d5", "d6")
    return Date(*match.span(), _value(year), _value(month), _value(day))


def _en_date(match: re.Match[str]) -> Date:
    year, _ = _first(match, "year", "y2", "y3", "y6", "y7", "y8")
    month, name = _first(match, "month", "m2", "m3", "m4", "m5", "m6", "m7")
    day, _ = _first(match, "day", "d2", "d6")
    start = match.start(name) if name == "m5" else match.start()
    number = None
    if month:
        number = int(month) if month.isdigit() else _SHORT[month[:3]]
    return Date(
        start,
        match.end(),
        int(year) if year else None,
        number,
        int(re.sub(r"\D", "", day)) if day else None,
    )


def _decade(match: re.Match[str]) -> int:
    if match["word"]:
        return 1900 + 10 * (2 + _DECADE_WORDS.index(match["word"]))
    return int(match["year"] or f"19{match['tens']}")


def _century(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else _CENTURY_WORDS[match["word"].lower()]


def _apart(dates: list[Date]) -> list[Date]:
    """The dates in order, of two that overlap the one that begins first or is longer."""
    out: list[Date] = []
    for date in sorted(dates, key=lambda one: (one.start, -one.end)):
        if not out or date.start >= out[-1].end:
            out.append(date)
    return out


def _glossed(dates: list[Date], text: str, gloss: re.Pattern[str]) -> list[Date]:
    spans = [match.span() for match in gloss.finditer(text)]
    return [
        replace(date, gloss=any(start <= date.start and date.end <= end for start, end in spans))
        for date in dates
    ]
