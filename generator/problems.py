"""What can be wrong with content, and how it is told: one table of codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]

SEVERITIES: dict[str, Severity] = {
    "yaml": "error",
    "key": "error",
    "value": "error",
    "duplicate": "error",
    "missing-file": "error",
    "unreadable": "error",
    "format": "error",
    "encoding": "error",
    "binary": "error",
    "too-large": "error",
    "no-content": "error",
    "quote": "error",
    "reference": "error",
    "in-the-way": "error",
    "missing-label": "warning",
    "inferred-speaker": "warning",
    "mojibake": "warning",
    "spaces-lost": "warning",
    "damaged-apostrophe": "warning",
    "pinyin": "warning",
    "pinyin-residue": "note",
    "tag-residue": "note",
    "cue": "warning",
    "ignored-file": "note",
    "embedded": "warning",
    "wrong-language": "error",
    "no-vectors": "note",
    "weak-link": "warning",
    "untranslated": "note",
    "figures-differ": "warning",
    "dates-differ": "warning",
    "name-missing": "warning",
    "term-missing": "warning",
    "shared-rendering": "warning",
    "no-definition": "warning",
    "unused-term": "note",
}
"""Every code, with how severe it is. ``docs/about/problems.md`` has a section on each.

Error: something could not be used. Warning: a guess or a doubt that an editor should settle.
Note: good to know.
"""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to tell the editor.

    ``path`` is relative to the project's folder; ``line`` is 1-based, and 1 where the whole file
    is meant. ``message`` says what is the matter, ``hint`` what to do.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str

    @property
    def severity(self) -> Severity:
        """How severe problems of this code are."""
        return SEVERITIES[self.code]

    def __str__(self) -> str:
        """``path:line: code: what; what to do``."""
        return f"{self.path}:{self.line}: {self.code}: {self.message}; {self.hint}"


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether these make the exit status 1: errors do, warnings only under ``strict``."""
    failing = {"error", "warning"} if strict else {"error"}
    return any(problem.severity in failing for problem in problems)
