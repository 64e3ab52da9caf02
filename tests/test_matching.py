"""Terms in running text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.build import Result
from generator.language.chinese import simplified
from generator.language.english import WORD, stem
from generator.language.matcher import Matcher
from generator.language.scripts import HAN
from generator.model import Transcript

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "matching.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_terms_are_found(case: dict[str, Any]) -> None:
    never = [
        (key, context) for key, contexts in case.get("never", {}).items() for context in contexts
    ]
    matcher = Matcher(((form, form) for form in case["forms"]), never, case.get("names", []))
    text, found = case["text"], matcher.find(case["text"])
    assert [text[match.start : match.end] for match in found] == case["finds"]
    within = [text[one.start : one.end] for match in found for one in match.inner]
    assert sorted(within) == sorted(case.get("within", within))
    if "places" in case:
        assert [match.start for match in found] == case["places"]


FORMS = st.one_of(
    st.text("高质量发展发展新發質", min_size=1, max_size=4),
    st.lists(
        st.sampled_from(["open", "opens", "quality", "force", "forces", "up", "new"]),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    st.text("ab -'\".", min_size=1, max_size=8),
    st.text(min_size=1, max_size=6),
)
TEXTS = st.lists(
    st.one_of(
        st.text("高质量发展新發質“”", max_size=6),
        st.sampled_from(
            [
                "open",
                "Opening",
                "opened",
                "quality",
                "qualities",
                "forces",
                "new",
                "up",
                "5.3%",
                ",",
                ".",
                "-",
                "“new”",
                "GDP",
            ]
        ),
        st.text("ab -'\"“”.,\u0130ß&", max_size=4),
    ),
    max_size=9,
).map(" ".join)


def naive(forms: list[str], text: str) -> list[tuple[int, int, int]]:
    """The places of the longest forms: every form is tried at every character and word."""
    units = [
        (match.start(), match.end(), match.group())
        for match in re.finditer(rf"{WORD.pattern}|{HAN.pattern}", text)
    ]
    wanted = [[spelt(unit) for unit in units_of(form)] for form in forms]
    found = set()
    for number, parts in enumerate(wanted):
        for at in range(len(units) - len(parts) + 1):
            stretch = units[at : at + len(parts)]
            if not parts or [spelt(unit) for _, _, unit in stretch] != parts:
                continue
            between = [text[a[1] : b[0]] for a, b in pairwise(stretch)]
            own = [re.sub(JOINT, "", gap) for gap in gaps_of(forms[number])]
            if [bool(re.sub(JOINT, "", gap)) for gap in between] == [bool(gap) for gap in own]:
                found.add((stretch[0][0], stretch[-1][1], number))
    chosen: list[tuple[int, int, int]] = []
    for start, end, number in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= a or b <= start for a, b, _ in chosen):
            chosen.append((start, end, number))
    return sorted(chosen)


JOINT = r"[\s\-‐‑–\"'“”‘’]"


def units_of(form: str) -> list[str]:
    return re.findall(rf"{WORD.pattern}|{HAN.pattern}", form)


def gaps_of(form: str) -> list[str]:
    units = list(re.finditer(rf"{WORD.pattern}|{HAN.pattern}", form))
    return [form[a.end() : b.start()] for a, b in pairwise(units)]


def spelt(unit: str) -> str:
    return simplified(unit) if HAN.match(unit) else stem(unit)


@given(st.lists(FORMS, max_size=6), TEXTS)
def test_the_longest_are_found_as_by_trying_everything_everywhere(
    forms: list[str], text: str
) -> None:
    assume("&" not in "".join(forms) + text and '"' not in text and "“" not in text)
    assume(not text.isupper())
    found = Matcher((form, form) for form in forms).find(text)
    assert {(one.start, one.end) for one in found} == {(a, b) for a, b, _ in naive(forms, text)}


@given(st.lists(FORMS, max_size=6), TEXTS)
def test_matches_are_in_order_and_never_overlap(forms: list[str], text: str) -> None:
    found = Matcher((form, form) for form in forms).find(text)
    edges = [edge for match in found for edge in (match.start, match.end)]
    assert edges == sorted(edges)
    assert all(match.start < match.end <= len(text) for match in found)
    assert {match.key for match in found} <= set(forms)
    for match in found:
        assert all(one.start < match.end and match.start < one.end for one in match.inner)


@given(st.text("高质量发展新", min_size=1, max_size=4), st.text("中国人民和", max_size=9))
def test_a_chinese_form_is_always_found(form: str, around: str) -> None:
    found = Matcher([("key", form)]).find(around + form + around)
    assert [match.start for match in found] == [len(around)]


def test_every_term_of_the_glossary_is_found_somewhere(result: Result) -> None:
    assert len(result.project.terms) >= 160
    missing = [t.name.en for t in result.project.terms if t.slug not in result.index.uses]
    assert not missing


def test_both_languages_are_marked_in_the_first_transcript(liaoning: Transcript) -> None:
    marked = {
        paragraph.language
        for _, passage in liaoning.passages()
        for paragraph in passage.paragraphs
        if paragraph.marks
    }
    assert marked == {"zh", "en"}
