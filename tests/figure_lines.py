"""Figures and dates as a line that one can read and write in a scenario."""

from __future__ import annotations

from fractions import Fraction

from generator.language import dates, figures_en, figures_zh
from generator.language.figures import Date, Figure
from generator.model import Language


def found(text: str, language: Language) -> list[str]:
    """What is found in a text, in order, each as "words = kind value unit, bound"."""
    finders = (
        (figures_zh.find, dates.find_zh) if language == "zh" else (figures_en.find, dates.find_en)
    )
    both: list[Figure | Date] = [one for find in finders for one in find(text)]
    return [f"{text[one.start : one.end]} = {_shown(one)}" for one in sorted(both, key=_place)]


def _place(one: Figure | Date) -> tuple[int, int, Fraction]:
    return one.start, one.end, one.value if isinstance(one, Figure) else Fraction(0)


def _shown(one: Figure | Date) -> str:
    if isinstance(one, Date):
        return _date(one)
    value = (
        f"{float(one.value * 100):g}%" if one.kind == "share" and _is_percent(one) else one.value
    )
    kind = {"number": "", "share": "", "times": "×"}.get(one.kind, f"{one.kind} ")
    bound = "" if one.bound == "exactly" else f", {one.bound}"
    return f"{kind}{value}{' ' if one.unit else ''}{one.unit}{bound}"


def _is_percent(one: Figure) -> bool:
    return (one.value * 10_000).denominator == 1


def _date(one: Date) -> str:
    parts = [f"{one.decade}s"] if one.decade else []
    parts += [f"century {one.century}"] if one.century else []
    day = "-".join("?" if part is None else str(part) for part in (one.year, one.month, one.day))
    return " ".join(parts or [day]) + (", gloss" if one.gloss else "")
