"""What is there and cannot be read: one clear error, and the rest goes on."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.build import build, understand
from tests.test_content import GOOD, write

GOOD_FOLDER = "content/transcripts/good"
TERM = (
    b"- {zh: \xe8\xaf\x8d, renderings: [{en: word, status: preferred, source: editor}], "
    b"definition: {en: A.}}\n"
)
NOBODY = 65534


def a_folder(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)
    path.mkdir()


def a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_bytes(b"x")


def linked(target: str) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return link


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


LOOP = "unreadable: this link leads back to itself; put what is meant in its place"
FOLDER = "unreadable: this is a folder, where a file is expected; put a file in its place"
FILE = "unreadable: this is a file, where a folder is expected; move it elsewhere"
NOWHERE = "missing-file: this link leads nowhere; put what is meant in its place"
BAD: list[tuple[str, Callable[[Path], None], str, list[str]]] = [
    (f"{GOOD_FOLDER}/source.txt", a_folder, FOLDER, ["other"]),
    (f"{GOOD_FOLDER}/source.txt", linked("source.txt"), LOOP, ["other"]),
    (f"{GOOD_FOLDER}/source.txt", linked("nowhere"), NOWHERE, ["other"]),
    (f"{GOOD_FOLDER}/source.txt", a_pipe, "unreadable: this is no file; …", ["other"]),
    (f"{GOOD_FOLDER}/transcript.yml", a_folder, FOLDER, ["other"]),
    (f"{GOOD_FOLDER}/transcript.yml", linked("transcript.yml"), LOOP, ["other"]),
    (f"{GOOD_FOLDER}/transcript.yml", linked("nowhere"), NOWHERE, ["other"]),
    (GOOD_FOLDER, linked("good"), LOOP, ["other"]),
    (GOOD_FOLDER, linked("nowhere"), NOWHERE, ["other"]),
    ("content/people.yml", a_folder, FOLDER, ["good", "other"]),
    ("content/people.yml", linked("people.yml"), LOOP, ["good", "other"]),
    ("content/glossary/a.yml", a_folder, FOLDER, ["good", "other"]),
    ("content/glossary/a.yml", linked("a.yml"), LOOP, ["good", "other"]),
    ("content/glossary", a_file, FILE, ["good", "other"]),
    ("content/transcripts", a_file, FILE, []),
    ("content", a_file, FILE, []),
]


@pytest.mark.parametrize(("name", "spoil", "told", "read"), BAD)
def test_what_cannot_be_read_is_one_error(
    name: str, spoil: Callable[[Path], None], told: str, read: list[str], tmp_path: Path
) -> None:
    write(tmp_path, GOOD | {"content/glossary/a.yml": TERM})
    spoil(tmp_path / name)
    result = understand(tmp_path)
    (problem,) = result.problems
    assert str(problem).startswith(f"{name}:1: {told.removesuffix('…')}")
    assert [one.slug for one in result.transcripts] == read


@pytest.mark.parametrize("command", ["read", "explain"])
def test_a_link_in_a_circle_stops_no_other_transcript(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path, GOOD)
    monkeypatch.chdir(tmp_path)
    linked("transcript.yml")(tmp_path / GOOD_FOLDER / "transcript.yml")
    linked("round")(tmp_path / "content/transcripts/round")
    assert main([command, "content/transcripts/other"]) == 0
    assert not capsys.readouterr().err
    assert main([command, GOOD_FOLDER]) == 1
    assert capsys.readouterr().err == f"error: {GOOD_FOLDER}/transcript.yml:1: {LOOP}\n"
    assert main([command, "content/transcripts/round"]) == 1
    assert capsys.readouterr().err == f"error: content/transcripts/round:1: {LOOP}\n"


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    """Nobody may read a path, and we are no superuser, who may read everything."""
    before = path.stat().st_mode
    path.chmod(mode)
    superuser = os.geteuid() == 0
    try:
        if superuser:
            try:
                os.seteuid(NOBODY)
            except PermissionError:
                pytest.skip("a superuser may read everything, and this one can be nobody else")
        yield
    finally:
        if superuser:
            os.seteuid(0)
        path.chmod(before)


@pytest.fixture
def for_all() -> Iterator[Path]:
    """A project that every user may enter, as none may pytest's own folders."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        write(root, GOOD | {"content/glossary/a.yml": TERM})
        understand(root)  # dictionaries are read at the first use, and by one who may
        yield root


DENIED = "unreadable: this cannot be read (Permission denied); give yourself the right to read it"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize(
    ("name", "mode", "read"),
    [
        (f"{GOOD_FOLDER}/source.txt", 0o000, ["other"]),
        (f"{GOOD_FOLDER}/transcript.yml", 0o000, ["other"]),
        (GOOD_FOLDER, 0o000, ["other"]),
        (GOOD_FOLDER, 0o444, ["other"]),
        ("content/people.yml", 0o000, ["good", "other"]),
        ("content/glossary", 0o000, ["good", "other"]),
        ("content/glossary/a.yml", 0o000, ["good", "other"]),
        ("content/transcripts", 0o000, []),
        ("content/transcripts", 0o444, []),
        ("content", 0o000, []),
    ],
)
def test_what_one_may_not_read_is_one_error(
    name: str, mode: int, read: list[str], for_all: Path
) -> None:
    with closed(for_all / name, mode):
        result = understand(for_all)
    assert [str(problem) for problem in result.problems] == [f"{name}:1: {DENIED}"]
    assert [one.slug for one in result.transcripts] == read


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("command", ["read", "explain", "new"])
def test_a_named_file_that_one_may_not_read_is_one_error(
    command: str, for_all: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(for_all, {"closed/page.txt": b"Gao Lan:\n\nHello.\n"})
    monkeypatch.chdir(for_all)
    with closed(for_all / "closed", 0o000):
        assert main([command, "closed/page.txt"]) == 1
    assert capsys.readouterr().err == f"error: closed/page.txt:1: {DENIED}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_no_page_is_taken_away_where_the_content_may_not_be_read(for_all: Path) -> None:
    build(for_all)
    page = for_all / "docs/transcripts/good/index.md"
    assert page.is_file()
    (for_all / "docs").chmod(0o777)
    with closed(for_all / "content", 0o000):
        problems, changed = build(for_all)
    assert ([str(problem) for problem in problems], changed) == ([f"content:1: {DENIED}"], 0)
    assert page.is_file()
