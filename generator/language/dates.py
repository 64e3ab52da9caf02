"""Dates in running text, Chinese and English: years, months, days, decades, centuries, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.language import numerals_en, numerals_zh
from generator.language.figures import Date, any_of, plain

# ---- Chinese; every pattern names the parts that it finds ----

_MONTH_ZH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月(?![亮球饼嫂])"
_DAY_ZH = r"\s?(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]"
_YEARS = r"(?:1[5-9]|20)\d\d"
_TO_ZH = r"\s*(?:[-–—~～、和与及]|至|到)+\s*"
_NTH_ZH = r"(?P<century>\d{1,2}|[一二]?十[一二三四五六七八九]?)\s?世纪"
_TENS_ZH = r"(?P<tens>\d0|[二三四五六七八九]十)\s?年代"
_ZH = tuple(
    re.compile(rf"(?<![\d.,])(?:{pattern})")
    for pattern in (
        rf"(?P<year>\d{{4}}|[一二][零一二三四五六七八九]{{3}})\s*年(?!代|级|以上)"
        rf"(?:\s?{_MONTH_ZH}(?:份|{_DAY_ZH})?)?",
        r"(?P<year>[两二]千零?[一二三四五六七八九十]{1,3})年",
        # 2016—2020年, 2019、2020年
        rf"(?P<year>{_YEARS})(?=(?:{_TO_ZH}{_YEARS}){{0,3}}{_TO_ZH}\d{{4}}\s*(?:年|学年|财年))",
        rf"(?P<month>\d{{1,2}})(?={_TO_ZH}\d{{1,2}}\s?月)",
        rf"(?<!个){_MONTH_ZH}(?:{_DAY_ZH})?",
        r"(?<=[日号至到\-—–~～、])(?P<day>\d{1,2})[日号](?![元本])",
        rf"(?P<year>{_YEARS})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?![\d.])",
        rf"{_NTH_ZH}(?:\s?{_TENS_ZH})?",
        rf"(?:上个?世纪)?{_TENS_ZH}",
        r"(?P<decade>(?:1\d|20)\d0)\s?年代",
    )
)
_GLOSS_ZH = re.compile(r"[(（]\s*公?元?前?[\d\s年月至到—–~～-]+[)）]")

# ---- English ----

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SHORT = {month[:3]: at for at, month in enumerate(MONTHS, start=1)} | {"Sept": 9}
_MONTH_EN = rf"(?P<month>(?:{any_of(MONTHS)}|{any_of(_SHORT)}\.?)(?![a-z]))"
_DAYS = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]*\d|%|\.\d)"
_DAY_EN = rf"(?P<day>{_DAYS})"
_YEAR_EN = rf"(?P<year>{_YEARS}(?![\d%]|,\d{{3}}|\.\d))"
_DECADES = (
    *("twenties", "thirties", "forties", "fifties", "sixties", "seventies"),
    *("eighties", "nineties"),
)
_CENTURIES = any_of(word for word, at in numerals_en.ORDINALS.items() if at <= 21)
_BEFORE_MONTH = any_of(
    f"{word} "
    for word in (
        *("in", "of", "by", "since", "until", "from", "to", "last", "this", "next"),
        *("early", "late", "mid", "and", "each", "every"),
    )
)
_EN = tuple(
    re.compile(rf"(?<![\w.,])(?:{pattern})(?!\w)")
    for pattern in (
        rf"{_MONTH_EN}\s+{_DAY_EN}(?:,?\s+{_YEAR_EN})?",
        rf"{_DAY_EN}\s+(?:of\s+)?{_MONTH_EN}(?:,?\s+{_YEAR_EN})?",
        rf"{_MONTH_EN},?\s+(?:of\s+)?{_YEAR_EN}",
        rf"(?P<month>{any_of(month for month in MONTHS if month not in {'March', 'May'})})",
        # March and May are words, too.
        rf"(?:{_BEFORE_MONTH})(?P<month>March|May)|mid-(?P<mid>March|May)",
        r"(?<=[a-z,] )(?P<month>March|May(?=[.,;:)]))",
        rf"{_YEAR_EN}-(?P<month>\d{{1,2}})-{_DAY_EN}",
        rf"(?<![$€£¥-]){_YEAR_EN}|(?<=\d[-–—])(?P<last>{_YEARS}(?![\d%]|,\d{{3}}|\.\d))",
        r"(?P<decade>(?:1\d|20)\d0)['’]?s|(?P<tens>[2-9]0)['’]?s",
        rf"the (?:(?:early|mid|late)[ -])?(?P<word>{any_of(_DECADES)})",
        r"(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-][Cc]entury",
        rf"(?P<nth>(?i:{_CENTURIES}))[\s-][Cc]entury",
    )
)
_AND_DAY = re.compile(rf"\s?(?:[-–—]|to|and)\s?(?P<day>{_DAYS})(?!\s?{_MONTH_EN})")
_NO_YEAR = re.compile(
    r"[\s-]*(?:percent|per\s?cent|yuan|dollars|thousand|million|billion|trillion|kilo|km|kg|tons?\b"
    r"|tonnes|metric|hectares|mu\b|square|people|meters|metres|miles|hours|megawatts)"
)
_GLOSS_EN = re.compile(
    r"\(\s*(?:c\.\s?)?\d{3,4}\s*(?:BCE?|CE|AD)?\s*[-–—]\s*\d{2,4}\s*(?:BCE?|CE|AD)?\s*\)"
)
# The year of a name: the 1992 Consensus, Made in China 2025, the 21st Century Maritime Silk Road.
_NAME_AFTER = re.compile(rf"[ -](?!{any_of(MONTHS)}|I\b|We\b|China\b)(?:[A-Z][a-z]+|[A-Z]{{2,}})")
_NAME_BEFORE = re.compile(
    r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+ $|[a-z] (?:meeting|summit|forum|games) $"
)


def find_zh(text: str) -> list[Date]:
    """The dates of a Chinese text, in order.

    >>> [(date.year, date.month, date.day) for date in find_zh("2024年4月23日至25日")]
    [(2024, 4, 23), (None, None, 25)]
    >>> [date.decade for date in find_zh("20世纪90年代，上世纪80年代")]
    [1990, 1980]
    """
    even = numerals_zh.plain(text)
    found = [_zh_date(match) for pattern in _ZH for match in pattern.finditer(even)]
    return list(_glossed(_apart(found), even, _GLOSS_ZH))


def find_en(text: str) -> list[Date]:
    """The dates of an English text, in order.

    >>> [(date.year, date.month, date.day) for date in find_en("on April 23, 2024, in 2021-2025")]
    [(2024, 4, 23), (2021, None, None), (2025, None, None)]
    >>> [date.decade or date.century for date in find_en("the 1990s, the twenty-first century")]
    [1990, 21]
    """
    even = plain(text)
    matches = [match for pattern in _EN for match in pattern.finditer(even)]
    found = _apart(
        _en_date(match)
        for match in matches
        if "month" in match.groupdict() or not _NO_YEAR.match(even, match.end())
    )
    for date in list(found):
        more = _AND_DAY.match(even, date.end)
        if date.day and not date.year and more:
            found.append(Date(*more.span("day"), day=_digits(more["day"])))
    return [_named(date, even) for date in _glossed(_apart(found), even, _GLOSS_EN)]


def _parts(match: re.Match[str]) -> Mapping[str, str]:
    """The named parts that a match has found."""
    return {name: part for name, part in match.groupdict().items() if part}


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _zh_date(match: re.Match[str]) -> Date:
    found = {}
    for name, numeral in _parts(match).items():
        value = int(numeral) if numeral.isascii() else int(numerals_zh.parse(numeral) or 0)
        found[name] = value
    if "tens" in found:
        century = found.pop("century", 20)  # 上世纪, and 90年代 alone, are of the 20th
        found["decade"] = (century - 1) * 100 + found.pop("tens")
    return _made(match.start(), match.end(), found)


def _en_date(match: re.Match[str]) -> Date:
    found = {}
    for name, words in _parts(match).items():
        if name in {"month", "mid"}:
            found["month"] = int(words) if words.isdigit() else _SHORT[words[:3]]
        elif name == "tens":
            found["decade"] = 1900 + int(words)
        elif name == "word":
            found["decade"] = 1920 + 10 * _DECADES.index(words)
        elif name == "nth":
            found["century"] = numerals_en.ORDINALS[words.lower()]
        else:
            found["year" if name == "last" else name] = _digits(words)
    return _made(min(match.start(name) for name in _parts(match)), match.end(), found)


def _made(start: int, end: int, parts: Mapping[str, int]) -> Date:
    get = parts.get
    return Date(start, end, get("year"), get("month"), get("day"), get("decade"), get("century"))


def _apart(dates: Iterable[Date]) -> list[Date]:
    """The dates in order, of two that overlap the one that begins first or is longer."""
    out: list[Date] = []
    for date in sorted(dates, key=lambda one: (one.start, -one.end)):
        if not out or date.start >= out[-1].end:
            out.append(date)
    return out


def _glossed(dates: Iterable[Date], text: str, gloss: re.Pattern[str]) -> Iterator[Date]:
    spans = [match.span() for match in gloss.finditer(text)]
    for date in dates:
        inside = any(start <= date.start and date.end <= end for start, end in spans)
        yield replace(date, gloss=inside)


def _named(date: Date, text: str) -> Date:
    """A date as a gloss where it is a part of a name."""
    if date.month or not (date.year or date.century):
        return date
    before = text[max(0, date.start - 40) : date.start]
    named = _NAME_AFTER.match(text, date.end) or _NAME_BEFORE.search(before)
    return replace(date, gloss=True) if named else date
