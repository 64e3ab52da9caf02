"""English numbers in words: one hundred and twenty-five thousand, half a million, twenty-five."""

from __future__ import annotations

from fractions import Fraction

from generator.language.figures import any_of

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: at for at, word in enumerate(_ONES)} | {
    word: at * 10 for at, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "bn": 10**9, "mn": 10**6, "tn": 10**12,
}  # fmt: skip

# The ordinals from the tenth on; lesser ones mostly only order a text.
ORDINALS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
} | {f"{tens[:-1]}ieth": _UNITS[tens] for tens in _TENS}  # fmt: skip
FIRSTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS |= {
    f"{tens}-{first}": _UNITS[tens] + at
    for tens in _TENS
    for at, first in enumerate(FIRSTS, start=1)
}

SMALL_WORDS = any_of(_ONES[1:])
"""A pattern for a number from one to nineteen, without the end of the word."""

SMALL = rf"(?i:{any_of(_TENS)}(?:[- ]{any_of(_ONES[1:10])})?|{any_of(_ONES[1:])})\b"
"""A pattern for a number below a hundred."""

SCALE = rf"(?i:{any_of(_SCALES)})(?![A-Za-z])"
# Of "four trillion-yuan bases" there are four, but "100-billion-yuan" is one number.
SCALED = rf"(?:\s?{SCALE}(?!-(?:yuan|dollar|level))|-{SCALE})"
"""A pattern for a scale that belongs to the number before it."""

_HUNDREDS = rf"(?:{SMALL}|(?i:an?))[ -](?i:hundred)\b(?: (?:and )?{SMALL})?"
NUMBER = (
    rf"\b(?:{_HUNDREDS}|{SMALL}|(?i:half a|an?)(?={SCALED}))(?: and a half)?(?:{SCALED}){{0,3}}"
    rf"(?:,? (?:{_HUNDREDS}|{SMALL})(?:{SCALED}){{1,3}}){{0,4}}"
)
"""A pattern for a number in words."""


def parse(words: str) -> Fraction:
    """The value of number words; words that are none count nothing.

    >>> parse("one hundred and twenty-five thousand"), parse("Half a million"), parse("sixteen")
    (Fraction(125000, 1), Fraction(500000, 1), Fraction(16, 1))
    >>> parse("three and a half"), parse("ten thousand two hundred"), parse("trillion")
    (Fraction(7, 2), Fraction(10200, 1), Fraction(1000000000000, 1))
    """
    plain = words.lower().replace("-", " ").replace(",", " ")
    total = section = Fraction(0)
    for word in plain.split():
        if word == "hundred":
            section = (section or Fraction(1)) * 100
        elif word in _SCALES:
            total, section = total + (section or Fraction(1)) * _SCALES[word], Fraction(0)
        else:
            section += Fraction(1, 2) if word == "half" else _UNITS.get(word, 0)
    return total + section


def scale(words: str) -> int:
    """The product of the scales among some words: a million for "-million" or " million".

    >>> scale(" hundred thousand"), scale("")
    (100000, 1)
    """
    product = 1
    for word in words.lower().replace("-", " ").split():
        product *= _SCALES.get(word, 1)
    return product
