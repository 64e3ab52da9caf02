"""The twin transcripts of the test texts, as the two texts of one event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.build import process
from generator.model import Bilingual, Details, Transcript, Turn
from generator.project import Event, Project
from generator.reading import read

_NOTHING = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())


def files(corpora: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """The name of each pair, its Chinese and its English text."""
    folder = corpora / "H1_transcript_pairs"
    lines = (corpora / "transcripts-cc0.twins.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        english, chinese = line.split("\t")
        yield english, (folder / chinese).read_bytes(), (folder / english).read_bytes()


def join(chinese: bytes, english: bytes) -> Transcript:
    """The two texts of an event, read, paired and linked."""
    event = Event("twins", (("zh.md", chinese),), _NOTHING, (("en.md", english),))
    transcript, _ = process(event, Project(Path()))
    assert transcript
    return transcript


def turns(name: str, data: bytes) -> tuple[Turn, ...]:
    """The turns of one text alone."""
    transcript, _ = read(Event("twin", ((name, data),), _NOTHING), Project(Path()))
    assert transcript
    return transcript.turns


def one(name: str, data: bytes) -> Transcript:
    """A text of both languages, read, paired and linked."""
    transcript, _ = process(Event("text", ((name, data),), _NOTHING), Project(Path()))
    assert transcript
    return transcript
