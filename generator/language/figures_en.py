"""Figures in English text: 3 trillion yuan, 5.3 percent, one third, doubled, half a million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.language import dates, numerals_en
from generator.language.figures import (
    Bound,
    Figure,
    FigureKind,
    any_of,
    before,
    blanked,
    codes,
    number,
    plain,
    spans_of,
    step_of,
)
from generator.language.numerals_en import NUMBER, SCALE, SCALED, SMALL

_UNITS = {
    "yuan": "yuan", "RMB": "yuan", "renminbi": "yuan", "US dollars": "dollar",
    "U.S. dollars": "dollar", "dollars": "dollar", "dollar": "dollar", "euros": "euro",
    "euro": "euro", "pounds sterling": "pound", "yen": "yen",
    "square kilometers": "km2", "square kilometres": "km2", "sq km": "km2",
    "square meters": "m2", "square metres": "m2", "cubic meters": "m3", "cubic metres": "m3",
    "hectares": "ha", "hectare": "ha", "mu": "mu",
    "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "km": "km",
    "meters": "m", "metres": "m", "meter": "m", "miles": "mile", "li": "li",
    "metric tons": "t", "metric tonnes": "t", "tons": "t", "ton": "t", "tonnes": "t", "tonne": "t",
    "kilograms": "kg", "kg": "kg", "grams": "g", "jin": "jin",
    "kilowatt-hours": "kwh", "kilowatt hours": "kwh", "kWh": "kwh", "TWh": "twh",
    "terawatt-hours": "twh", "kilowatts": "kw", "kW": "kw", "megawatts": "mw", "MW": "mw",
    "gigawatts": "gw", "GW": "gw",
    "minutes": "minute", "minute": "minute", "hours": "hour", "hour": "hour",
    "days": "day", "day": "day", "weeks": "week", "week": "week", "months": "month",
    "month": "month", "years": "year", "year": "year",
}  # fmt: skip
_UNIT = rf"(?:{any_of(_UNITS)})(?![A-Za-z])"
_CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "RMB": "yuan", "CNY": "yuan",
    "¥": "yuan", "￥": "yuan", "€": "euro", "EUR": "euro", "£": "pound",
    "HK$": "", "HKD": "", "NT$": "", "TWD": "",
}  # fmt: skip
_CURRENCY = any_of(_CURRENCIES)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_MULTIPLES = {"doubl": 2, "twice": 2, "tripl": 3, "quadrupl": 4}
_FOLD = rf"{numerals_en.SMALL_WORDS}-?fold"

_DIGITS = r"(?<![\d.,'’])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_RANGE = rf"\s*(?:[-–—~]|to|and)\s*(?=(?:{_CURRENCY})?\d)"
_PERCENT = r"[\s-]?(?:%|percent(?:age[ -]points?)?|per ?cent|pct\b|‰|basis points?)"

_FIGURE = re.compile(
    r"\b(?P<point>(?i:an?|each|every|one))\spercentage point\b"
    rf"|\b(?:[Oo]ne|1) (?:in|out of|of)(?: every)? (?P<one_in>{NUMBER}|{_DIGITS})(?! of\b)"
    rf"|(?P<count>\b(?:{SMALL}|(?i:an?)|\d+))[- ](?P<part>{any_of(_PARTS)})s?(?![a-z])"
    r"|(?<![\d/])(?P<over>\d{1,3})/(?P<under>\d{1,3})(?![\d/])"
    r"|\b(?P<half>[Hh]alf)\b(?! a (?:million|billion|trillion))(?!-)"
    r"|\b(?P<multiple>(?i:doubl(?:ed?|es|ing)|twice|tripl(?:ed?|es|ing)"
    rf"|quadrupl(?:ed?|es|ing)|{_FOLD}))\b(?!-digit)"
    rf"|\b(?P<decades>{SMALL}|[Aa]|past|last|next)\sdecades?\b|\b(?P<dozen>[Aa] dozen)\b"
    rf"|(?:(?P<currency>{_CURRENCY})\s?)?(?:(?P<low>{_DIGITS}){_RANGE})?(?:{_CURRENCY})?"
    r"(?P<minus>(?:(?<=[\s(])|^)[-−](?=\d))?"
    rf"(?P<n>{_DIGITS}(?! and a half)(?:[kK](?![A-Za-z])|(?:{SCALED}){{0,3}})|{NUMBER}"
    rf"|(?<=[-\s]){SCALE}(?=-))"
    rf"(?:(?P<percent>{_PERCENT})"
    r"|(?P<times>[\s-]times(?=\s(?:that|as|more|the|higher|larger|of|what)\b)|-?fold\b)"
    rf"|[\s-]?(?P<unit>{_UNIT}))?",
)

_UNDER = re.compile(
    r"(?:nearly|almost|close to|under|below|less than|fewer than|approach(?:ed|ing|es)?|up to"
    r"|no more than|at most|not quite)\s*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:more than|over|above|exceed(?:ed|ing|s)?|in excess of|at least|no less than"
    r"|no fewer than|(?:pass|surpass)(?:ed|ing|es)?(?: the)?|upward of|topp(?:ed|ing))\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:about|around|some|approximately|roughly|an estimated)\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:\bthe|\ba|\bto|\bby)\s+$")
_OR_MORE = re.compile(r"[\s-]*(?:[a-z]+\s)?(?:or more|or above|plus\b|and above|and more)|\+")

_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?")
_LIST = re.compile(r"^[ \t]*[(]?\d{1,2}[.)](?=\s)|\(\d{1,2}\)", re.MULTILINE)
# Words and names with numbers that count nothing.
_IDIOM = re.compile(
    r"(?<![\w-])(?<!hundred and )(?<!hundred )"
    r"(?:one of (?!every)|one another|no one|one by one|one-stop|one-on-one"
    r"|at one\b|as one\b|any one|second to none|zero-sum|two-way|three-dimensional|four seas"
    r"|half-hearted"
    r"|double-digit|double[ -]edged|double down|(?:doubling|redoubled?) (?:down|efforts)"
    r"|once or twice|24/7|9/11|(?-i:Five-Year))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)"
    rf"|(?P<word>{any_of(numerals_en.ORDINALS)}))\b",
    re.IGNORECASE,
)
_A_PART = re.compile(r"\b(?:an?|one)[ -]$", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"[\s-](?:\w+\s)?anniversary")
_PART_AFTER = re.compile(r"\s(?:of|more|less|higher|lower|larger)\b")
_PART_BEFORE = re.compile(r"\b(?:by|than|nearly|about|over|almost|around|to)\s$")

# A number after one of these words, or after a name inside of a sentence, is that of a name.
_NUMBERED = re.compile(
    r"\b(?:Nos?\.?|Numbers?|Articles?|Section|Chapter|Phase|Stage|Part|Annex|Table|Figure|Line"
    r"|Route|Boeing|Airbus|Volume|Page|Item|Room|Gate|Terminal|Agenda|Order|Decree|Document)\s?$"
)
_NAME_BEFORE = re.compile(r"(?P<before>\S+)\s+(?P<name>[A-Z][A-Za-z]+)\s$")
_NO_NAMES = re.compile(
    r"About|Above|All|Almost|And|Another|Around|As|At|Approximately|Between|But|By|During|Every|For"
    r"|From|Here|In|Its|Last|Nearly|Next|Of|On|Only|Or|Our|Over|Past|Roughly|Since|Some|Than|The"
    r"|Their|Then|There|These|They|This|Those|Through|To|Under|Until|Up|We|With|Within|US|CNY|EUR"
)
_HOTLINE = re.compile(r"\s[Hh]otline")


def find(text: str) -> list[Figure]:
    """The figures of an English text, in order; dates are none (see ``dates``).

    >>> [(one.kind, float(one.value), one.unit) for one in find("3 trillion yuan, up 5.3 percent")]
    [('number', 3000000000000.0, 'yuan'), ('share', 0.053, '')]
    >>> [float(one.value) for one in find("half a million, twenty-five, one third, doubled")]
    [500000.0, 25.0, 0.3333333333333333, 2.0]
    >>> find("one of the hundreds of people on 5G")
    []
    """
    even = plain(text)
    even = blanked(even, ((date.start, date.end) for date in dates.find_en(even)))
    even = blanked(even, codes(even))
    for pattern in (_CLOCK, _LIST, _IDIOM):
        even = blanked(even, spans_of(pattern, even))
    found = list(_ordinals(even))
    even = blanked(even, ((one.start, one.end) for one in found))
    for match in _FIGURE.finditer(even):
        found += _figures(match)
    return sorted(found, key=lambda one: one.start)


def _ordinals(text: str) -> Iterator[Figure]:
    """Ordinals from the tenth on, and all in digits; those of anniversaries count years."""
    for match in _ORDINAL.finditer(text):
        in_words = not match["digits"]
        if in_words and _A_PART.search(before(match)):
            continue  # a tenth
        value = (
            Fraction(numerals_en.ORDINALS[match["word"].lower()])
            if in_words
            else number(match["digits"])[0]
        )
        counts_years = bool(_ANNIVERSARY.match(text, match.end()))
        kind: FigureKind = "number" if counts_years else "ordinal"
        unit = "year" if counts_years else ""
        yield Figure(*match.span(), kind, value, Fraction(1), "exactly", unit, in_words)


def _figures(match: re.Match[str]) -> list[Figure]:
    """The figures of one match: none, one, or both ends of a range."""
    share = _share(match)
    if share:
        return [_made(match, "share", share, step_of(share))]
    if match["multiple"]:
        word = match["multiple"].lower()
        known = (Fraction(times) for stem, times in _MULTIPLES.items() if word.startswith(stem))
        times = next(known, numerals_en.parse(word.removesuffix("fold")))
        return [_made(match, "times", times, Fraction(1))]
    if match["dozen"]:
        return [_made(match, "number", Fraction(12), Fraction(1))]
    if match["decades"]:
        years = (numerals_en.parse(match["decades"]) or Fraction(1)) * 10
        return [_made(match, "number", years, Fraction(10), "year")]
    return _numbers(match) if match["n"] and _counts(match) else []


def _share(match: re.Match[str]) -> Fraction | None:
    """A percentage point, one in a thousand, two-thirds, 3/4, half."""
    if match["point"]:
        return Fraction(1, 100)
    if match["one_in"]:
        return 1 / (_valued(match["one_in"])[0] or Fraction(1))
    if match["under"]:
        return Fraction(int(match["over"]), int(match["under"]) or 1)
    if match["half"]:
        return Fraction(1, 2)
    return _fraction(match) if match["count"] else None


def _fraction(match: re.Match[str]) -> Fraction | None:
    """Two-thirds; and a third, where the words around it show that it is a part."""
    count, part = match["count"].lower(), match["part"]
    text, end = match.string, match.end()
    if count in {"a", "an"}:
        shown = _PART_AFTER.match(text, end) or _PART_BEFORE.search(before(match))
        return Fraction(1, _PARTS[part]) if shown else None
    if part == "half" and text.startswith((" a ", "-"), end):
        return None
    return _valued(match["count"])[0] / _PARTS[part]


def _numbers(match: re.Match[str]) -> list[Figure]:
    value, step = _valued(match["n"])
    unit = _UNITS.get(match["unit"] or "", "") or _CURRENCIES.get(match["currency"] or "", "")
    kind: FigureKind = "times" if match["times"] else "number"
    worth = Fraction(1)
    if percent := match["percent"]:
        kind = "share"
        worth = Fraction(1, 1000 if "‰" in percent else 10_000 if "basis" in percent else 100)
    elif _is_name(match):
        kind = "name"
    value = -value if match["minus"] else value
    out = [_made(match, kind, value * worth, step * worth, unit)]
    if match["low"]:
        low, last = number(match["low"])
        worth *= _scale(match["n"])
        out.insert(0, _made(match, kind, low * worth, last * worth, unit))
    return out


def _is_name(match: re.Match[str]) -> bool:
    """Whether a number is that of a name: No. 1, Fortune Global 500, a 12345 hotline."""
    text, numeral = match.string, match["n"]
    if not numeral.isdigit() or match["unit"] or match["currency"]:
        return False
    words = before(match, "low" if match["low"] else "n")
    if len(numeral) > 4 or _HOTLINE.match(text, match.end()):
        return True
    named = _NAME_BEFORE.search(words)
    inside = named and named["before"][-1] not in ".!?:;" and not _NO_NAMES.fullmatch(named["name"])
    return bool(inside or _NUMBERED.search(words))


def _counts(match: re.Match[str]) -> bool:
    """Whether a numeral counts something."""
    numeral = match["n"].lower()
    if re.fullmatch(SCALE, numeral):
        return bool(match["unit"])  # trillion-yuan
    if numeral == "one":
        return bool(match["percent"] or match["times"])
    return not (numeral[0].isdigit() and re.search(r"[A-Za-z]-$", before(match, "n")))


def _scale(numeral: str) -> int:
    """What digits are multiplied by: 1000 for 22k or "22 thousand"."""
    rest = re.sub(r"[\d,.]", "", numeral)
    return 1000 if rest in {"k", "K"} else numerals_en.scale(rest)


def _valued(numeral: str) -> tuple[Fraction, Fraction]:
    """The value of a numeral in digits and words, and the worth of its last digit."""
    digits = re.match(_DIGITS, numeral)
    if digits:
        value, step = number(digits[0])
        return value * _scale(numeral), step * _scale(numeral)
    value = numerals_en.parse(numeral)
    return value, step_of(value)


def _made(
    match: re.Match[str], kind: FigureKind, value: Fraction, step: Fraction, unit: str = ""
) -> Figure:
    in_words = not re.search(r"\d", match[0])
    return Figure(*match.span(), kind, value, step, _bound(match), unit, in_words)


def _bound(match: re.Match[str]) -> Bound:
    if _OR_MORE.match(match.string, match.end()):
        return "over"
    words = _ARTICLE.sub("", before(match))
    if _UNDER.search(words):
        return "under"
    if _OVER.search(words):
        return "over"
    return "about" if _ABOUT.search(words) else "exactly"
