"""The commands, as a person runs them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.build import build
from generator.problems import SEVERITIES
from generator.progress import Progress
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
    warnings = [line for line in err.splitlines() if " missing-label: " in line]
    assert all(line.startswith("warning: ") for line in warnings)
    assert [line.split(" ")[1] for line in warnings] == [
        f"{FOLDER}/source.txt:165:",
        f"{FOLDER}/source.txt:233:",
    ]
    assert all(f"add to {FOLDER}/transcript.yml: corrections:" in line for line in warnings)
    assert out.endswith(" warnings\n")
    assert main(["check", "--strict"]) == 1


def test_naming_an_outlet_as_the_warning_says_removes_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check"])
    warning = next(line for line in told(capsys)[1].splitlines() if ":165:" in line)
    statement = warning.partition("transcript.yml: corrections: [")[2].removesuffix("]")
    item = f"  - {statement.replace('…', 'Harbor Daily')}\n"
    details = here / FOLDER / "transcript.yml"
    details.write_text(details.read_text(encoding="utf-8") + item, encoding="utf-8")
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
    statement = '  - {quote: "Industry revitalization serves", speaker: Harbor Daily}\n'
    details.write_text(text + statement, encoding="utf-8")
    assert main(["check"]) == 1
    line = text.count("\n") + 1
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
    assert sum(bool(passage["zh"] and passage["en"]) for passage in passages) == 76
    assert sum(passage["reference"] == ["zh"] for passage in passages) == 74
    assert turns[1]["who"]["name"] == {"zh": "李乐成", "en": "Li Lecheng"}
    files = [here / file["path"] for file in model["files"]]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for passage in passages:
        texts = {source[start:end] for start, end in passage["spans"]}
        assert texts == {text for text in (passage["zh"], passage["en"]) if text}


def test_read_prints_an_outline(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", FOLDER]) == 0
    lines = told(capsys)[0].splitlines()
    assert len(lines) == 27
    assert lines[14].split() == ["15", "question", "1", "passages", "(unidentified", "outlet)"]


def test_explain_names_each_file_of_a_source(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = here / "content/transcripts/2026-01-05-both"
    folder.mkdir()
    (folder / "transcript.yml").write_text('title: {en: Both}\ndate: "2026-01-05"\n')
    (folder / "zh.txt").write_text("渔业发布会实录\n陆明远：大家好。\n", encoding="utf-8")
    (folder / "en.txt").write_text("Transcript of a press conference\nLu Mingyuan: Hello.\n")
    main(["explain", str(folder.relative_to(here))])
    lines = capsys.readouterr().out.splitlines()
    files = [line for line in lines if line.startswith("content/")]
    assert sorted(files) == [f"content/transcripts/2026-01-05-both/{n}.txt" for n in ("en", "zh")]
    numbers = [line.split()[:2] for line in lines if line[:5].strip().isdigit()]
    assert numbers[:2] == [["1", "title"], ["2", "label"]] == numbers[3:5]
    main(["read", str(folder.relative_to(here)), "--json"])
    model = json.loads(capsys.readouterr().out)
    assert [file["path"] for file in model["files"]] == files
    assert model["printed_title"] == {
        "zh": "渔业发布会实录",
        "en": "Transcript of a press conference",
    }
    assert len(model["turns"]) == 1


def test_explain_tells_of_every_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", FOLDER]) == 0
    lines = told(capsys)[0].splitlines()
    source = (here / FOLDER / "source.txt").read_text(encoding="utf-8").splitlines()
    end = lines.index(f"{FOLDER}/zh.reference.txt")
    numbers = [int(line.split()[0]) for line in lines[1:end:2]]
    assert numbers == [at for at, line in enumerate(source, start=1) if line.strip()]
    assert "01电话 | 19909236459" in lines[end - 1]

    assert main(["explain", FOLDER, "--json"]) == 0
    pieces = json.loads(told(capsys)[0])
    own = [piece for piece in pieces if piece["path"].endswith("source.txt")]
    assert [piece["line"] for piece in own] == numbers


def test_check_prints_its_problems_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    found = json.loads(told(capsys)[0])
    assert {one["severity"] for one in found} == {"warning"}
    assert [one["line"] for one in found if one["code"] == "missing-label"] == [165, 233]
    assert main(["build", "--strict"]) == 1


def test_build_writes_pages_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    assert (here / "docs/transcripts" / LIAONING / "index.md").is_file()
    told(capsys)
    assert main(["build"]) == 0
    assert told(capsys)[0] == "0 files below docs/ changed.\n"


@pytest.mark.parametrize("command", ["", "build", "check", "read", "explain", "new"])
def test_help_has_an_example_and_the_statuses(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), "--help"]) == 0
    out = told(capsys)[0]
    assert f"example:\n  duizhao {command}" in out
    assert "exit status: 0 done, 1 problems were found, 2 used wrongly" in out


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["nothing"], ["read"], ["new"]),
        *(["read", "nowhere"], ["explain", "nowhere"], ["new", "nowhere"], ["new", "content"]),
        *(["read", "content"], ["explain", "content"]),
    ],
)
def test_wrong_use_is_status_2(
    arguments: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = told(capsys)
    assert not out
    assert "duizhao" in err


def test_a_folder_named_wrongly_brings_the_nearest(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", f"{FOLDER}-x"]) == 2
    assert told(capsys)[1] == (
        f"duizhao: there is no transcript in '{FOLDER}-x'\n  try one of: {FOLDER}\n"
    )


def test_ctrl_c_ends_quietly(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.load", interrupted)
    assert main(["read", FOLDER]) == 130
    assert told(capsys) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize(
    ("streams", "status", "line"),
    [
        (">&-", 1, "duizhao: the standard output is closed; leave it open"),
        (">/dev/full", 1, "duizhao: what was found cannot be printed (No space left on device)"),
        (">/dev/full 2>&1", 1, ""),
        (">/dev/null 2>&-", 0, ""),
    ],
)
def test_output_that_goes_nowhere_is_told_in_one_line(streams: str, status: int, line: str) -> None:
    if "full" in streams and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    command = f'exec "$0" -m generator read {FOLDER} {streams}'
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["sh", "-c", command, sys.executable],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    warnings = [one for one in done.stderr.splitlines() if not one.startswith("warning: ")]
    assert "\n".join(warnings) == line
    assert done.returncode == status


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_and_goes_away() -> None:
    stream = Terminal()
    with Progress(stream, "reading", after=0) as tell:
        while not stream.getvalue():
            time.sleep(0.001)
        tell("reading 2 of 3")
    assert [text for text in stream.getvalue().split("\r\x1b[K") if text] == [
        "reading",
        "reading 2 of 3",
    ]
    assert stream.getvalue().endswith("\r\x1b[K")


def test_what_is_done_soon_or_is_read_by_no_person_shows_no_progress() -> None:
    for stream, after in ((Terminal(), 60), (io.StringIO(), 0)):
        with Progress(stream, "reading", after=after) as tell:
            tell("reading 1 of 1")
            time.sleep(0.01)
        assert not stream.getvalue()


def test_every_transcript_is_told_of(here: Path) -> None:
    texts: list[str] = []
    build(here, tell=texts.append)
    assert texts[0] == f"reading 1 of 1: {LIAONING}"
    assert texts[-1] == "writing pages"


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
