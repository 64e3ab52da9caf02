"""Whether the two texts of one linked group give the same figures and dates.

Pure: texts in, places out. What is found here is a doubt for an editor, so what a translation may
leave out or put in another way is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from generator.language import dates, figures_en, figures_zh
from generator.language.figures import UNITS, Date, Figure, codes

Kind = Literal["figures-differ", "dates-differ", "name-missing", "term-missing"]
Place = tuple[int, int]


@dataclass(frozen=True)
class Disagreement:
    """What one text says and the other does not.

    ``zh`` and ``en`` are places in the texts (characters, 0-based, end not included) of what
    stands there, or ``None`` where nothing answers to the other side.
    """

    kind: Kind
    zh: Place | None
    en: Place | None


@dataclass(frozen=True)
class _Said:
    """A figure, or one part of a date: ``part`` names it. ``place`` is that of the whole."""

    place: Place
    figure: Figure
    part: str = ""
    gloss: bool = False

    @cached_property
    def size(self) -> float:
        """Its value, roughly, without its sign."""
        return abs(float(self.figure.value))

    @cached_property
    def key(self) -> Hashable:
        """What is equal in what says the same in the same way."""
        one = self.figure
        return self.part or (one.kind, one.unit), abs(one.value)

    @property
    def sort(self) -> str:
        """What can stand in its place."""
        return self.part or ("name" if self.is_weak else "figure")

    @property
    def is_weak(self) -> bool:
        """Whether it counts only against a figure of its kind on the other side."""
        return not self.part and self.figure.kind in {"ordinal", "name"}

    @property
    def is_soft(self) -> bool:
        """Whether it is never missed: a small number in words, a lone one."""
        one = self.figure
        if self.part or one.kind == "ordinal":
            return self.gloss
        if one.kind == "number" and abs(one.value) == 1 and not one.unit:
            return True
        is_small = abs(one.value) < _SMALL and not _is_exact(one)
        return one.in_words and (one.kind == "times" or is_small)


_Pair = tuple[_Said | None, _Said | None]

# A year that is named afresh (去年, "last year") may stand for its number.
_YEAR_ZH = re.compile(r"[今去前明后当同本上下全历近]年|过去[一两三几]年|年[初内底末均终]|世纪")
_YEAR_EN = re.compile(r"\byears?(?:['’]s?|-end)?\b|\bannual(?:ly)?\b", re.IGNORECASE)
_CONVERSION = Fraction(1, 40)
_ROUGHLY = Fraction(1, 20)
_FAR = 0.1  # what is farther apart cannot agree, and need not be looked at more closely
_SMALL = 1000  # a lesser number in words may belong to a phrase that is rendered without it
_COUNTS = {"number", "name", "ordinal", "times"}


def differing_figures(zh: str, en: str) -> list[Disagreement]:
    """Figures and dates of one text that find no equal one in the other, in order.

    A figure that is given twice in one text and once in the other agrees. A small number in
    words is never missed; an ordinal and the number in a name only where the other text has one
    of these too many as well. A year needs no number where the other text says "last year".
    """
    chinese = [*map(_figure, figures_zh.find(zh)), *_parts(dates.find_zh(zh))]
    english = [*map(_figure, figures_en.find(en)), *_parts(dates.find_en(en))]
    here, there = _beyond_repetition(*_left(chinese, english), chinese, english)
    pairs = _pairs(here, there, "")
    found = [_found("figures-differ", pair) for pair in pairs if _tells(pair)]
    relative = bool(_YEAR_ZH.search(zh)), bool(_YEAR_EN.search(en))
    for part in ("year", "month", "day", "decade", "century"):
        pairs = _pairs(here, there, part)
        found += [
            _found("dates-differ", (one, other))
            for one, other in pairs
            if (one and other) or not _is_relative(part, one is None, *relative)
            if _tells((one, other))
        ]
    found += _codes(zh, en)
    return sorted(set(found), key=lambda one: (one.zh or one.en or (0, 0), one.kind))


def _figure(figure: Figure) -> _Said:
    return _Said((figure.start, figure.end), figure)


def _parts(found: Iterable[Date]) -> list[_Said]:
    """Every part of every date, as a figure."""
    return [
        _Said(
            (date.start, date.end),
            Figure(date.start, date.end, "name", Fraction(value), Fraction(1)),
            part,
            date.gloss,
        )
        for date in found
        for part in ("year", "month", "day", "decade", "century")
        if (value := getattr(date, part)) is not None
    ]


# ---- which ones are the same ----


def _left(here: Sequence[_Said], there: Sequence[_Said]) -> tuple[list[_Said], list[_Said]]:
    """What finds no partner of its own on the other side: first an equal one, then a close one."""
    free: dict[Hashable, list[_Said]] = {}
    for other in there:
        free.setdefault(other.key, []).append(other)
    unequal = []
    for one in here:
        if equal := free.get(one.key):
            equal.pop(0)
        else:
            unequal.append(one)
    others = [other for other in there if any(other is kept for kept in free[other.key])]
    left = []
    for one in unequal:
        at = next((at for at, other in enumerate(others) if _close(one, other)), None)
        if at is None:
            left.append(one)
        else:
            del others[at]
    return left, others


def _beyond_repetition(
    left: list[_Said], free: list[_Said], here: Sequence[_Said], there: Sequence[_Said]
) -> tuple[list[_Said], list[_Said]]:
    """Without what only says again what both texts say.

    Where the other text has something of the same sort too many, it stays: there it may have stood.
    """
    return _news(left, free, there), _news(free, left, here)


def _news(left: list[_Said], others: list[_Said], there: Sequence[_Said]) -> list[_Said]:
    sorts = {one.sort for one in others if not one.is_soft}
    said = {other.key: other for other in there}.values()
    return [
        one for one in left if one.sort in sorts or not any(_close(one, other) for other in said)
    ]


def _close(one: _Said, other: _Said) -> bool:
    """Whether both can be said of the same thing."""
    a, b = one.figure, other.figure
    if one.part or other.part:
        if one.part and other.part:
            return one.part == other.part and a.value == b.value
        counted = {one.part, other.part} & {"year", "day"} and {a.unit, b.unit} <= {"", "day"}
        return bool(counted) and a.value == b.value and "share" not in {a.kind, b.kind}
    if {a.kind, b.kind} == {"times", "share"} or a.kind == b.kind == "times":
        # 增长一倍 is doubled, or up 100 percent
        return any(abs(a.value) + more == abs(b.value) for more in (-1, 0, 1))
    if a.kind != b.kind and not {a.kind, b.kind} <= _COUNTS:
        return False
    far = abs(one.size - other.size) > _FAR * max(one.size, other.size)
    if far and (a.unit == b.unit or not a.unit or not b.unit):
        return False
    return _agree(a, b)


def _agree(a: Figure, b: Figure) -> bool:
    """Whether the values of two figures agree, by what their roundings and units allow."""
    first, second = abs(a.value), abs(b.value)
    dimension, worth = UNITS.get(a.unit, ("", Fraction(1)))
    dimension_b, worth_b = UNITS.get(b.unit, ("", Fraction(1)))
    if a.unit and b.unit and a.unit != b.unit:
        if dimension != dimension_b:
            return False
        return _is_converted((a, worth), (b, worth_b))
    if first == second:
        return True
    if (a.bound == "exactly") != (b.bound == "exactly"):
        rough, exact = (a, b) if b.bound == "exactly" else (b, a)
        return _is_within(rough, abs(exact.value))
    coarse, fine = sorted((a, b), key=lambda one: one.digits)
    rounded = coarse.step > fine.step and 2 <= coarse.digits == fine.digits - 1
    return rounded and a.bound == b.bound == "exactly" and abs(first - second) < _last(coarse) / 2


def _is_converted(*both: tuple[Figure, Fraction]) -> bool:
    """Whether figures agree across units: the one with more digits is right to its last."""
    (a, worth), (b, worth_b) = sorted(both, key=lambda one: one[0].digits)
    rough, fine = _last(a) * worth / 2, _last(b) * worth_b / 2
    room = min(rough, fine) if a.digits == b.digits else fine
    if (a.bound == "exactly") != (b.bound == "exactly"):
        room = max(rough, fine)
    first, second = abs(a.value) * worth, abs(b.value) * worth_b
    return abs(first - second) <= min(room, max(first, second) * _CONVERSION)


def _last(figure: Figure) -> Fraction:
    """The worth of the last digit of a figure that is no zero."""
    return abs(figure.value) / (int(str(int(abs(figure.value) / figure.step)).rstrip("0") or 1))


def _is_within(rough: Figure, value: Fraction) -> bool:
    """Whether a value can be meant by "nearly", "over" or "about" another one."""
    named = abs(rough.value)
    room = min(_last(rough), named * _ROUGHLY) if named else Fraction(0)
    if rough.bound == "about":
        return abs(value - named) <= room / 2
    return 0 <= (named - value if rough.bound == "under" else value - named) < room


# ---- what is told ----


def _is_exact(figure: Figure) -> bool:
    """Whether words give a figure that is no phrase: 百分之五点三, three-fifths, 七十亿."""
    return figure.kind == "share" and figure.value not in {Fraction(1, 2), 1}


def _pairs(here: Sequence[_Said], there: Sequence[_Said], part: str) -> list[_Pair]:
    """What is left over of one part, each with what stands in its place on the other side."""
    free = [one for one in there if one.part == part]
    pairs: list[_Pair] = []
    for one in here:
        if one.part != part:
            continue
        partner = next((two for two in free if one.figure.kind == two.figure.kind), None)
        if partner is None and not one.is_weak:
            partner = next((two for two in free if not two.is_weak), None)
        if partner is not None:
            free.remove(partner)
        pairs.append((one, partner))
    return [*pairs, *((None, one) for one in free)]


def _tells(pair: _Pair) -> bool:
    """Whether figures that differ are worth a doubt."""
    given = [one for one in pair if one]
    if all(one.is_weak for one in given):
        return len(given) == 2 and not all(one.figure.in_words for one in given)
    return any(not one.is_soft for one in given)


def _is_relative(part: str, in_english: bool, zh: bool, en: bool) -> bool:
    """Whether the other text can name a year without its number."""
    return part in {"year", "decade", "century"} and (zh if in_english else en)


def _found(kind: Kind, pair: _Pair) -> Disagreement:
    one, other = pair
    return Disagreement(kind, one.place if one else None, other.place if other else None)


def _codes(zh: str, en: str) -> list[Disagreement]:
    """Words of letters and digits with the same letters and other digits: C919, C929."""
    here = {zh[start:end].upper(): (start, end) for start, end in codes(zh)}
    there = {en[start:end].upper(): (start, end) for start, end in codes(en)}
    found = []
    for code in here.keys() - there.keys():
        letters = re.sub(r"[\d.]", "", code)
        others = [one for one in there.keys() - here.keys() if re.sub(r"[\d.]", "", one) == letters]
        found += [Disagreement("figures-differ", here[code], there[one]) for one in others[:1]]
    return found
