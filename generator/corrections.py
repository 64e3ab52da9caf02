"""An editor's corrections, as data: what ``transcript.yml`` says about words of the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionAction = (
    Literal["speaker", "label", "drop", "join", "split", "kind", "role", "language"]
    | Literal["pair", "alone", "agree"]
)


@dataclass(frozen=True)
class Correction:
    """An editor's statement about the words ``quote`` of the source.

    ``value`` is what the action sets: a speaker's name, a kind, a role, a language, the words of
    the other language, ``yes`` or ``no``. ``path`` and ``line`` (1-based) say where it stands.
    """

    action: CorrectionAction
    quote: str
    value: str
    date: str | None
    path: str
    line: int


@dataclass(frozen=True)
class Applied:
    """A correction that fitted, and the 1-based line of the source that it fitted."""

    correction: Correction
    line: int
