"""Formats: the bytes of a source file become text with styled lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from generator.problems import Problem
from generator.project import MAX_BYTES
from generator.reading.formats import docx, html_page, markdown, subtitles
from generator.reading.formats.encodings import decode
from generator.reading.formats.extracted import PLAIN, Extracted, Style, UnreadableError, plain

__all__ = ["MAX_BYTES", "PLAIN", "Extracted", "Style", "UnreadableError", "extract", "plain"]


def _text(path: str, data: bytes) -> Extracted:
    return plain(decode(path, data))


_READERS: dict[str, Callable[[str, bytes], Extracted]] = {
    ".txt": _text,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html_page.read,
    ".htm": html_page.read,
    ".docx": docx.read,
    ".srt": subtitles.read,
    ".vtt": subtitles.read,
}


def extract(path: str, data: bytes) -> Extracted:
    """Read a file by the ending of its name. Raises UnreadableError."""
    suffix = PurePosixPath(path).suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        message = (
            f"files that end in {suffix!r} are not read" if suffix else "no ending says what it is"
        )
        hint = f"save it as one of {', '.join(_READERS)}"
        raise UnreadableError(Problem(path, 1, "format", message, hint))
    if len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes"
        raise UnreadableError(Problem(path, 1, "too-large", message, "split it into several"))
    return reader(path, data)
