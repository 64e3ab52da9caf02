"""The one writer: folders hold just what was generated, and nothing of the user's is lost."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.writer import MANIFEST, write

PAGE = "glossary/a/index.md"


def files(docs: Path) -> dict[str, bytes]:
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in docs.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_files_are_written_once_and_cleaned(tmp_path: Path) -> None:
    assert write(tmp_path, {PAGE: b"a", "glossary/b/index.md": b"b"}) == (2, [])
    assert write(tmp_path, {PAGE: b"a", "glossary/b/index.md": b"b"}) == (0, [])
    assert write(tmp_path, {PAGE: b"c"}) == (2, [])
    assert files(tmp_path) == {PAGE: b"c"}
    assert not (tmp_path / "glossary/b").exists()


def test_a_file_of_the_users_is_neither_deleted_nor_written_over(tmp_path: Path) -> None:
    write(tmp_path, {PAGE: b"a"})
    mine = tmp_path / "glossary/mine.md"
    mine.write_bytes(b"mine")
    (tmp_path / PAGE).write_bytes(b"edited")
    changed, problems = write(tmp_path, {PAGE: b"b"})
    assert changed == 0
    assert [problem.code for problem in problems] == ["in-the-way"]
    assert str(problems[0]).startswith(f"{tmp_path.name}/{PAGE}:1: in-the-way: ")
    assert files(tmp_path) == {PAGE: b"edited", "glossary/mine.md": b"mine"}
    assert write(tmp_path, {})[0] == 0
    assert files(tmp_path) == {PAGE: b"edited", "glossary/mine.md": b"mine"}


def test_a_foreign_file_in_place_of_a_new_page_stays(tmp_path: Path) -> None:
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_bytes(b"mine")
    assert [problem.code for problem in write(tmp_path, {PAGE: b"a"})[1]] == ["in-the-way"]
    assert files(tmp_path) == {PAGE: b"mine"}


@pytest.mark.parametrize("written", [0, 1])
def test_a_run_that_was_cut_off_is_finished_by_the_next(
    written: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "glossary/b/index.md"
    write(tmp_path, {PAGE: b"old", other: b"old"})
    replace = Path.replace
    pages: list[Path] = []

    def cut_off(self: Path, target: Path) -> Path:
        if target.name != MANIFEST:
            if len(pages) == written:
                raise KeyboardInterrupt
            pages.append(target)
        return replace(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "replace", cut_off)
        write(tmp_path, {PAGE: b"new", other: b"new"})
    assert write(tmp_path, {PAGE: b"newer", other: b"newer"}) == (2, [])
    assert files(tmp_path) == {PAGE: b"newer", other: b"newer"}


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "speakers").write_bytes(b"mine")
    changed, problems = write(tmp_path, {PAGE: b"a", "speakers/a/index.md": b"b"})
    assert changed == 1
    assert [(problem.code, problem.path.split("/")[-1]) for problem in problems] == [
        ("in-the-way", "speakers")
    ]
    assert (tmp_path / "speakers").read_bytes() == b"mine"


def test_a_manifest_cannot_name_files_outside_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "index.md"
    outside.write_bytes(b"mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / MANIFEST).write_text(
        f'{{"index.md": ["{digest}"], "glossary/../index.md": ["{digest}"], "": []}}'
    )
    assert write(tmp_path, {}) == (0, [])
    assert files(tmp_path) == {"index.md": b"mine"}


PATHS = st.sampled_from(
    [f"{folder}/{name}/index.md" for folder in ("glossary", "speakers") for name in "abc"]
)
PAGES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=5)


@given(st.lists(PAGES, max_size=4))
def test_after_any_runs_just_the_last_files_are_there(runs: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        for run in runs:
            assert write(docs, run)[1] == []
        assert files(docs) == (runs[-1] if runs else {})
