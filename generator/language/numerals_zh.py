"""Chinese numerals: 三千五百万, 二〇二四, 两万五, 零点六."""

from __future__ import annotations

from fractions import Fraction

from generator.language import figures

# Full-width signs and Traditional characters of figures, one for one, so that no place moves.
_SAME = str.maketrans(
    "％．：／－〇○萬億兩點餘幾數約過號畝噸個頃歲週倍屆時鐘間會來紀號",
    "%.:/-零零万亿两点余几数约过号亩吨个顷岁周倍届时钟间会来纪号",
)
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "幺": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = _PLACES | MYRIADS


def plain(text: str) -> str:
    """The text with half-width digits and Simplified numerals, every character in its place.

    >>> plain("２．５萬億")
    '2.5万亿'
    """
    return figures.plain(text).translate(_SAME)


def scale(characters: str) -> int:
    """The product of scale characters.

    >>> scale("万亿"), scale("千万"), scale("")
    (1000000000000, 10000000, 1)
    """
    product = 1
    for char in characters:
        product *= SCALES[char]
    return product


def parse(numeral: str) -> Fraction | None:
    """The value of a numeral in Chinese characters; ``None`` for what is none.

    >>> parse("三千五百万"), parse("二零二四"), parse("两万五"), parse("零点六"), parse("一百零二")
    (Fraction(35000000, 1), Fraction(2024, 1), Fraction(25000, 1), Fraction(3, 5), Fraction(102, 1))
    >>> parse("百万"), parse("五六"), parse("三三两两"), parse("二点五亿")
    (Fraction(1000000, 1), Fraction(56, 1), None, Fraction(250000000, 1))
    """
    if "点" in numeral:
        return _decimal(numeral)
    if all(char in DIGITS for char in numeral):
        if "两" in numeral and len(numeral) > 1:
            return None
        return Fraction(int("".join(str(DIGITS[char]) for char in numeral))) if numeral else None
    return _placed(numeral)


def _decimal(numeral: str) -> Fraction | None:
    whole, _, rest = numeral.partition("点")
    digits = rest.rstrip("".join(SCALES))
    before = parse(whole)
    if before is None or not digits or any(char not in DIGITS for char in digits):
        return None
    after = Fraction(int("".join(str(DIGITS[char]) for char in digits)), 10 ** len(digits))
    return (before + after) * scale(rest[len(digits) :])


def _placed(numeral: str) -> Fraction | None:
    """The value of digits and places; a last digit without its place counts one place lower."""
    total = section = 0
    digit: int | None = None
    last = 1
    for char in numeral:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            last = 1 if char == "零" else last
        elif char in _PLACES:
            section += (digit or 1) * _PLACES[char]
            digit, last = None, _PLACES[char]
        else:
            myriad, whole = MYRIADS[char], section + (digit or 0)
            if total < myriad:  # 一万三千亿: the greater place multiplies all before it
                total = (total + whole or 1) * myriad
            else:
                total += whole * myriad
            section, digit, last = 0, None, myriad
    return Fraction(total + section + (digit or 0) * max(1, last // 10))
