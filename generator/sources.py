"""Which files in the folder of a transcript are its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.problems import Problem

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".srt", ".vtt")
"""Of the files that are read; ``reading.formats`` has a reader for each."""

ORDER = ("source", "zh", "en", "zh.reference", "en.reference")
_SOURCE = re.compile(r"(source|(?:zh|en)(?:\.reference)?)\.[A-Za-z0-9]+")
_NOT_MEANT = (".", "_", "~")  # what editors, systems and word processors leave, and drafts


def choose(folder: str, names: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The files to read, none where that cannot be told, and what is to be said about the others.

    A transcript has one ``source.*``, or ``zh.*``, ``en.*`` or both. Beside ``source.*`` may stand
    a text that takes over one of its languages, and beside all of them reference translations,
    which are nobody's official text.
    """
    named = [name for name in sorted(names, key=_place) if _SOURCE.fullmatch(name)]
    chosen = [name for name in named if _ending(name) in ENDINGS] or named[:1]
    others = [name for name in names if name not in chosen and not name.startswith(_NOT_MEANT)]
    if not chosen or _stem(chosen[0]) not in ORDER[:3]:
        return [], [_none(folder, [name for name in others if _ending(name) in ENDINGS])]
    if problem := _too_many(folder, chosen):
        return [], [problem]
    return chosen, [note for name in others if (note := _ignored(folder, name))]


def is_beside(name: str, names: Sequence[str]) -> bool:
    """Whether a file, of those that are read, is a text of its own beside the first one."""
    return name != names[0]


def is_reference(name: str) -> bool:
    """Whether a file holds a translation of our own."""
    return _stem(name).endswith(".reference")


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _place(name: str) -> tuple[int, str]:
    stem = _stem(name)
    return ORDER.index(stem) if stem in ORDER else len(ORDER), name


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _none(folder: str, likely: Sequence[str]) -> Problem:
    hint = "put the text there as source.txt, or .md, .html, .docx, .srt, .vtt"
    if len(likely) == 1 and not is_reference(likely[0]):
        hint = f"rename {likely[0]} to source{_ending(likely[0])} if that is it"
    return Problem(folder, 1, "missing-file", "there is no source in this folder", hint)


def _too_many(folder: str, chosen: Sequence[str]) -> Problem | None:
    """Two files that may hold the same words."""
    stems = [_stem(name) for name in chosen]
    for at, name in enumerate(chosen):
        first = chosen[stems.index(stems[at])]
        if first != name:
            message = f"{first} and {name} stand for the same text"
            hint = "keep one of them, and begin the other's name with _"
            return Problem(f"{folder}/{name}", 1, "duplicate", message, hint)
    if stems[:3] == list(ORDER[:3]):
        source, other = chosen[0], chosen[1]
        message = f"{other} and {chosen[2]} leave nothing of {source} to be read"
        hint = f"begin the name of {source} with _"
        return Problem(f"{folder}/{other}", 1, "duplicate", message, hint)
    return None


def _ignored(folder: str, name: str) -> Problem | None:
    """A note on a file that may be meant to be read and is not."""
    hint = "begin its name with _ if it shall not be read"
    if _SOURCE.fullmatch(name):
        message = f"this is not read: no files that end in {PurePosixPath(name).suffix!r} are"
    elif _ending(name) in ENDINGS:
        message = "this is not read: its name is not source.*, zh.* or en.*"
    else:
        return None
    return Problem(f"{folder}/{name}", 1, "ignored-file", message, hint)
