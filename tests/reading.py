"""Reading for tests: any bytes as the source of a transcript, and the account of its characters."""

from __future__ import annotations

from pathlib import Path

from generator.explain import pieces
from generator.model import Bilingual, Details, Transcript
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading import read


def read_bytes(name: str, data: bytes) -> tuple[Transcript | None, list[Problem]]:
    """Read one file, in a project that knows nobody."""
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    return read(Event("case", ((name, data),), details), Project(Path()))


def unaccounted(transcript: Transcript) -> list[int]:
    """The places of the source that lie in no piece, or in several, white space apart."""
    text = transcript.source.text
    covered = bytearray(len(text))
    for piece in pieces(transcript):
        for span in piece.spans:
            for at in range(span.start, span.end):
                covered[at] = min(covered[at] + 1, 2)
    return [
        at
        for at, char in enumerate(text)
        if covered[at] != 1 and not (char.isspace() and not covered[at])
    ]


def account(file: tuple[str, bytes]) -> int:
    """Read a file, and count the characters that are not accounted for."""
    transcript, _ = read_bytes(*file)
    assert transcript, file[0]
    return len(unaccounted(transcript))
