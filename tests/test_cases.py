"""The shared cases: read exactly, kept as they were given, and run by a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cases.compare import compare
from tests.reading_cases import main, read_case
from tests.sites import ROOT

FOLDER = ROOT / "tests" / "cases"
PATH = FOLDER / "reading.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(PATH.read_text(encoding="utf-8"))["cases"]
LAYOUTS: list[dict[str, Any]] = [
    case
    for path in sorted((ROOT / "tests/scenarios/layouts").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command with these arguments, and give its exit status."""
    monkeypatch.setattr(sys, "argv", ["reading_cases", *arguments])
    return main()


@pytest.mark.parametrize("case", CASES + LAYOUTS, ids=lambda case: case["id"])
def test_a_shared_case_is_read_exactly(case: dict[str, Any]) -> None:
    assert compare(case["expect"], read_case(case, paired=False), paired=False) == []


@pytest.mark.parametrize("name", ["reading.yml", "compare.py"])
def test_the_cases_are_those_that_lie_beside_the_corpora(corpora: Path, name: str) -> None:
    given = corpora.parent / "cases"
    if not given.is_dir():
        pytest.skip(f"there is no {given} to compare with")
    assert (FOLDER / name).read_bytes() == (given / name).read_bytes()


def test_the_command_ends_with_the_number_of_cases_that_are_read_exactly() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading_cases", str(PATH)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "22 of 22 cases\n", "")


def test_the_command_prints_a_miss_as_expected_against_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next(one for one in CASES if one["expect"].get("turns"))
    turns = case["expect"]["turns"]
    broken = case | {"expect": case["expect"] | {"turns": turns[:-1]}}
    path = tmp_path / "broken.yml"
    path.write_text(yaml.safe_dump({"cases": [broken, case]}, allow_unicode=True), encoding="utf-8")
    assert run(monkeypatch, str(path)) == 1
    *misses, last = capsys.readouterr().out.splitlines()
    assert last == "1 of 2 cases"
    assert misses
    assert all(line.startswith(f"{case['id']}: ") for line in misses)
    assert str(len(turns) - 1) in misses[0]
    assert str(len(turns)) in misses[0]


def test_the_command_shows_what_one_case_is_read_as(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[0]
    assert run(monkeypatch, str(PATH), "--show", case["id"]) == 0
    shown = capsys.readouterr().out.removesuffix("22 of 22 cases\n")
    assert json.loads(shown) == json.loads(json.dumps(read_case(case, paired=False)))
