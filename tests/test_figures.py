"""Figures and dates in texts of either language."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language import dates, figures_en, figures_zh, numerals_zh
from generator.language.figures import Date, Figure
from generator.model import Language, Transcript
from tests.figure_lines import found
from tests.sites import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "figures.yml").read_text(encoding="utf-8")
)
GOLDEN = ROOT / "tests" / "golden" / "figures-liaoning.txt"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("zh") or case["en"])
def test_figures_are_found(case: dict[str, Any]) -> None:
    language: Language = "zh" if "zh" in case else "en"
    assert found(case[language], language) == case.get("finds", [])


def test_every_figure_of_the_first_transcript_is_found(
    liaoning: Transcript, request: pytest.FixtureRequest
) -> None:
    """The list was read against the text: each line of it, and the text for what it lacks."""
    lines = [
        f"{paragraph.line}: {line}"
        for turn in liaoning.turns
        for passage in turn.passages
        for paragraph in passage.paragraphs
        if not paragraph.reference
        for line in found(paragraph.text, paragraph.language)
    ]
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


# ---- a value, written in one way or another, is read back ----

NUMERALS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    """A number below 10^16 in Chinese characters, as it is spoken."""
    out, rest, gap = "", value, False
    for myriad, char in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, rest = divmod(rest, myriad)
        if part:
            gap = gap or bool(out and part < 1000)
            out += ("零" if gap else "") + _below_myriad(part) + char
        gap = bool(out) and not part
    return out


def _below_myriad(value: int) -> str:
    out, gap = "", False
    for place, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        if digit:
            out += ("零" if gap else "") + NUMERALS[digit] + char
            gap = False
        else:
            gap = bool(out)
    return out


ONES = (
    " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = "  twenty thirty forty fifty sixty seventy eighty ninety"


def in_english(value: int) -> str:
    """A number below 10^15 in English words."""
    parts = []
    for scale, name in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= scale:
            parts.append(_below_thousand(value // scale) + name)
            value %= scale
    if value >= 1000:
        parts.append(_below_thousand(value // 1000) + " thousand")
        value %= 1000
    if value:
        parts.append(_below_thousand(value))
    return " ".join(parts)


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{ONES.split(' ')[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(TENS.split(" ")[tens] + (f"-{ONES.split(' ')[ones]}" if ones else ""))
    elif rest:
        words.append(ONES.split(" ")[rest])
    return " and ".join(words)


def only(figures: list[Figure]) -> Fraction:
    assert len(figures) == 1, figures
    return figures[0].value


@given(st.integers(11, 10**15 - 1))
def test_a_number_in_chinese_characters_is_read_back(value: int) -> None:
    assert numerals_zh.parse(in_chinese(value)) == value
    assert only(figures_zh.find(f"共有{in_chinese(value)}个，")) == value


@given(st.integers(1, 10**12).map(lambda value: value * 1000))
def test_a_round_number_in_english_words_is_read_back(value: int) -> None:
    assert only(figures_en.find(f"They have {in_english(value)} of them.")) == value


@given(st.integers(2, 999))
def test_a_small_number_in_english_words_is_read_back(value: int) -> None:
    assert only(figures_en.find(f"They have {in_english(value)} of them.")) == value


@given(st.integers(1, 99_999), st.integers(0, 3), st.sampled_from(["万", "亿", "万亿", ""]))
def test_digits_are_equal_in_both_languages(digits: int, decimals: int, scale: str) -> None:
    value = Fraction(digits, 10**decimals)
    shown = f"{digits // 10**decimals}"
    if decimals:
        shown += f".{digits % 10**decimals:0{decimals}}"
    worth = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "": 1}[scale]
    assert only(figures_zh.find(f"达到{shown}{scale}元，")) == value * worth
    if (value * worth).denominator == 1:
        assert only(figures_en.find(f"It was {int(value * worth):,} yuan.")) == value * worth
    assert only(figures_zh.find(f"增长{shown}%，")) == value / 100
    assert only(figures_en.find(f"It grew by {shown} percent.")) == value / 100


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_is_equal_in_both_languages(day: date) -> None:
    expected = (day.year, day.month, day.day)
    chinese = dates.find_zh(f"会议于{day.year}年{day.month}月{day.day}日举行。")
    english = dates.find_en(f"It was held on {day:%B} {day.day}, {day.year}.")
    for one in (chinese, english):
        assert [(found.year, found.month, found.day) for found in one] == [expected]


PIECES = st.sampled_from(
    [
        *"%万亿年月日十一三五成倍翻番近多第至-/.,，()",
        *(
            "3",
            "5.3",
            "1,000",
            "2024",
            "分之",
            "a",
            "of",
            "one",
            "half",
            "third",
            "hundred",
            "million",
        ),
        *("percent", "times", "US$", "yuan", "April", "May", "21st", "No.", "decade", "'s", "k"),
        *("٣", "²", "½", "５", "9" * 5000, "million " * 50, "亿" * 50),
    ]
)


@given(st.lists(PIECES | st.text(max_size=2), max_size=14), st.sampled_from(["", " "]))
def test_in_any_text_figures_and_dates_lie_in_order_inside(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    for find in (figures_zh.find, figures_en.find, dates.find_zh, dates.find_en):
        places = [(one.start, one.end) for one in find(text)]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)


# ---- lists made without us ----


def values(text: str) -> tuple[list[Fraction], list[Date]]:
    days = [replace(one, start=0, end=0) for one in dates.find_zh(text)]
    return sorted(abs(one.value) for one in figures_zh.find(text)), days


@pytest.mark.parametrize(
    ("name", "equal"),
    [
        # What is not read alike: a bare digit below eleven, clocks, telephone numbers, scores,
        # days without a year or with strokes, and jiao and fen.
        ("itn_number", 30),
        ("tn_number", 22),
        ("itn_fraction", 2),
        ("tn_fraction", 3),
        ("itn_measure", 32),
        ("itn_money", 6),
        ("itn_normalizer", 20),
        ("tn_normalizer", 34),
    ],
)
def test_both_forms_of_an_expression_are_read_alike(corpora: Path, name: str, equal: int) -> None:
    lines = (corpora / "wetext" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if " => " in line]
    assert sum(values(one) == values(other) for one, other in pairs) >= equal


def test_short_forms_of_large_numbers_are_equal(corpora: Path) -> None:
    """By the patterns of CLDR: 1000 is 1 thousand, 10000 is 1万 or 10 thousand."""
    patterns = {}
    for language, tag in (("zh", "zh-Hans"), ("en", "en")):
        path = corpora / "cldr" / f"{tag}_numbers.json"
        numbers = json.loads(path.read_text(encoding="utf-8"))["main"][tag]["numbers"]
        patterns[language] = numbers["decimalFormats-numberSystem-latn"]["long"]["decimalFormat"]
    for kind in sorted(set(patterns["zh"]) & set(patterns["en"])):
        value = 3 * int(kind.partition("-")[0])
        shown = {side: filled(pattern[kind], value) for side, pattern in patterns.items()}
        assert only(figures_zh.find(f"有{shown['zh']}个")) == value
        assert only(figures_en.find(f"{shown['en']} of them")) == value


def filled(pattern: str, value: int) -> str:
    """A pattern with the digits that it has room for; "0" stands for no pattern."""
    room = pattern.count("0")
    return str(value) if pattern == "0" else str(value)[:room] + pattern.lstrip("0")
