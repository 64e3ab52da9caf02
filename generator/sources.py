"""Which files in the folder of a transcript are its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.problems import Problem

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".srt", ".vtt")
"""Of the files that are read; ``reading.formats`` has a reader for each."""

ORDER = ("source", "zh", "en")
_SOURCE = re.compile(r"(source|zh|en)\.[A-Za-z0-9]+")
_REFERENCE = re.compile(r"(zh|en)\.reference\..+")
_NOT_MEANT = (".", "_", "~")  # what editors, systems and word processors leave, and drafts


def choose(folder: str, names: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The files to read, none where that cannot be told, and what is to be said about the others.

    A transcript has one ``source.*``, or ``zh.*``, ``en.*`` or both. A reference translation is
    nobody's official text, and is never read as one.
    """
    named = [name for name in sorted(names, key=_place) if _SOURCE.fullmatch(name)]
    chosen = [name for name in named if _ending(name) in ENDINGS] or named[:1]
    others = [name for name in names if name not in chosen and not name.startswith(_NOT_MEANT)]
    if not chosen:
        return [], [_none(folder, [name for name in others if _ending(name) in ENDINGS])]
    if problem := _too_many(folder, chosen):
        return [], [problem]
    return chosen, [note for name in others if (note := _ignored(folder, name))]


def _place(name: str) -> tuple[int, str]:
    stem = name.partition(".")[0]
    return ORDER.index(stem) if stem in ORDER else len(ORDER), name


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _none(folder: str, likely: Sequence[str]) -> Problem:
    hint = "put the text there as source.txt, or .md, .html, .docx, .srt, .vtt"
    if len(likely) == 1 and not _REFERENCE.fullmatch(likely[0]):
        hint = f"rename {likely[0]} to source{_ending(likely[0])} if that is it"
    return Problem(folder, 1, "missing-file", "there is no source in this folder", hint)


def _too_many(folder: str, chosen: Sequence[str]) -> Problem | None:
    """Two files that may hold the same words: both would be read, one after the other."""
    stems = [name.partition(".")[0] for name in chosen]
    for at, name in enumerate(chosen):
        first = chosen[stems.index(stems[at])]
        if first != name:
            message = f"{first} and {name} stand for the same text"
            hint = "keep one of them, and begin the other's name with _"
            return Problem(f"{folder}/{name}", 1, "duplicate", message, hint)
    if "source" in stems and len(chosen) > 1:
        source, other = chosen[0], chosen[1]
        side, rest = ("en", "Chinese") if stems[1] == "zh" else ("zh", "English")
        message = f"{other} stands beside {source}, which may hold the same words"
        hint = f"take the {rest} out of {source}, if it has any, and rename it to {side}.*"
        if len(chosen) == len(ORDER):
            hint = f"begin the name of {source} with _"
        return Problem(f"{folder}/{other}", 1, "duplicate", message, hint)
    return None


def _ignored(folder: str, name: str) -> Problem | None:
    """A note on a file that may be meant to be read and is not."""
    hint = "begin its name with _ if it shall not be read"
    if _REFERENCE.fullmatch(name):
        message = "a reference translation is not shown yet"
    elif _SOURCE.fullmatch(name):
        message = f"this is not read: no files that end in {PurePosixPath(name).suffix!r} are"
    elif _ending(name) in ENDINGS:
        message = "this is not read: its name is not source.*, zh.* or en.*"
    else:
        return None
    return Problem(f"{folder}/{name}", 1, "ignored-file", message, hint)
