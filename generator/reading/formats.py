"""Bytes to text."""

from __future__ import annotations

from generator.model import Source
from generator.problems import Problem


class UndecodableError(Exception):
    """The bytes of a source are no text; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for the caller to report."""
        super().__init__(str(problem))
        self.problem = problem


def decode(path: str, data: bytes) -> Source:
    """Decode a source. A byte order mark at its start is no part of the text.

    Raises UndecodableError where the bytes are not UTF-8.
    """
    try:
        return Source(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"byte {error.start} is not UTF-8"
        hint = "open the file in an editor and save it as UTF-8"
        raise UndecodableError(Problem(path, line, "encoding", message, hint)) from error
