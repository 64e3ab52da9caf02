"""Pinyin in context, how an editor's pinyin is fitted, and the file of a transcript."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Result
from generator.exports.pinyin_json import pinyin_files
from generator.language.chinese import Converter
from generator.language.pinyin import read, read_all
from generator.language.readings import Readings, Syllable, fit
from generator.language.scripts import HAN
from generator.model import Bilingual, Party, Transcript
from tests.polyphones import halves, score
from tests.reading import read_bytes

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "pinyin.yml").read_text(encoding="utf-8")
)
NONE = Readings([])
TEXTS = st.text("银行长重的得地了一不儿着里發ab1，。！\n", max_size=30) | st.text(max_size=20)


def written(syllables: list[Syllable]) -> str:
    return " ".join(one.text + ("" if one.sure else "?") for one in syllables)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_chinese_is_read(case: dict[str, Any]) -> None:
    told = {**case.get("terms", {}), **case.get("people", {})}
    assert written(read(case["text"], Readings(told.items()))) == case["reads"]


@given(TEXTS, st.dictionaries(st.text("银行长重", min_size=1, max_size=3), TEXTS, max_size=3))
def test_each_han_character_has_one_syllable(text: str, told: dict[str, str]) -> None:
    places = [at for at, char in enumerate(text) if HAN.match(char)]
    assert [one.at for one in read(text, Readings(told.items()))] == places


@given(st.lists(TEXTS, max_size=5))
def test_texts_read_together_read_as_they_do_alone(texts: list[str]) -> None:
    assert read_all(texts, NONE) == [read(text, NONE) for text in texts]


@pytest.mark.parametrize(
    ("form", "pinyin", "syllables"),
    [
        ("大食物观", "dà shíwùguān", "dà shí wù guān"),
        ("西安", "Xī'ān", "xī ān"),
        ("西安", "xīān", "xī ān"),
        ("方案", "fāngàn", "fāng àn"),
        ("反感", "fǎngǎn", "fǎn gǎn"),
        ("一点儿", "yīdiǎnr", "yī diǎn r"),
        ("女儿", "nǚ’ér", "nǚ ér"),
        ("5G+工业互联网", "5G+gōngyè hùliánwǎng", "gōng yè hù lián wǎng"),
        ("“十四五”规划", "“Shísì-Wǔ” guīhuà", "shí sì wǔ guī huà"),
        ("行", "a\u0304", "ā"),  # a reading that no dictionary has, and a mark of its own
    ],
)
def test_pinyin_fits_its_form(form: str, pinyin: str, syllables: str) -> None:
    assert fit(form, pinyin) == tuple(syllables.split())


@pytest.mark.parametrize(
    ("form", "pinyin"),
    [
        ("行长", "xíng"),
        ("行", "háng zhǎng"),
        ("行", ""),
        ("行", "银"),
        ("行", "xxx"),
        ("任高岚", "rén gāo"),
        ("行" * 200, "xíng" * 200),
        ("行" * 99, "a" * 3000),
        ("ab", "ab"),
        ("李乐成", "Economic Daily"),
    ],
)
def test_pinyin_that_does_not_fit(form: str, pinyin: str) -> None:
    assert fit(form, pinyin) is None


@given(st.lists(st.sampled_from(["xī", "ān", "xiān", "gāng", "ǎn", "è", "ér", "nǚ"]), min_size=1))
def test_an_editors_syllables_come_back_where_spaces_part_them(syllables: list[str]) -> None:
    form = "中" * len(syllables)  # whatever the dictionary says of it
    found = fit(form, " ".join(syllables))
    assert found == (tuple(syllables) if len(form) <= 100 else None)


def test_every_term_of_the_glossary_has_pinyin_that_fits(result: Result) -> None:
    for term in result.project.terms:
        syllables = fit(term.name.zh or "", term.pinyin)
        assert syllables is not None
        assert None not in syllables


def test_the_file_has_a_syllable_for_each_han_character_of_a_passage(
    result: Result, liaoning: Transcript
) -> None:
    files = pinyin_files(result.transcripts, result.project)
    path = f"transcripts/{liaoning.slug}/pinyin.json"
    data = files[path]
    assert files[f"zh-hant/{path}"] == data
    table = json.loads(data)
    assert list(table) == [passage.id for _, passage in liaoning.passages() if passage.zh]
    convert = Converter("s2t", [], [])
    for _, passage in liaoning.passages():
        text = "".join(paragraph.text for paragraph in passage.zh)
        syllables = table.get(passage.id, "").split()
        assert len(syllables) == len(HAN.findall(text)) == len(HAN.findall(convert(text)))


def test_the_readings_of_people_and_terms_win(result: Result) -> None:
    text = "高岚：\n\n单长行去银行。\n\n单长行谈长空，还没还书。\n"
    transcript, _ = read_bytes("source.txt", text.encode())
    assert transcript
    person = Party("shan-zhanghang", Bilingual("单长行"), pinyin="Shàn Zhǎngháng")
    term = replace(result.project.terms[0], name=Bilingual("长空"), pinyin="zhǎngkōng")
    project = replace(result.project, parties=(person,), terms=(term,))
    files = pinyin_files([transcript], project)
    first, second = (passage.id for _, passage in transcript.passages())
    assert files["transcripts/case/pinyin.json"].decode() == (
        f'{{"{first}":"shàn zhǎng háng qù yín háng",'
        f'"{second}":"shàn zhǎng háng tán zhǎng kōng hái méi? hái shū"}}'
    )


def test_polyphones_are_read_in_context(corpora: Path) -> None:
    _, held_out = halves(corpora / "g2pm_dev")
    found = score(random.Random(1).sample(held_out, 1000))
    assert found.right >= 0.965
    assert found.sure_right >= 0.98
    assert found.unsure <= 0.06
