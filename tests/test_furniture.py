"""What stands around or inside speech: facts of the copy, furniture, adverts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.explain import REASONS
from generator.pages.labels import LABELS
from generator.reading.adverts import adverts
from generator.reading.furniture import furniture_kind
from generator.reading.metadata import date_place, metadata_fields

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "furniture.yml").read_text(encoding="utf-8")
)

ADVERTS = [
    "担心忘记的同学可以 点此预约短信通知。",
    "搜索关注公众号:haichao,领取免费英语资料大礼包。",
]
SPEECH = ["渡轮今晚开航。", "我们欢迎各位关注港口。", "Ferries run at night. ", "谢谢大家！"]
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [*ADVERTS, *SPEECH, "公众号:海潮", "微博@海潮", "来源：", "2023-03-02", " | "]
        ),
        st.text(max_size=8),
    ),
    max_size=10,
).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_furniture_is_found_for_what_it_is(case: dict[str, Any]) -> None:
    text = case["text"]
    kind = furniture_kind(text, edge=False)
    found = {
        "fields": dict(metadata_fields(text)) or None,
        "where": dict(date_place(text)) or None,
        "kind": kind,
        "edge": furniture_kind(text, edge=True) if kind is None else None,
        "adverts": [text[start:end] for start, end in adverts(text)],
    }
    if found["fields"]:  # a line of facts is not asked for anything else
        found |= {"where": None, "kind": None, "edge": None}
    assert found == {key: case.get(key, [] if key == "adverts" else None) for key in found}


def test_each_kind_has_a_reason_and_a_label() -> None:
    kinds = {case[key] for case in CASES for key in ("kind", "edge") if case.get(key)}
    assert kinds <= set(REASONS) <= set(LABELS)
    assert kinds == {"navigation", "contact", "pager", "share", "credit", "copyright", "advert"}


@given(PIECES)
def test_stretches_are_in_order_and_apart(text: str) -> None:
    found = adverts(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    if text:
        furniture_kind(text, edge=True)
        metadata_fields(text)
        date_place(text)


@given(st.lists(st.sampled_from(SPEECH), max_size=4), st.sampled_from(ADVERTS), st.integers(0, 4))
def test_only_the_advert_is_cut(speech: list[str], advert: str, place: int) -> None:
    text = "".join([*speech[:place], advert, *speech[place:]])
    (span,) = adverts(text)
    assert text[slice(*span)] == advert
    rest = text[: span[0]] + text[span[1] :]
    assert rest == "".join(speech)
    assert adverts(rest) == []


def test_real_speech_is_no_furniture(corpora: Path) -> None:
    """Briefings and twin transcripts, without their front matter, hold none."""
    files = [*corpora.glob("wh_briefings/*.md"), *corpora.glob("H1_*/*.md")]
    assert len(files) > 50
    for path in files:
        body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
        for line in filter(None, map(str.strip, body.splitlines())):
            assert not furniture_kind(line, edge=True), line
            assert not adverts(line), line
            assert not metadata_fields(line), line
