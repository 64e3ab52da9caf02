"""Reading for tests: any bytes as the source of a transcript, and the account of its characters."""

from __future__ import annotations

from pathlib import Path

from generator.explain import pieces
from generator.model import Bilingual, Details, Span, Transcript
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading import read


def read_bytes(name: str, data: bytes) -> tuple[Transcript | None, list[Problem]]:
    """Read one file, in a project that knows nobody."""
    return read_files((name, data))


def read_files(*files: tuple[str, bytes]) -> tuple[Transcript | None, list[Problem]]:
    """Read the files of one transcript, in a project that knows nobody."""
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    return read(Event("case", files, details), Project(Path()))


def unaccounted(transcript: Transcript) -> list[int]:
    """The places of the source that lie in no piece, or in several, white space apart."""
    text = transcript.source.text
    spans = sorted(span for piece in pieces(transcript) for span in piece.spans)
    found, at = [], 0
    for span in [*spans, Span(len(text), len(text))]:
        found += [place for place in range(at, span.start) if not text[place].isspace()]
        found += range(span.start, min(at, span.end))
        at = max(at, span.end)
    return found


def account(file: tuple[str, bytes]) -> int:
    """Read a file, and count the characters that are not accounted for."""
    transcript, _ = read_bytes(*file)
    assert transcript, file[0]
    return len(unaccounted(transcript))
