"""What is read from the disk. Whatever cannot be read is a problem that says why."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from generator.problems import Problem

MISSING = "name one that is there"


def read_file(path: Path, name: str, at_most: int, missing: str = MISSING) -> bytes | Problem:
    """The bytes of a file, no more than ``at_most``; ``missing`` says what to do without it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):  # a pipe would be waited for, and a device never ends
            return Problem(name, 1, "unreadable", "this is no file", "put a file in its place")
        with path.open("rb") as file:
            return file.read(at_most)
    except OSError as error:
        return _unread(path, name, error, missing)


def entries(path: Path, name: str, missing: str = MISSING) -> list[Path] | Problem:
    """What a folder holds, in order; ``missing`` says what to do without it."""
    try:
        found = sorted(path.iterdir())
        os.stat(f"{path}/.")  # noqa: PTH116  # a path would lose the dot: may we look into it?
        return found
    except OSError as error:
        return _unread(path, name, error, missing)


def is_folder(path: Path, name: str) -> bool | Problem:
    """Whether a folder is there; a problem where that cannot be told."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        return _unread(path, name, error, MISSING)


def real(path: Path) -> Path:
    """Where a path leads; one that leads round in a circle is left as it is."""
    return Path(os.path.realpath(path))


def _unread(path: Path, name: str, error: OSError, missing: str) -> Problem:
    code, message, hint = "unreadable", f"this cannot be read ({error.strerror})", "see to its disk"
    if isinstance(error, IsADirectoryError):
        message, hint = "this is a folder, where a file is expected", "put a file in its place"
    elif isinstance(error, NotADirectoryError):
        message, hint = "this is a file, where a folder is expected", "move it elsewhere"
    elif isinstance(error, PermissionError):
        hint = "give yourself the right to read it"
    elif error.errno == errno.ELOOP:
        message, hint = "this link leads back to itself", "put what is meant in its place"
    elif isinstance(error, FileNotFoundError):
        code, message, hint = "missing-file", "this is not there", missing
        if _is_link(path):
            message, hint = "this link leads nowhere", "put what is meant in its place"
    return Problem(name, 1, code, message, hint)


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False
