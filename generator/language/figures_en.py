"""Figures in English text: 3 trillion yuan, 5.3 percent, one third, doubled, half a million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.language import dates
from generator.language.figures import (
    Bound,
    Figure,
    FigureKind,
    any_of,
    blanked,
    codes,
    number,
    spans_of,
    step_of,
)

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
_CURRENCY = {
    "US$": "dollar", "U.S.$": "dollar", "USD": "dollar", "$": "dollar", "RMB": "yuan",
    "CNY": "yuan", "¥": "yuan", "￥": "yuan", "€": "euro", "EUR": "euro", "£": "pound",
    "HK$": "", "NT$": "", "TWD": "", "HKD": "",
}  # fmt: skip

_ONES = {
    word: at
    for at, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: at * 10
    for at, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "bn": 10**9, "k": 1000, "mn": 10**6, "tn": 10**12,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_MULTIPLES = {"doubl": 2, "twice": 2, "twofold": 2, "tripl": 3, "quadrupl": 4, "threefold": 3}
_ORDINALS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20,
}  # fmt: skip

_DIG = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = rf"(?i:{any_of(_TENS)}(?:[- ]{any_of(list(_ONES)[1:10])})?|{any_of(list(_ONES)[1:])})\b"
# Of "four trillion-yuan bases" there are four, but "100-billion-yuan" is one number.
_SCALE = rf"(?i:{any_of(word for word in _SCALES if word != 'k')})(?![A-Za-z])"
_JOINED = rf"(?:\s?{_SCALE}(?!-(?:yuan|dollar|level))|-{_SCALE})"
# one hundred and twenty-five thousand; half a million; a hundred; three and a half
_HUNDREDS = rf"(?:{_SMALL}|(?i:an?))[ -](?i:hundred)\b(?: (?:and )?{_SMALL})?"
_WORDS = (
    rf"\b(?:{_HUNDREDS}|{_SMALL}|(?i:half a|an?)(?={_JOINED}))(?:{_JOINED})*"
    rf"(?:,? (?:{_HUNDREDS}|{_SMALL})(?:{_JOINED})+)*(?: and a half)?"
)
_RANGE = r"\s*(?:[-–—~]|to|and)\s*"
_PERCENT = r"[\s-]?(?:%|percent(?:age[ -]points?)?|per ?cent|pct\b|‰|basis points?)"

_FIGURE = re.compile(
    r"\b(?P<point>(?i:an?|each|every|one))\spercentage point\b"
    rf"|\b(?:[Oo]ne|1) (?:in|out of|of)(?: every)? (?P<one_in>{_WORDS}|{_DIG})(?! of\b)"
    rf"|(?P<numerator>\b(?:{_SMALL}|(?i:an?)|\d+))[- ](?P<part>half|halves|thirds?|quarters?|fourths?"
    r"|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)(?![a-z])"
    r"|(?<![\d/])(?P<over>\d{1,3})/(?P<under>\d{1,3})(?![\d/])"
    r"|\b(?P<half>[Hh]alf)\b(?! a (?:million|billion|trillion))(?!-)"
    r"|\b(?P<multiple>(?i:doubl(?:ed|es|e|ing)|twice|twofold|tripl(?:ed|e|es|ing)|threefold"
    r"|quadrupl(?:ed|e|es|ing)))\b(?!-digit)"
    rf"|\b(?P<decades>{_SMALL}|[Aa]n?|past|last|next)\s(?:decades?)\b|\b(?P<dozen>[Aa] dozen)\b"
    rf"|(?:(?P<currency>{any_of(_CURRENCY)})\s?)?"
    rf"(?:(?P<low>(?<![\d.,])(?:{_DIG})){_RANGE}(?=(?:{any_of(_CURRENCY)})?\d))?(?:{any_of(_CURRENCY)})?"
    rf"(?P<minus>(?:(?<=[\s(])|^)[-−](?=\d))?"
    rf"(?P<n>(?<![\d.,'’])(?:{_DIG})(?! and a half)(?:[kK](?![A-Za-z])|(?:{_JOINED})*)|{_WORDS}|(?<=[-\s]){_SCALE}(?=-))"
    rf"(?:(?P<percent>{_PERCENT})|(?P<times>[\s-]times(?=\s(?:that|as|more|the|higher|larger|of|what)\b)|-?fold\b)"
    rf"|[\s-]?(?P<unit>{_UNIT}))?",
)

_UNDER = re.compile(
    r"(?:nearly|almost|close to|under|below|less than|fewer than|approach(?:ed|ing|es)?|up to|no more than|at most|not quite)\s*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:more than|over|above|exceed(?:ed|ing|s)?|in excess of|at least|no less than|no fewer than|pass(?:ed|ing)? the|surpass(?:ed|ing|es)?(?: the)?|upward of|topp(?:ed|ing))\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|approximately|roughly|or so|circa|an estimated)\s*$", re.IGNORECASE
)
_AFTER = re.compile(
    r"[\s-]*(?:[a-z]+\s)?(?P<over>or more|or above|plus\b|and above|and more|and over)|(?P<plus>\+)"
)

_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\b\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?")
_LIST = re.compile(r"^\s*[(]?\d{1,2}[.)](?=\s)|\(\d{1,2}\)", re.MULTILINE)
_IDIOM = re.compile(
    r"\b(?:one of (?!every)|one another|no one|one by one|one-stop|one-on-one|at one\b|as one\b|any one"
    r"|second to none|zero-sum|two-way|three-dimensional|four seas|half-hearted|double-digit"
    r"|double[ -]edged|double down|(?:doubling|redoubled?) (?:down|efforts)|once or twice"
    r"|24/7|9/11)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)\b"
    rf"|\b(?P<tens>twent|thirt|fort|fift|sixt)(?:y-(?P<ones>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|ieth)\b"
    rf"|\b(?P<word>{any_of(_ORDINALS)})\b(?!s)",
    re.IGNORECASE,
)
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth".split()
# A number after these, or after a name inside of a sentence, is that of a name.
_NUMBERED = re.compile(
    r"\b(?:No\.|Nos\.|Number|Article|Articles|Section|Chapter|Phase|Stage|Part|Annex|Table|Figure"
    r"|Line|Route|Boeing|Airbus|Volume|Page|Item|Room|Gate|Terminal|Agenda|Horizon|Order|Decree"
    r"|Document|No)\s?$"
)
_NAMED_BEFORE = re.compile(r"(?P<before>\S+\s+)(?P<name>[A-Z][A-Za-z]+)\s$")
_PLAIN_WORDS = set(
    "About Above All Almost An And Around As At Approximately Between But By During Every For From"
    " Here In Its Last Nearly Of On Only Or Our Over Past Roughly Since Some Than The Their Then"
    " There These They This Those Through To Under Until Up We With Within These RMB US CNY EUR"
    " January February March April May June July August September October November December".split()
)
_NAMED_AFTER = re.compile(r"\s(?:hotline|Hotline)")


def find(text: str) -> list[Figure]:
    """The figures of an English text, in order; dates are none (see ``dates``).

    >>> [(one.kind, float(one.value), one.unit) for one in find("1.3 trillion yuan, up 5.3 percent")]
    [('number', 1300000000000.0, 'yuan'), ('share', 0.053, '')]
    >>> [float(one.value) for one in find("half a million, twenty-five, one third, doubled")]
    [500000.0, 25.0, 0.3333333333333333, 2.0]
    >>> find("one of the hundreds of people on 5G")
    []
    """
    even = text.replace("\u00a0", " ").replace("\u202f", " ")
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
    """Ordinals from the tenth on, and those in digits: lesser ones mostly only order a text."""
    for match in _ORDINAL.finditer(text):
        if match["digits"]:
            value = number(match["digits"])[0]
        elif match["word"]:
            if re.search(r"\b(?:an?|one)[ -]$", text[: match.start()], re.IGNORECASE):
                continue  # a tenth
            value = Fraction(_ORDINALS[match["word"].lower()])
        else:
            tens = next(v for word, v in _TENS.items() if word[:4] == match["tens"].lower()[:4])
            ones = match["ones"]
            value = Fraction(tens + (_FIRSTS.index(ones.lower()) + 1 if ones else 0))
        in_words = not match["digits"]
        if re.match(r"[\s-](?:\w+\s)?anniversary", text[match.end() :]):
            yield Figure(*match.span(), "number", value, Fraction(1), "exactly", "year", in_words)
        else:
            yield Figure(*match.span(), "ordinal", value, Fraction(1), in_words=in_words)


def _figures(match: re.Match[str]) -> list[Figure]:
    """The figures of one match: none, one, or both ends of a range."""
    if match["point"]:
        return [_made(match, "share", Fraction(1, 100), Fraction(1, 100))]
    if match["one_in"]:
        value = 1 / (_valued(match["one_in"])[0] or Fraction(1))
        return [_made(match, "share", value, step_of(value))]
    if match["numerator"]:
        return _fraction(match)
    if match["under"]:
        value = Fraction(int(match["over"]), int(match["under"]) or 1)
        return [_made(match, "share", value, step_of(value))]
    if match["half"]:
        return [_made(match, "share", Fraction(1, 2), Fraction(1, 10))]
    if match["multiple"]:
        value = next(
            v for stem, v in _MULTIPLES.items() if match["multiple"].lower().startswith(stem)
        )
        return [_made(match, "times", Fraction(value), Fraction(1))]
    if match["decades"]:
        count = (
            _value(match["decades"])
            if match["decades"].lower().split("-")[0] in _ONES | _TENS
            else Fraction(1)
        )
        return [_made(match, "number", count * 10, Fraction(10), "year")]
    if match["dozen"]:
        return [_made(match, "number", Fraction(12), Fraction(1))]
    return _numbers(match)


def _fraction(match: re.Match[str]) -> list[Figure]:
    """One third, two-thirds; a third only where "of" or "by" shows that it is a part."""
    count, part = match["numerator"].lower(), match["part"]
    if count in {"a", "an"}:
        after = re.match(r"\s(?:of|more|less|higher|lower|larger)\b", match.string[match.end() :])
        before = re.search(
            r"\b(?:by|than|nearly|about|over|almost|around|to)\s$", match.string[: match.start()]
        )
        if not (after or before) and part != "half":
            return []
    divisor = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
    over = Fraction(1) if count in {"a", "an"} else _value(match["numerator"])
    if part == "half" and match.string[match.end() :].startswith((" a ", "-")) or not over:
        return []
    value = over / divisor
    return [_made(match, "share", value, step_of(value))]


def _numbers(match: re.Match[str]) -> list[Figure]:
    numeral = match["n"]
    if not _counts(match):
        return []
    value, step = _valued(numeral)
    unit = _UNITS.get(match["unit"] or "", "") or _CURRENCY.get(match["currency"] or "", "")
    kind: FigureKind = "times" if match["times"] else "number"
    worth = Fraction(1)
    if match["percent"]:
        kind, worth = "share", Fraction(1, 100)
        if "‰" in match["percent"]:
            worth = Fraction(1, 1000)
        elif "basis" in match["percent"]:
            worth = Fraction(1, 10_000)
    elif _is_name(match):
        kind = "name"
    sign = -1 if match["minus"] else 1
    out = [_made(match, kind, sign * value * worth, step * worth, unit)]
    if match["low"]:
        low, last = number(match["low"])
        worth *= _scale(numeral)
        out.insert(0, _made(match, kind, low * worth, last * worth, unit))
    return out


def _is_name(match: re.Match[str]) -> bool:
    """Whether a number is that of a name: No. 1, Fortune Global 500, a 12345 hotline."""
    text, numeral = match.string, match["n"]
    if not numeral.isdigit() or match["unit"] or match["currency"]:
        return False
    start = match.start("low" if match["low"] else "n")
    if len(numeral) > 4 or _NAMED_AFTER.match(text, match.end()):
        return True
    if _NUMBERED.search(text[:start]):
        return True
    named = _NAMED_BEFORE.search(text[max(0, start - 60) : start])
    return bool(
        named and named["name"] not in _PLAIN_WORDS and named["before"].rstrip()[-1] not in ".!?:;"
    )


def _counts(match: re.Match[str]) -> bool:
    """Whether a numeral counts something."""
    numeral = match["n"].lower()
    if numeral in _SCALES:
        return bool(match["unit"])
    if numeral == "one":
        return bool(match["percent"] or match["times"])
    start = match.start("n")
    return not re.search(r"[A-Za-z]-$", match.string[:start]) or not numeral[0].isdigit()


def _scale(numeral: str) -> int:
    product = 1
    for word in re.findall(r"[a-z]+", numeral.lower()):
        product *= _SCALES.get(word, 1)
    return product


def _valued(numeral: str) -> tuple[Fraction, Fraction]:
    """The value of a numeral in digits and words, and the worth of its last digit."""
    digits = re.match(_DIG, numeral)
    if digits:
        value, step = number(digits[0])
        worth = _scale(numeral)
        return value * worth, step * worth
    value = _value(numeral)
    return value, step_of(value)


def _value(words: str) -> Fraction:
    """The value of number words.

    >>> _value("one hundred and twenty-five thousand"), _value("half a million"), _value("sixteen")
    (Fraction(125000, 1), Fraction(500000, 1), Fraction(16, 1))
    """
    total, section = Fraction(0), Fraction(0)
    if words.isdigit():
        return Fraction(words)
    plain = words.lower().replace("-", " ").replace(",", " ")
    if plain.endswith(" and a half"):
        return _value(plain.removesuffix(" and a half")) + Fraction(1, 2)
    for word in plain.split():
        if word in _ONES:
            section += _ONES[word]
        elif word in _TENS:
            section += _TENS[word]
        elif word == "half":
            section += Fraction(1, 2)
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total += (section or 1) * _SCALES[word]
            section = Fraction(0)
    return total + section


def _made(
    match: re.Match[str], kind: FigureKind, value: Fraction, step: Fraction, unit: str = ""
) -> Figure:
    in_words = not re.search(r"\d", match[0])
    return Figure(*match.span(), kind, value, step, _bound(match), unit, in_words)


def _bound(match: re.Match[str]) -> Bound:
    after = _AFTER.match(match.string, match.end())
    if after:
        return "over"
    before = match.string[max(0, match.start() - 22) : match.start()]
    before = re.sub(r"(?:\bthe|\ba|\bto|\bby)\s+$", "", before)
    if _UNDER.search(before):
        return "under"
    if _OVER.search(before):
        return "over"
    return "about" if _ABOUT.search(before) else "exactly"
