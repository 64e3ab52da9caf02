"""Terms in running text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Result
from generator.language.matcher import Matcher
from generator.model import Transcript

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "matching.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_terms_are_found(case: dict[str, Any]) -> None:
    matcher = Matcher((form, form) for form in case["forms"])
    found = matcher.find(case["text"])
    assert [case["text"][match.start : match.end] for match in found] == case["finds"]


FORMS = st.one_of(
    st.text("高质量发展新", min_size=1, max_size=4),
    st.text("ab -'\".", min_size=1, max_size=8),
    st.text(min_size=1, max_size=6),
)


@given(st.lists(FORMS, max_size=6), st.text("高质量发展新ab -'\"“”.,\u0130ß", max_size=40))
def test_matches_are_in_order_and_never_overlap(forms: list[str], text: str) -> None:
    found = Matcher((form, form) for form in forms).find(text)
    edges = [edge for match in found for edge in (match.start, match.end)]
    assert edges == sorted(edges)
    assert all(match.start < match.end <= len(text) for match in found)
    assert {match.key for match in found} <= set(forms)


@given(st.text("高质量发展新", min_size=1, max_size=4), st.text("中国人民和", max_size=9))
def test_a_chinese_form_is_always_found(form: str, around: str) -> None:
    found = Matcher([("key", form)]).find(around + form + around)
    assert [match.start for match in found] == [len(around)]


def test_every_term_of_the_glossary_is_found_somewhere(result: Result) -> None:
    assert len(result.project.terms) >= 60
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
