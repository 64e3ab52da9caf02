"""Figures and dates in running text as exact values: what those of both languages share.

``figures_zh`` and ``figures_en`` find figures, ``dates`` finds dates; none of them compares.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

FigureKind = Literal["number", "share", "times", "ordinal", "name"]
Bound = Literal["exactly", "about", "under", "over"]


@dataclass(frozen=True)
class Figure:
    """A figure in running text: characters, 0-based, ``end`` not included.

    ``kind``: a number with or without a unit; a share (percent, fraction) of one; times, a
    multiple; an ordinal; or the number in a name, which counts nothing. ``value`` is exact: 1/20
    for 5%. ``step`` is what one more in its last digit is worth: 100,000 in "2.5 million".
    ``bound``: "under" for "nearly 5", "over" for "5 and more". ``unit`` is a key of ``UNITS``, or
    empty. ``in_words``: no digit is written.
    """

    start: int
    end: int
    kind: FigureKind
    value: Fraction
    step: Fraction
    bound: Bound = "exactly"
    unit: str = ""
    in_words: bool = False

    @property
    def digits(self) -> int:
        """How many digits its value has, zeros at the end apart: 2 for "2.5 million" and 25,000."""
        return len(str(abs(int(self.value / self.step))).rstrip("0"))


@dataclass(frozen=True)
class Date:
    """A date in running text, with the parts that are written: characters, 0-based.

    ``decade`` is its first year; ``century`` its number. ``gloss``: it stands in brackets that
    hold nothing but years, as the years of a dynasty do, or it is part of an English name (the 2022
    Winter Olympics); the other language may then go without it.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: int | None = None
    century: int | None = None
    gloss: bool = False


_BEFORE = 48  # characters
_ENDLESS = re.compile(r"[\d,.，]{30,}")

UNITS: Mapping[str, tuple[str, Fraction]] = {
    "yuan": ("yuan", Fraction(1)),
    "dollar": ("dollar", Fraction(1)),
    "euro": ("euro", Fraction(1)),
    "pound": ("pound", Fraction(1)),
    "yen": ("yen", Fraction(1)),
    "m2": ("area", Fraction(1)),
    "mu": ("area", Fraction(2000, 3)),  # 15 mu are a hectare
    "ha": ("area", Fraction(10_000)),
    "km2": ("area", Fraction(1_000_000)),
    "m3": ("volume", Fraction(1)),
    "m": ("length", Fraction(1)),
    "li": ("length", Fraction(500)),
    "km": ("length", Fraction(1000)),
    "mile": ("length", Fraction(1_609_344, 1000)),
    "g": ("mass", Fraction(1)),
    "jin": ("mass", Fraction(500)),
    "kg": ("mass", Fraction(1000)),
    "t": ("mass", Fraction(1_000_000)),
    "kwh": ("energy", Fraction(1)),
    "twh": ("energy", Fraction(1_000_000_000)),
    "kw": ("power", Fraction(1)),
    "mw": ("power", Fraction(1000)),
    "gw": ("power", Fraction(1_000_000)),
    "minute": ("hours", Fraction(1, 60)),
    "hour": ("hours", Fraction(1)),
    "day": ("days", Fraction(1)),
    "week": ("days", Fraction(7)),
    "month": ("months", Fraction(1)),
    "year": ("months", Fraction(12)),
}
"""Each unit with its dimension, and how many of the dimension's first unit it makes."""


def number(digits: str) -> tuple[Fraction, Fraction]:
    """The value of digits with commas and a decimal point, and the worth of the last digit.

    >>> number("4,387"), number("2.50")
    ((Fraction(4387, 1), Fraction(1, 1)), (Fraction(5, 2), Fraction(1, 100)))
    """
    plain = re.sub("[,，]", "", digits)
    decimals = len(plain.partition(".")[2])
    return Fraction(plain), Fraction(1, 10**decimals)


def step_of(value: Fraction) -> Fraction:
    """The step of a value that is written in words: all its zeros at the end are round.

    >>> step_of(Fraction(5, 2)), step_of(Fraction(120))
    (Fraction(1, 10), Fraction(10, 1))
    """
    if value.denominator > 1:
        decimals = next((n for n in range(1, 7) if (value * 10**n).denominator == 1), 6)
        return Fraction(1, 10**decimals)
    plain = str(abs(value.numerator))
    return Fraction(10 ** (len(plain) - len(plain.rstrip("0")))) if value else Fraction(1)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches made blank, so that every other place stays where it is."""
    out = list(text)
    for start, end in spans:
        out[start:end] = "\0" * (end - start)
    return "".join(out)


def spans_of(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern matches."""
    return (match.span() for match in pattern.finditer(text))


def plain(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9 and spaces as spaces, each in its place.

    Endless rows of digits are no figures, and are made blank.

    >>> plain("２５٣")
    '253'
    """
    even = "".join(map(_plain, text))
    return blanked(even, spans_of(_ENDLESS, even))


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return " " if char in "\u00a0\u202f" else char


def before(match: re.Match[str], group: str | int = 0) -> str:
    """The few words before a match, or before one of its groups."""
    return match.string[max(0, match.start(group) - _BEFORE) : match.start(group)]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


# PM2.5, C919, AGT-110, g0v, 5G, 6-Pack; but 40km, 5th, 1990s, US$5
_CODE = re.compile(
    r"(?<![A-Za-z\d,.])(?!(?:US|HK|NT|RMB|CNY|USD|EUR|HKD|TWD)\$?\d)"
    r"(?:[A-Za-z]+[-‑]?\d+(?:\.\d+)*[A-Za-z]*"
    r"|\d+(?:,\d{3})*(?![,\d])(?!(?:st|nd|rd|th|s|k|K|m|bn|tn|mn|km|kg|g|t|x|k[Ww]h?|[MGT]Wh?)\b)[A-Za-z]+"
    r"|\d+-[A-Z][A-Za-z]+)(?:[-.]\d+)*"
)


def codes(text: str) -> list[tuple[int, int]]:
    """Where words of letters and digits stand (characters, 0-based).

    >>> ["C919是5G"[start:end] for start, end in codes("C919是5G")]
    ['C919', '5G']
    """
    return list(spans_of(_CODE, text))
