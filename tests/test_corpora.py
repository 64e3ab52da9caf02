"""Real texts, read where they lie: turns against patterns, parses and lists made without us."""

from __future__ import annotations

import json
import multiprocessing
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.model import Transcript
from tests.reading import read_bytes, read_files, unaccounted
from tests.sites import ROOT

GOLDEN = ROOT / "tests" / "golden"
FORMATS = {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".srt", ".vtt"}
BATCH = 16

# A briefing's label: upper case with a colon, or a bare Q. The colon is followed by a space or
# ends the line, since a briefing ends with "END 11:13 A.M. EDT".
BRIEFING_LABEL = re.compile(r"\s*(?:Q(?=\s|$)|(?=[^:]*[A-Z])[^a-zß-öø-ÿ:]{2,60}:(?=\s|$))")
# A sitting's running head ("立法會 ─ 2013年 5月 9日"), and the number of a page beside it.
PAGE = re.compile(r"立法會\s*─|^\s*\d+\s*$", re.MULTILINE)
HEADING = re.compile(r"#+ .*")


class Account(NamedTuple):
    """What became of a file: the characters nobody accounts for, its turns and its problems."""

    name: str
    lost: int
    turns: int
    problems: int
    raised: str


def take_stock(file: tuple[str, bytes]) -> Account:
    """Read a file, and keep what another process can be told."""
    name, data = file
    try:
        transcript, problems = read_bytes(name, data)
        lost = len(unaccounted(transcript)) if transcript else 0
    except Exception as error:  # all that go wrong are listed at the end
        return Account(name, 0, 0, 0, repr(error))
    turns = len(transcript.turns) if transcript else 0
    return Account(name, lost, turns, len(problems), "")


def stock(files: Iterable[tuple[str, bytes]]) -> list[Account]:
    """Read all files on two cores."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        return list(pool.map(take_stock, files, chunksize=BATCH))


def unsound(accounts: Sequence[Account]) -> list[Account]:
    """The files that raised, lost something, or came to neither turns nor a problem."""
    return [one for one in accounts if one.raised or one.lost or not (one.turns or one.problems)]


def packed(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, one after the other."""
    with tarfile.open(archive) as opened:
        for member in opened:
            file = opened.extractfile(member) if member.isfile() else None
            if file:
                yield member.name, file.read()


def read_file(path: Path) -> Transcript:
    transcript, _ = read_bytes(path.name, path.read_bytes())
    assert transcript
    return transcript


def turns_begin(transcript: Transcript) -> list[int | None]:
    """The lines of the first label of each turn; ``None`` for a turn without one."""
    return [turn.labels[0].line if turn.labels else None for turn in transcript.turns]


def lines_like(pattern: str | re.Pattern[str], path: Path) -> list[int]:
    """The lines of a file as it lies on the disk that begin like this."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [number for number, line in enumerate(lines, start=1) if re.match(pattern, line)]


def agreement(found: Sequence[str], expected: Sequence[str]) -> float:
    """1 - edit distance / longer length."""
    row = list(range(len(expected) + 1))
    for at, one in enumerate(found, start=1):
        above, row[0] = row[0], at
        for place, other in enumerate(expected, start=1):
            changed = above + (one != other)
            above = row[place]
            row[place] = min(row[place] + 1, row[place - 1] + 1, changed)
    return 1 - row[-1] / max(len(found), len(expected))


def bare(label: str) -> str:
    """A label without colon and spaces."""
    return re.sub(r"[:：\s]", "", label)


def test_turns_begin_exactly_at_the_headings_of_twins_and_conferences(corpora: Path) -> None:
    paths = sorted(corpora.glob("H1_*/*.md"))
    assert len(paths) == 42
    for path in paths:
        assert turns_begin(read_file(path)) == lines_like("### ", path), path.name


def test_a_file_for_each_language_gives_each_speaker_once(corpora: Path) -> None:
    folder = corpora / "H1_transcript_pairs"
    pairs = (corpora / "transcripts-cc0.twins.tsv").read_text(encoding="utf-8").splitlines()
    joined = 0
    for pair in pairs:
        en, zh = (folder / name for name in pair.split("\t")[:2])
        alone = [len(read_file(path).turns) for path in (zh, en)]
        both, _ = read_files(("zh.md", zh.read_bytes()), ("en.md", en.read_bytes()))
        assert both
        assert not unaccounted(both)
        if alone[0] == alone[1]:
            joined += 1
            assert len(both.turns) == alone[0], pair
            assert all(len(turn.labels) == 2 for turn in both.turns)
    assert joined == 19  # of one pair the two files have different numbers of turns


def test_turns_begin_exactly_at_the_labels_of_briefings(corpora: Path) -> None:
    paths = sorted(corpora.glob("wh_briefings/*.md"))
    assert len(paths) == 20
    for path in paths:
        assert turns_begin(read_file(path)) == lines_like(BRIEFING_LABEL, path), path.name


@pytest.fixture(scope="module")
def sitting(corpora: Path) -> Transcript:
    """The legislature's sitting."""
    return read_file(corpora / "H3_legco" / "12-13-cm0509-translate-c.txt")


def test_speakers_of_the_sitting_follow_each_other_as_in_a_parse(
    corpora: Path, sitting: Transcript
) -> None:
    folder = corpora / "H3_legco"
    first = json.loads((folder / "12-13-cm0509-translate-c.json").read_text(encoding="utf-8"))
    second = json.loads((folder / "cm0509-g0vhk.json").read_text(encoding="utf-8"))
    parses = [
        [event["speaker"]["full"] for event in first["events"] if event.get("speaker")],
        [speech["title"] for speech in second["speeches"] if speech["title"]],
    ]
    found = [bare(turn.labels[0].text) for turn in sitting.turns if turn.labels]
    assert len(found) == len(sitting.turns)
    rates = [agreement(found, [bare(name) for name in parse]) for parse in parses]
    assert max(rates) >= 0.97, rates


def test_no_page_header_is_left_in_a_paragraph_of_the_sitting(sitting: Transcript) -> None:
    texts = [text.text for _, passage in sitting.passages() for text in passage.paragraphs]
    assert texts
    assert [text for text in texts if PAGE.search(text)] == []


@pytest.mark.parametrize("year", ["2019", "2024"])
def test_the_outlets_that_ask_are_those_that_a_reader_finds(corpora: Path, year: str) -> None:
    """In 2019 the questions are only headed 問, so that list is empty."""
    path = next(corpora.glob(f"H1_press_conferences/{year}-*.md"))
    asking = (
        turn.who.party.name.any
        for turn in read_file(path).turns
        if turn.kind == "question" and turn.who.party
    )
    expected = (GOLDEN / f"outlets-{year}.txt").read_text(encoding="utf-8").splitlines()
    assert list(dict.fromkeys(asking)) == expected


def test_questions_that_are_only_headed_as_such_come_from_nobody_by_name(corpora: Path) -> None:
    path = next(corpora.glob("H1_press_conferences/2019-*.md"))
    questions = read_file(path).questions
    assert [turn.labels[0].line for turn in questions] == lines_like("### 問：", path)
    assert {(turn.who.kind, turn.who.party) for turn in questions} == {("generic", None)}


@pytest.mark.xdist_group("archive")
def test_every_transcript_of_the_archive_is_read_and_nothing_of_it_lost(corpora: Path) -> None:
    files = dict(packed(corpora / "transcripts-cc0.tar.xz"))
    accounts = stock(files.items())
    assert len(accounts) == 1926
    assert unsound(accounts) == []
    silent = {one.name: files[one.name].decode() for one in accounts if not one.turns}
    said = {name: HEADING.sub("", text).strip() for name, text in silent.items()}
    assert {name: text for name, text in said.items() if text} == {}


@pytest.mark.xdist_group("archive")
def test_every_other_text_of_a_format_we_know_is_read_and_nothing_of_it_lost(
    corpora: Path,
) -> None:
    paths = [path for path in sorted(corpora.rglob("*")) if path.suffix in FORMATS]
    assert len(paths) > 100
    accounts = stock((str(path.relative_to(corpora)), path.read_bytes()) for path in paths)
    assert unsound(accounts) == []
