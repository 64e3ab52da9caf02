"""The one writer: generated pages and new folders on disk, and nothing else touched.

Each generated folder keeps a manifest of what was written there. A file that the manifest does not
know, or that was changed by hand since, is the user's: it is neither written over nor deleted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.problems import Problem

FOLDERS = ("transcripts", "glossary", "speakers", "outlets", "questions", "zh-hans", "zh-hant")
MANIFEST = ".manifest.json"


def write(docs: Path, files: Mapping[str, bytes]) -> tuple[int, list[Problem]]:
    """Make the generated folders below ``docs`` hold just these files.

    ``files`` go by their path below ``docs``, the first part of which is one of FOLDERS. A file
    whose bytes are there already is left alone. Gives how many files were written or deleted, and
    what of the user's stood in the way.
    """
    changed, problems = 0, []
    for folder in FOLDERS:
        own = {path: data for path, data in files.items() if PurePosixPath(path).parts[0] == folder}
        try:
            count, found = _write_folder(docs, folder, own)
        except OSError as error:  # a file where a folder must be, or no right to write
            message = f"nothing can be written here ({error.strerror})"
            hint = "move what is in the way, or make the folder writable"
            count, found = 0, [Problem(f"{docs.name}/{folder}", 1, "in-the-way", message, hint)]
        changed += count
        problems += found
    return changed, problems


def create(folder: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Make a new folder with just these files, by their names; whatever is there already stays."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        in_the_way = isinstance(error, FileExistsError | NotADirectoryError)
        message = f"this folder cannot be made ({error.strerror})"
        hint = "move the file that is in its place" if in_the_way else "make its place writable"
        return Problem(folder.parent.as_posix(), 1, "in-the-way", message, hint)
    try:
        folder.mkdir()
    except FileExistsError:
        message = "this folder is there already; nothing was written"
        hint = "rename it, or write into it by hand"
        return Problem(folder.as_posix(), 1, "in-the-way", message, hint)
    except OSError as error:
        message = f"this folder cannot be made ({error.strerror})"
        return Problem(folder.as_posix(), 1, "in-the-way", message, "make its place writable")
    try:
        for name, data in files.items():
            _replace(folder / PurePosixPath(name).name, data)
    except OSError as error:  # a full disk: what was written so far is ours, and is of no use
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        message = f"this folder cannot be filled ({error.strerror})"
        return Problem(folder.as_posix(), 1, "in-the-way", message, "make room, and try again")
    return None


def keep(path: Path, name: str, data: bytes) -> list[Problem]:
    """Write one file of data beside what an editor writes; one that is there is ours to renew."""
    try:
        _replace(path, data)
    except OSError as error:
        message = f"this cannot be written ({error.strerror})"
        return [Problem(name, 1, "in-the-way", message, "make its folder writable")]
    return []


def _write_folder(docs: Path, folder: str, files: Mapping[str, bytes]) -> tuple[int, list[Problem]]:
    manifest = docs / folder / MANIFEST
    known = _read_manifest(manifest, folder)
    wanted = {path: _digest(data) for path, data in files.items()}
    present = {
        path: _digest((docs / path).read_bytes())
        for path in wanted.keys() | known.keys()
        if (docs / path).is_file()
    }
    foreign = {
        path
        for path, digest in present.items()
        if digest not in known.get(path, []) and digest != wanted.get(path)
    }
    stale = sorted(present.keys() - wanted.keys() - foreign)
    fresh = sorted(path for path in wanted.keys() - foreign if wanted[path] != present.get(path))
    done = {path: [digest] for path, digest in wanted.items() if path not in foreign}
    if done != known:
        # A run that is cut off half-way must know both the old and the new files as its own.
        both = {path: known.get(path, []) + done.get(path, []) for path in known | done}
        _replace(manifest, _manifest(both))
    for path in fresh:
        _replace(docs / path, files[path])
    for path in stale:
        _delete(docs / path, docs / folder)
    if done != known:
        _replace(manifest, _manifest(done))
    return len(fresh) + len(stale), [_in_the_way(docs, path) for path in sorted(foreign)]


def _manifest(digests: Mapping[str, list[str]]) -> bytes:
    return json.dumps(digests, indent=0, sort_keys=True).encode()


def _read_manifest(path: Path, folder: str) -> dict[str, list[str]]:
    """The digests by path; only paths inside the folder, whatever the file says."""
    try:
        known = json.loads(path.read_bytes())
        return {
            name: list(digests)
            for name, digests in known.items()
            if (parts := PurePosixPath(name).parts)[0] == folder and ".." not in parts
        }
    except (OSError, ValueError, AttributeError, TypeError, IndexError):
        return {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _in_the_way(docs: Path, path: str) -> Problem:
    message = "this file was not written by duizhao, or was changed since"
    hint = "move it out of the generated folder"
    return Problem(f"{docs.name}/{path}", 1, "in-the-way", message, hint)


def _delete(target: Path, folder: Path) -> None:
    """Delete a file and the folders that it leaves empty."""
    target.unlink()
    parent = target.parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent


def _replace(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(data)
    partial.replace(target)
