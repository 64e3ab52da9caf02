"""Content that is wrong: the editor is told where and what to do, and the rest goes on."""

from __future__ import annotations

import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import understand
from generator.problems import SEVERITIES
from generator.reading.formats import UnreadableError, extract
from generator.sources import ENDINGS, choose
from generator.yaml_checked import Node, parse

SCENARIOS = Path(__file__).parent / "scenarios"
CASES: list[dict[str, Any]] = yaml.safe_load(
    (SCENARIOS / "content.yml").read_text(encoding="utf-8")
)
FOLDERS: list[dict[str, Any]] = yaml.safe_load(
    (SCENARIOS / "sources.yml").read_text(encoding="utf-8")
)
GOOD = {
    "content/people.yml": b"people: []\n",
    "content/transcripts/good/transcript.yml": b"title: {en: Good}\ndate: 2024-01-02\n",
    "content/transcripts/good/source.txt": b"Gao Lan:\n\nGood morning.\n",
    "content/transcripts/other/transcript.yml": b"title: {en: Other}\ndate: 2024-01-02\n",
    "content/transcripts/other/source.txt": b"Gao Lan:\n\nGood evening.\n",
}


def as_bytes(text: str) -> bytes:
    if text.startswith("hex:"):
        return bytes.fromhex(text.removeprefix("hex:"))
    if text.startswith("deep:"):
        depth = int(text.removeprefix("deep:"))
        return b"[" * depth + b"]" * depth
    return text.encode()


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def assert_told(told: list[str], expected: list[str]) -> None:
    assert len(told) == len(expected), told
    for found, pattern in zip(told, expected, strict=True):
        escaped = pattern.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
        assert fnmatch.fnmatchcase(found, escaped.replace("…", "*")) or found == pattern


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case["title"])
def test_which_files_are_read(case: dict[str, Any]) -> None:
    chosen, problems = choose("f", case["names"])
    assert chosen == case.get("read", [])
    assert_told([str(problem) for problem in problems], case.get("told", []))


def test_the_endings_are_those_that_have_a_reader() -> None:
    with pytest.raises(UnreadableError) as caught:
        extract("a.pdf", b"")
    assert caught.value.problem.hint == f"save it as one of {', '.join(ENDINGS)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_editor_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, GOOD | {name: as_bytes(text) for name, text in case["files"].items()})
    result = understand(tmp_path)
    assert_told([str(problem) for problem in result.problems], case["told"])
    assert "other" in [transcript.slug for transcript in result.transcripts]


def test_every_code_has_a_scenario_or_a_test_of_its_own() -> None:
    told = {line.split(": ")[1] for case in CASES for line in case["told"]}
    elsewhere = {
        "no-content",
        "quote",
        "missing-label",
        "inferred-speaker",  # tests/scenarios/layouts
        "in-the-way",
        "mojibake",
        "spaces-lost",
        "damaged-apostrophe",
        "pinyin-residue",
        "tag-residue",
    }
    elsewhere |= {"format", "binary", "too-large", "cue", "embedded"}  # tests/test_format*.py
    elsewhere |= {"wrong-language", "no-vectors", "weak-link", "untranslated"}  # test_pairing.py
    elsewhere |= {"shared-rendering", "no-definition", "unused-term"}  # tests/test_terms.py
    elsewhere |= {"unreadable", "ignored-file"}  # tests/test_unreadable.py, scenarios/sources.yml
    elsewhere |= {"figures-differ", "dates-differ"}  # tests/test_agreement.py
    elsewhere |= {"name-missing", "term-missing"}
    assert told | elsewhere == set(SEVERITIES)


def test_no_content_at_all_says_where_to_run(tmp_path: Path) -> None:
    problems = understand(tmp_path).problems
    assert [problem.code for problem in problems] == ["missing-file"]
    assert "run duizhao in the project's folder" in problems[0].hint


@given(st.binary(max_size=80) | st.text("a:-[]{}&*!|>'\"#%@\n \t", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_reported(data: bytes) -> None:
    found = parse("x.yml", data)
    assert isinstance(found, Node) or found.code in {"yaml", "encoding"}
