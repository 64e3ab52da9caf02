"""Files to take away: what is in them, and that they are what they say."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.exports import downloads
from generator.exports.pairs import Pair, pairs
from generator.exports.pairs_csv import COLUMNS, pairs_csv
from generator.exports.tmx import tmx
from generator.model import Bilingual, Transcript
from tests.test_pairing import SCENARIOS, paired

OFFICIAL_AND_OURS = next(one for one in SCENARIOS if "fills in" in one["title"])

_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

any_text = st.text(max_size=30)
any_pair = st.builds(
    Pair,
    transcript=any_text,
    passage=st.just("p-abc"),
    sentences=st.lists(st.from_regex(r"s-[a-z2-7]{8}", fullmatch=True), min_size=1, max_size=3).map(
        tuple
    ),
    text=st.builds(Bilingual, any_text, any_text),
    provenance=st.just((("zh", "reference"), ("en", "source"))),
    speaker=st.builds(Bilingual, st.none() | any_text, st.none() | any_text),
    date=st.sampled_from(["", "2024-04-23"]),
    confidence=st.none() | st.floats(0, 1),
)


@pytest.fixture(scope="module")
def transcript() -> Transcript:
    return paired(OFFICIAL_AND_OURS)[0]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_pair_says_whose_words_it_is(transcript: Transcript) -> None:
    assert [
        (one["zh"], one["zh_provenance"], one["en_provenance"])
        for one in rows(pairs_csv(pairs(transcript)))
    ] == [
        ("我们将开通夜航，票价下降百分之三。", "reference", "source"),
        ("渔港修好了，欢迎大家来看。", "source", "source"),
    ]


def test_the_translation_memory_gives_speaker_provenance_and_confidence(
    transcript: Transcript,
) -> None:
    root = etree.fromstring(tmx(pairs(transcript)))
    first, *_ = root.iterfind("body/tu")
    props = {one.get("type"): one.text for one in first.iterfind("prop")}
    assert props["x-speaker"] == "Gao Lan"
    assert re.fullmatch(r"0\.\d\d|1\.00", props["x-confidence"] or "")
    sides = {
        side.get("{http://www.w3.org/XML/1998/namespace}lang"): (
            side.findtext("prop"),
            side.findtext("seg"),
        )
        for side in first.iterfind("tuv")
    }
    assert sides == {
        "zh-Hans": ("reference", "我们将开通夜航，票价下降百分之三。"),
        "en": ("source", "We will open night ferries, and fares will fall by 3 percent."),
    }


@pytest.fixture(scope="module")
def dtd(corpora: Path) -> etree.DTD:
    return etree.DTD(str(corpora.parent / "schemas" / "tmx14.dtd"))


def test_the_translation_memory_is_valid(dtd: etree.DTD, transcript: Transcript) -> None:
    root = etree.fromstring(tmx(pairs(transcript)))
    assert dtd.validate(root), dtd.error_log
    for header in root.iterfind("header"):
        del header.attrib["srclang"]
    assert not dtd.validate(root)


@given(st.lists(any_pair, max_size=4))
def test_any_text_makes_a_well_formed_file(found: list[Pair]) -> None:
    root = etree.fromstring(tmx(found))
    shown = [one.text or "" for one in root.iterfind("body/tu/tuv/seg")]
    meant = [text for one in found for text in (one.text.zh or "", one.text.en or "")]
    assert shown == [
        _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) for text in meant
    ]


@given(st.lists(any_pair, max_size=4))
def test_any_text_makes_a_table_without_formulas(found: list[Pair]) -> None:
    made = rows(pairs_csv(found))
    assert len(made) == len(found)
    for row, one in zip(made, found, strict=True):
        assert tuple(row) == COLUMNS
        text = one.text.zh or ""
        assert row["zh"] == (f"'{text}" if text.startswith(_FORMULA) else text)
        assert not any(cell.startswith(_FORMULA) for cell in row.values())


def test_a_transcript_without_pairs_has_nothing_to_take_away() -> None:
    alone, _ = paired({"files": {"source.txt": "Gao Lan:\n\nNets hold.\n"}})
    assert downloads(alone) == {}
    assert sorted(downloads(paired(SCENARIOS[0])[0])) == [
        "transcripts/case/pairs.csv",
        "transcripts/case/pairs.tmx",
    ]
