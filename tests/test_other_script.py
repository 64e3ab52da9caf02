"""The page in the other script: its Chinese converted, all else the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Result
from generator.language import chinese
from generator.language.chinese import (
    SCRIPTS,
    TRADITIONAL,
    Converter,
    same_length,
    simplified,
)
from generator.language.scripts import HAN
from generator.model import Bilingual, Party, Transcript
from generator.pages import render
from generator.pages.html import element, escape, join
from generator.pages.other_script import converted
from tests.reading import read_bytes

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "script.yml").read_text(encoding="utf-8")
)
WAYS = st.sampled_from([*TRADITIONAL, "t2s", "tw2s", "hk2s"])
CHINESE = st.text("皇后以里发展头干部旱范于余云丽乾隆著裡説台女士先生，。\n", max_size=30)
TEXTS = CHINESE | st.text(max_size=20)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_text_in_the_other_script(case: dict[str, Any]) -> None:
    people, terms = case.get("people", []), case.get("terms", [])
    convert = Converter(case["way"], [*people, *terms], [names[0] for names in people])
    assert convert(case["text"]) == case["gives"]


@given(WAYS, TEXTS, st.lists(st.lists(CHINESE.filter(bool), min_size=1, max_size=2), max_size=2))
def test_places_in_the_text_stay_what_they_are(
    way: str, text: str, people: list[list[str]]
) -> None:
    out = Converter(way, people, [names[0] for names in people])(text)
    assert [bool(HAN.match(char)) for char in out] == [bool(HAN.match(char)) for char in text]


@given(st.text("皇后以里发展头干部旱丽女士先生国务院新闻办公室，。", max_size=30))
def test_there_and_back_again(text: str) -> None:
    assert simplified(same_length(text, "s2t")) == text
    assert simplified(Converter("s2t", [], [])(text)) == text


def test_a_long_text_is_converted_in_steps_that_grow_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cost(text: str) -> int:
        seen = [0]

        def counted(part: str, config: str) -> str:
            seen[0] += len(part)
            return same_length(part, config)

        with monkeypatch.context() as patch:
            patch.setattr(chinese, "same_length", counted)
            Converter("s2t", [], [])(text)
        return seen[0]

    torn = "更加注重无线新闻把握发展今周刊"
    assert cost(torn * 40) < 2.2 * cost(torn * 20)


def test_a_phrase_that_changes_its_length_is_converted_character_by_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Longer:
        def convert(self, text: str) -> str:
            return text.replace("发", "發").replace("展", "展展")

    monkeypatch.setattr("generator.language.chinese._converter", lambda _: Longer())
    assert same_length("发展，发", "s2t") == "發展，發"


def test_the_cases_of_opencc(corpora: Path) -> None:
    text = (corpora / "opencc/testcases.json").read_text("utf-8")
    cases = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    told = [
        (way, case["input"], wanted)
        for case in cases
        for way, wanted in case["expected"].items()
        if way in (*TRADITIONAL, "t2s")
    ]
    assert len(told) > 200
    assert [one for one in told if same_length(one[1], one[0]) != one[2]] == []
    # Names of things that the dictionary of words does not know, and words without a sentence.
    torn = ("埔里社", "扇风耳朵", "今周刊", "星露谷物语", "无线新闻台", "刚一出戏院")
    others = [one for one in told if one[0] != "t2s" and not any(name in one[1] for name in torn)]
    assert len(others) > 200
    assert [one for one in others if Converter(one[0], [], [])(one[1]) != one[2]] == []


def opposite(text: str) -> str:
    return same_length(text, "s2t")


def test_a_paragraph_is_converted_as_if_it_had_no_links_in_it() -> None:
    link = element("a", "后", class_="dz-term", href="../../glossary/x/", data_term="后")
    block = element("div", element("p", "皇", link, "头发展", lang="zh-Hans"))
    shown = converted(block, "zh-Hans", opposite)
    assert re.sub("<[^>]+>", "", shown) == "皇后頭髮展"
    assert 'href="../../../glossary/x/"' in shown
    assert 'data-term="后"' in shown
    assert ' lang="zh-Hant"' in shown


def test_two_paragraphs_are_no_word_together() -> None:
    block = element("div", element("p", "皇"), element("p", "后"), lang="zh-Hans")
    assert re.sub("<[^>]+>", "", converted(block, "zh-Hans", opposite)) == "皇後"


def test_what_is_in_the_script_already_or_in_english_stays() -> None:
    block = element(
        "p",
        element("span", "发展", lang="zh-Hant"),
        element("span", "发展 development", lang="en"),
        element("a", "简体", hreflang="zh-Hans", lang="zh-Hans", href="../"),
    )
    assert converted(block, "zh-Hans", opposite) == block


def test_a_language_ends_with_its_element() -> None:
    block = element("p", element("span", "发", lang="zh-Hans"), element("br"), "发", lang="en")
    assert re.sub("<[^>]+>", "", converted(block, "zh-Hans", opposite)) == "發发"


def test_what_a_screen_reader_says_is_converted_too() -> None:
    block = element("nav", aria_label="发言目录 Turns", title="段落", lang="zh-Hans")
    shown = converted(block, "zh-Hans", opposite)
    assert 'aria-label="發言目錄 Turns"' in shown


@given(st.lists(TEXTS, max_size=4), st.sampled_from(["p", "span"]))
def test_text_is_data_in_the_other_script_too(texts: list[str], tag: str) -> None:
    block = element("div", *(element(tag, text, title="x") for text in texts), lang="zh-Hans")
    shown = converted(block, "zh-Hans", opposite)
    tags = re.sub(r' lang="zh-Hans"', ' lang="zh-Hant"', "|".join(re.findall("<[^>]*>", block)))
    assert "|".join(re.findall("<[^>]*>", shown)) == tags
    whole = join(*(escape(text) for text in texts))
    assert len(re.sub("<[^>]*>", "", shown)) == len(whole)


def pages(transcript: Transcript, result: Result) -> tuple[str, str]:
    """A transcript's page and the one in the other script."""
    files = render([transcript], result.project.terms, result.index, result.project.parties)
    name = f"transcripts/{transcript.slug}/index.md"
    (other,) = (path for path in files if path.startswith("zh-") and path.endswith(name))
    return files[name].decode(), files[other].decode()


def test_the_page_has_the_same_fragments_and_leads_back(
    result: Result, liaoning: Transcript
) -> None:
    own, other = pages(liaoning, result)
    assert re.findall(' id="[^"]*"', own) == re.findall(' id="[^"]*"', other)
    assert re.findall('data-term="[^"]*"', own) == re.findall('data-term="[^"]*"', other)
    url = f"transcripts/{liaoning.slug}/"
    assert f'<a href="../../zh-hant/{url}" hreflang="zh-Hant" lang="zh-Hant"' in own
    assert f'<a href="../../../{url}" hreflang="zh-Hans" lang="zh-Hans"' in other
    assert 'search: {"exclude": true}' in other
    line = f'alternates: {{"x-default": "{url}", "zh-Hans": "{url}", "zh-Hant": "zh-hant/{url}"}}'
    assert line in own
    assert line in other


def test_every_run_of_chinese_is_in_the_other_script(result: Result, liaoning: Transcript) -> None:
    _, other = pages(liaoning, result)
    assert 'lang="zh-Hans"' not in re.sub(r"<a [^>]*hreflang[^>]*>", "", other)
    shown = re.sub(r"<a [^>]*hreflang[^>]*>.*?</a>|<[^>]*>", "\n", other)
    assert {"发", "国", "会", "说", "辽"}.isdisjoint(shown)
    convert = Converter("s2t", [], [])
    assert (
        sum(a != b for a, b in zip(shown, convert(shown), strict=True)) < 10
    )  # 游, cut off from 旅


def test_names_and_terms_are_written_as_they_are_fixed(result: Result) -> None:
    text = "高岚：\n\n云飞、范徐丽泰和余国谈复合台，也谈复合和其余国家。\n\n请问何时开始？\n"
    transcript, _ = read_bytes("source.txt", text.encode())
    assert transcript
    people = [
        Party("yun-fei", Bilingual("云飞", "Yun Fei"), aliases=("雲飛",)),
        Party("rita-fan", Bilingual("范徐丽泰", "Rita Fan")),
        Party("yu-guo", Bilingual("余国", "Yu Guo")),
    ]
    name = Bilingual("复合台", "composite platform")
    fixed = replace(result.project.terms[0], name=name, also=("複合台",))
    (other,) = (
        data.decode()
        for path, data in render([transcript], [fixed], result.index, people).items()
        if path.startswith("zh-hant/") and path.endswith(".md")
    )
    shown = re.sub("<[^>]+>", "", other)
    assert "雲飛、范徐麗泰和余國談複合台，也談複合和其餘國家。" in shown


def test_a_form_that_an_entry_gives_stands_on_the_page(
    result: Result, liaoning: Transcript
) -> None:
    _, other = pages(liaoning, result)
    shown = re.sub("<[^>]+>", "", other)
    assert "牛河梁遺址" in shown  # OpenCC would write 樑
    assert "瀋撫科創園" in shown
    assert "中央廣播電視總臺央廣" in shown


def test_the_cards_of_the_page_are_in_the_other_script(
    result: Result, liaoning: Transcript
) -> None:
    files = render([liaoning], result.project.terms, result.index, result.project.parties)
    path = f"transcripts/{liaoning.slug}/cards.json"
    own, other = (json.loads(files[name]) for name in (path, f"zh-hant/{path}"))
    assert list(own) == list(other)
    for slug, card in own.items():
        assert f'href="../../glossary/{slug}/"' in card
        assert f'href="../../../glossary/{slug}/"' in other[slug]
        assert 'lang="zh-Hans"' not in other[slug]
    shown = re.sub("<[^>]+>", "", "".join(other.values()))
    assert {"发", "国", "会", "说", "辽"}.isdisjoint(shown)
    assert "遼" in shown


@pytest.mark.parametrize(("way", "here"), [("s2t", "這裏"), ("s2tw", "這裡"), ("s2hk", "這裏")])
def test_a_setting_takes_another_standard(way: str, here: str, result: Result) -> None:
    transcript, _ = read_bytes("source.txt", "高岚：\n\n我们在这里说明台湾的情况。\n".encode())
    assert transcript
    details = replace(transcript.details, traditional=way)
    _, other = pages(replace(transcript, details=details), result)
    taiwan, said = ("台灣", "説明") if way == "s2hk" else ("臺灣", "說明")
    assert f"我們在{here}{said}{taiwan}的情況。" in re.sub("<[^>]+>", "", other)


def test_a_traditional_source_has_its_page_in_simplified_characters(result: Result) -> None:
    text = "高嵐：\n\n我們發展遼寧的銀行業，這裏的幹部說明了情況。\n\n請問何時開始？\n"
    transcript, _ = read_bytes("source.txt", text.encode())
    assert transcript
    own, other = pages(transcript, result)
    assert 'hreflang="zh-Hans"' in own
    assert "我们发展辽宁的银行业，这里的干部说明了情况。" in other
    assert "我們" not in other


def test_a_transcript_without_chinese_has_no_other_script(result: Result) -> None:
    transcript, _ = read_bytes("source.txt", b"Gao Lan:\n\nGood morning. Here we are.\n")
    assert transcript
    files = render([transcript], result.project.terms, result.index)
    assert not [path for path in files if path.startswith("zh-")]
    assert b"hreflang" not in files[f"transcripts/{transcript.slug}/index.md"]
    assert set(SCRIPTS) == {"zh-Hans", "zh-Hant"}
