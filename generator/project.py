"""The project on disk: ``content/`` read and checked, every key."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator import disk, glossary
from generator.details import FILL_IN, read_details
from generator.language.readings import unfitting
from generator.model import LANGUAGES, Affiliation, Details, Language, Party
from generator.problems import Problem
from generator.sources import choose, is_beside
from generator.terms import Term
from generator.yaml_checked import Checker, Node, parse

MAX_BYTES = 200_000_000
"""A source with more bytes is not read."""

SLUG_AT_MOST = 80
RESERVED = ("differences", "english", "categories")  # pages beside those of the terms
DETAILS = "transcript.yml"
LINKS = "links.tsv"

T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    """The folder of one transcript: what its sources hold, and what stands beside them.

    ``sources`` are paths and bytes: a file in one or both languages, or several that make up one
    text; ``beside`` are those of texts that give, take over or fill in one language; ``links`` is
    what ``links.tsv`` holds, ``None`` where there is none.
    """

    slug: str
    sources: tuple[tuple[str, bytes], ...]
    details: Details
    beside: tuple[tuple[str, bytes], ...] = ()
    links: bytes | None = None

    @property
    def path(self) -> str:
        """The path of its first source."""
        return self.sources[0][0]


@dataclass(frozen=True)
class Project:
    """Everything that an editor has written, checked. Paths are relative to ``root``.

    ``slugs`` are the folders of all transcripts, also of those that could not be used.
    """

    root: Path
    parties: tuple[Party, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    slugs: tuple[str, ...] = ()


def slugify(text: str) -> str:
    """The part of an address that stands for a name: letters and digits, joined by hyphens.

    >>> slugify("N Video from Nanfang Metropolis Daily")
    'n-video-from-nanfang-metropolis-daily'
    >>> slugify("People's Daily")
    'peoples-daily'
    """
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text).lower())
    return "-".join(words)[:SLUG_AT_MOST].strip("-") or "unnamed"


def unique_slug(name: str, taken: Collection[str]) -> str:
    """A slug for a name that is not taken yet; equal ones are numbered from the second on.

    >>> unique_slug("China-Daily", ["china-daily"])
    'china-daily-2'
    """
    base = slug = slugify(name)
    number = 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def unique_slugs(names: Iterable[str]) -> list[str]:
    """A slug for each name, in order."""
    slugs: dict[str, None] = {}
    for name in names:
        slugs[unique_slug(name, slugs)] = None
    return list(slugs)


def load(root: Path) -> tuple[Project, list[Problem]]:
    """Read ``content/`` below ``root``; what cannot be used is left out and reported."""
    problems: list[Problem] = []
    content = root / "content"
    held = disk.entries(content, "content", "run duizhao in the project's folder")
    if isinstance(held, Problem):
        return Project(root), [held]
    folders = _folders(root, problems)
    take_parties = partial(_parties, slugs={folder.name for folder in folders})
    parties = _load_file(
        root, content / "people.yml", take_parties, problems, "add it; it may be empty"
    )
    terms = [
        term
        for path in _entries(root, "content/glossary", problems)
        if path.suffix == ".yml" and not path.name.startswith(".")
        for term in _load_file(root, path, glossary.take_terms, problems)
    ]
    events = [event for folder in folders if (event := _event(root, folder, problems))]
    problems += glossary.check_together(terms)
    slugs = tuple(folder.name for folder in folders)
    problems += _repeated_names(parties)
    problems += unfitting(
        [(term.name.zh, term.pinyin, term.path, term.line) for term in terms]
        + [(one.name.zh, one.pinyin, "content/people.yml", line) for one, line in parties]
    )
    people = tuple(party for party, _ in parties)
    found = Project(root, people, tuple(_numbered(terms)), tuple(events), slugs)
    return found, problems


def read_file(path: Path) -> bytes | Problem:
    """The bytes of a file that somebody named, or why it cannot be read."""
    return disk.read_file(path, path.as_posix(), MAX_BYTES + 1)


def _entries(root: Path, name: str, problems: list[Problem]) -> list[Path]:
    """What a folder holds; it may be missing."""
    found = disk.entries(root / name, name)
    if isinstance(found, list):
        return found
    if found.code != "missing-file":
        problems.append(found)
    return []


def _folders(root: Path, problems: list[Problem]) -> list[Path]:
    """The folders of transcripts; one whose name can be no address is reported and left out."""
    found = []
    for path in _entries(root, "content/transcripts", problems):
        name = path.relative_to(root).as_posix()
        is_folder = not path.name.startswith((".", "_")) and disk.is_folder(path, name)
        if isinstance(is_folder, Problem):
            problems.append(is_folder)
        elif is_folder and re.fullmatch(r"[\w-]+", path.name):
            found.append(path)
        elif is_folder:
            message = f"{path.name!r} cannot stand in an address"
            hint = "name the folder with letters, digits and hyphens only"
            problems.append(Problem(name, 1, "value", message, hint))
    return found


def _repeated_names(parties: Sequence[tuple[Party, int]]) -> list[Problem]:
    """Parties that share names, each pair told once; the numbers are their lines."""
    first: dict[str, tuple[Party, int]] = {}
    problems = []
    for party, line in parties:
        shared: dict[int, list[str]] = {}
        for name in dict.fromkeys(party.printed_names):
            other, above = first.setdefault(name.casefold(), (party, line))
            if other is not party:
                shared.setdefault(above, []).append(repr(name))
        for above, names in shared.items():
            message = f"the party in line {above} has the same name, {', '.join(names)}"
            hint = "keep it in one of the two, or tell them apart"
            problems.append(Problem("content/people.yml", line, "duplicate", message, hint))
    return problems


def _load_file(
    root: Path,
    path: Path,
    take: Callable[[Checker, Node], list[T]],
    problems: list[Problem],
    missing: str = disk.MISSING,
) -> list[T]:
    name = path.relative_to(root).as_posix()
    data = disk.read_file(path, name, MAX_BYTES, missing)
    node = data if isinstance(data, Problem) else parse(name, data)
    if isinstance(node, Problem):
        problems.append(node)
        return []
    checker = Checker(name)
    found = take(checker, node)
    problems += checker.problems
    return found


def _parties(check: Checker, root: Node, *, slugs: set[str]) -> list[tuple[Party, int]]:
    pairs = check.mapping(root, ("people", "outlets")) or {}
    return [
        party
        for key in ("people", "outlets")
        for party in _parties_under(check, check.items(pairs, key), key == "outlets", slugs)
    ]


def _parties_under(
    check: Checker, nodes: list[Node], outlet: bool, slugs: set[str]
) -> list[tuple[Party, int]]:
    keys = ("name", "aliases") if outlet else ("name", "pinyin", "aliases", "offices")
    found: list[tuple[Party, int]] = []
    for node in nodes:
        if (pairs := check.mapping(node, keys)) is None:
            continue
        name = check.name(pairs, "name", node.line)
        offices = [_affiliation(check, item, slugs) for item in check.items(pairs, "offices")]
        if name.any:
            kept = tuple(office for office in offices if office)
            aliases, pinyin = check.texts(pairs, "aliases"), check.text(pairs, "pinyin")
            party = Party("", name, outlet, aliases, kept, pinyin)
            found.append((party, node.line))
    own = unique_slugs(party.name.any for party, _ in found)
    return [
        (replace(party, slug=slug), line) for slug, (party, line) in zip(own, found, strict=True)
    ]


def _affiliation(check: Checker, node: Node, slugs: set[str]) -> Affiliation | None:
    pairs = check.mapping(node, ("office", "as_of", "source", "ours"))
    if pairs is None:
        return None
    ours: list[Language] = []
    for language in check.texts(pairs, "ours"):
        match = [side for side in LANGUAGES if side == language]
        if not match:
            check.report(node.line, "value", f"{language!r} is no language here", "use zh or en")
        ours += match
    source = check.text(pairs, "source")
    if source and source not in slugs:
        message = f"there is no transcript {source!r}"
        hint = "write the name of a folder in content/transcripts"
        check.report(pairs["source"].line, "reference", message, hint)
        source = None
    return Affiliation(
        check.name(pairs, "office", node.line),
        check.date(pairs, "as_of"),
        source,
        tuple(ours),
    )


def _numbered(terms: list[Term]) -> list[Term]:
    """Terms with their slugs; some are kept for other pages."""
    slugs = unique_slugs([*RESERVED, *(term.name.en or "" for term in terms)])[len(RESERVED) :]
    return [replace(term, slug=slug) for term, slug in zip(terms, slugs, strict=True)]


def _event(root: Path, folder: Path, problems: list[Problem]) -> Event | None:
    name = folder.relative_to(root).as_posix()
    held = disk.entries(folder, name)
    if isinstance(held, Problem):
        problems.append(held)
        return None
    names = [path.name for path in held]
    chosen, found = choose(name, names)
    problems += found
    if not chosen and DETAILS not in names:  # an empty folder: one cause, one error
        return None
    hint = f"{FILL_IN}, or make the folder with duizhao new"
    details = _load_file(root, folder / DETAILS, read_details, problems, hint)
    held_there = [LINKS] if LINKS in names else []
    data = {
        file: disk.read_file(folder / file, f"{name}/{file}", MAX_BYTES + 1)
        for file in [*chosen, *held_there]
    }
    problems += [one for one in data.values() if isinstance(one, Problem)]
    read = {file: one for file, one in data.items() if isinstance(one, bytes)}
    if not details or not chosen or len(read) < len(data):
        return None
    files = [(is_beside(file, chosen), (f"{name}/{file}", read[file])) for file in chosen]
    return Event(
        folder.name,
        tuple(file for beside, file in files if not beside),
        details[0],
        tuple(file for beside, file in files if beside),
        read.get(LINKS),
    )
