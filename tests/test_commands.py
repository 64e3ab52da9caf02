"""The commands, as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.problems import SEVERITIES
from tests.sites import LIAONING, ROOT

FOLDER = f"content/transcripts/{LIAONING}"


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project to run commands in."""
    monkeypatch.chdir(project)
    return project


def told(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_check_warns_of_the_two_unnamed_outlets_and_says_how_to_name_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    out, err = told(capsys)
    warnings = [line for line in err.splitlines() if line.startswith("warning: ")]
    assert [line.split(" ")[1] for line in warnings] == [
        f"{FOLDER}/source.txt:165:",
        f"{FOLDER}/source.txt:233:",
    ]
    assert all(f"add to {FOLDER}/transcript.yml: corrections:" in line for line in warnings)
    assert out.endswith("2 warnings\n")
    assert main(["check", "--strict"]) == 1


def test_naming_an_outlet_as_the_warning_says_removes_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check"])
    warning = next(line for line in told(capsys)[1].splitlines() if ":165:" in line)
    statement = warning.partition("transcript.yml: ")[2].replace("…", "Harbor Daily")
    details = here / FOLDER / "transcript.yml"
    details.write_text(details.read_text(encoding="utf-8") + statement + "\n", encoding="utf-8")
    assert main(["check"]) == 0
    assert ":165:" not in told(capsys)[1]
    main(["read", FOLDER, "--json"])
    turn = json.loads(told(capsys)[0])["turns"][14]
    assert turn["who"]["name"] == {"zh": None, "en": "Harbor Daily"}
    assert (turn["kind"], turn["who"]["inferred"], turn["labels"]) == ("question", False, [])


def test_a_quotation_that_fits_nowhere_is_an_error(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    details = here / FOLDER / "transcript.yml"
    text = details.read_text(encoding="utf-8")
    statement = (
        'corrections:\n  - {quote: "Industry revitalization serves", speaker: Harbor Daily}\n'
    )
    details.write_text(text + statement, encoding="utf-8")
    assert main(["check"]) == 1
    line = text.count("\n") + 2
    assert (
        f"error: {FOLDER}/transcript.yml:{line}: quote: the quotation "
        "'Industry revitalization serves' fits nowhere; did you mean "
        "'Industrial revitalization serv' (source line 165)?"
    ) in told(capsys)[1]


def test_read_prints_the_model(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", FOLDER, "--json"]) == 0
    model: dict[str, Any] = json.loads(told(capsys)[0])
    turns = model["turns"]
    assert len(turns) == 27
    passages = [passage for turn in turns for passage in turn["passages"]]
    assert sum(bool(passage["en"]) for passage in passages) == 76
    assert sum(bool(passage["zh"] and passage["en"]) for passage in passages) == 2
    assert turns[1]["who"]["name"] == {"zh": "李乐成", "en": "Li Lecheng"}
    source = (here / FOLDER / "source.txt").read_text(encoding="utf-8")
    for passage in passages:
        texts = [source[start:end] for start, end in passage["spans"]]
        assert texts == [text for text in (passage["zh"], passage["en"]) if text]


def test_read_prints_an_outline(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", FOLDER]) == 0
    lines = told(capsys)[0].splitlines()
    assert len(lines) == 27
    assert lines[14].split() == ["15", "question", "1", "passages", "(unidentified", "outlet)"]


def test_explain_tells_of_every_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", FOLDER]) == 0
    lines = told(capsys)[0].splitlines()
    source = (here / FOLDER / "source.txt").read_text(encoding="utf-8").splitlines()
    numbers = [int(line.split()[0]) for line in lines[1::2]]
    assert numbers == [at for at, line in enumerate(source, start=1) if line.strip()]
    assert "01电话 | 19909236459" in lines[-1]

    assert main(["explain", FOLDER, "--json"]) == 0
    pieces = json.loads(told(capsys)[0])
    assert [piece["line"] for piece in pieces] == numbers


def test_check_prints_its_problems_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    found = json.loads(told(capsys)[0])
    assert [(one["code"], one["line"], one["severity"]) for one in found] == [
        ("missing-label", 165, "warning"),
        ("missing-label", 233, "warning"),
    ]
    assert main(["build", "--strict"]) == 1


def test_build_writes_pages_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert (here / "docs/transcripts" / LIAONING / "index.md").is_file()
    told(capsys)
    assert main(["build"]) == 0
    assert told(capsys)[0] == "0 files below docs/ changed.\n"


@pytest.mark.parametrize("command", ["build", "check", "read", "explain"])
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"example:\n  duizhao {command}" in told(capsys)[0]


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["read"], ["read", "nowhere"]])
def test_wrong_use_is_status_2(
    arguments: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = told(capsys)
    assert not out
    assert "duizhao" in err


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_closed_pipe_or_a_poor_terminal_is_no_crash(encoding: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m generator explain {FOLDER} | head -n 3",
        shell=True,
        cwd=ROOT,
        env={"PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) == 3
    assert b"Traceback" not in done.stderr


def test_every_problem_has_a_section_in_the_docs() -> None:
    text = (ROOT / "docs/about/problems.md").read_text(encoding="utf-8")
    headings = [line.split()[1] for line in text.splitlines() if line.startswith("## ")]
    assert headings == [f"`{code}`" for code in SEVERITIES]
