"""The project on disk: ``content/`` read and checked, every key."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.language.matcher import match_keys
from generator.model import (
    LANGUAGES,
    Affiliation,
    Bilingual,
    Correction,
    CorrectionAction,
    Details,
    Language,
    Party,
    Term,
)
from generator.problems import Problem
from generator.yaml_checked import Checker, Node, parse

ACTIONS: dict[CorrectionAction, tuple[str, ...]] = {
    "speaker": (),
    "label": ("yes", "no"),
    "drop": ("yes",),
    "join": ("yes",),
    "split": ("yes",),
    "kind": ("opening", "statement", "question", "answer", "handover", "closing"),
    "role": (),
    "language": ("zh", "en"),
}
"""What a correction can do, and the values that each one takes; any where none are listed."""

MAX_BYTES = 200_000_000
"""A source with more bytes is not read."""

SLUG_AT_MOST = 80
SOURCE = re.compile(r"^(?:source|zh|en)\.[A-Za-z]+$")

T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    """The folder of one transcript: what its sources hold, and what stands beside them.

    ``sources`` are paths and bytes: one file in one or both languages, or one for each.
    """

    slug: str
    sources: tuple[tuple[str, bytes], ...]
    details: Details

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
    if not content.is_dir():
        message = "there is no folder 'content' here"
        return Project(root), [
            Problem("content", 1, "missing-file", message, "run duizhao in the project's folder")
        ]
    folders = _folders(root, content / "transcripts", problems)
    take_parties = partial(_parties, slugs={folder.name for folder in folders})
    parties = _load_file(root, content / "people.yml", take_parties, problems)
    terms = [
        term
        for path in sorted((content / "glossary").glob("*.yml"))
        for term in _load_file(root, path, _terms, problems)
    ]
    events = [event for folder in folders if (event := _event(root, folder, problems))]
    problems += _repeated_forms(terms)
    slugs = tuple(folder.name for folder in folders)
    problems += _repeated_names(parties)
    found = Project(root, tuple(parties), tuple(_numbered(terms)), tuple(events), slugs)
    return found, problems


def read_file(path: Path) -> bytes | Problem:
    """The bytes of a file that somebody named, or why it cannot be read."""
    name = path.as_posix()
    if not path.is_file():
        message = "this is a folder" if path.is_dir() else "there is no such file"
        return Problem(name, 1, "missing-file", message, "name a file that is there")
    try:
        return _read(path)
    except OSError as error:
        message = f"this file cannot be read ({error.strerror})"
        return Problem(name, 1, "missing-file", message, "make it readable")


def _read(path: Path) -> bytes:
    """The bytes of a source, one more than are read where there are too many."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _folders(root: Path, transcripts: Path, problems: list[Problem]) -> list[Path]:
    """The folders of transcripts; one whose name can be no address is reported and left out."""
    found = []
    for folder in sorted(transcripts.glob("*")):
        if not folder.is_dir() or folder.name.startswith((".", "_")):
            continue
        if re.fullmatch(r"[\w-]+", folder.name):
            found.append(folder)
        else:
            path = folder.relative_to(root).as_posix()
            message = f"{folder.name!r} cannot stand in an address"
            hint = "name the folder with letters, digits and hyphens only"
            problems.append(Problem(path, 1, "value", message, hint))
    return found


def _repeated_names(parties: Sequence[Party]) -> list[Problem]:
    first: dict[str, Party] = {}
    problems = []
    for party in parties:
        for name in party.printed_names:
            if first.setdefault(name.casefold(), party) is not party:
                message = f"{name!r} names two parties"
                hint = "keep it in one of the two, or tell them apart"
                problems.append(Problem("content/people.yml", 1, "duplicate", message, hint))
    return problems


def _load_file(
    root: Path, path: Path, take: Callable[[Checker, Node], list[T]], problems: list[Problem]
) -> list[T]:
    name = path.relative_to(root).as_posix()
    try:
        node = parse(name, path.read_bytes())
    except OSError:
        problems.append(
            Problem(name, 1, "missing-file", "this file cannot be read", "add it; it may be empty")
        )
        return []
    if isinstance(node, Problem):
        problems.append(node)
        return []
    checker = Checker(name)
    found = take(checker, node)
    problems += checker.problems
    return found


def _parties(check: Checker, root: Node, *, slugs: set[str]) -> list[Party]:
    pairs = check.mapping(root, ("people", "outlets"))
    return [
        party
        for key in ("people", "outlets")
        for party in _parties_under(check, check.items(pairs, key), key == "outlets", slugs)
    ]


def _parties_under(check: Checker, nodes: list[Node], outlet: bool, slugs: set[str]) -> list[Party]:
    keys = ("name", "aliases") if outlet else ("name", "aliases", "offices")
    found: list[tuple[Bilingual, tuple[str, ...], tuple[Affiliation, ...]]] = []
    for node in nodes:
        pairs = check.mapping(node, keys)
        name = check.name(pairs, "name", node.line)
        offices = tuple(_affiliation(check, item, slugs) for item in check.items(pairs, "offices"))
        if name.any:
            found.append((name, check.texts(pairs, "aliases"), offices))
    own = unique_slugs(name.any for name, _, _ in found)
    return [
        Party(slug, name, outlet, aliases, offices)
        for slug, (name, aliases, offices) in zip(own, found, strict=True)
    ]


def _affiliation(check: Checker, node: Node, slugs: set[str]) -> Affiliation:
    pairs = check.mapping(node, ("office", "as_of", "source", "ours"))
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


def _terms(check: Checker, root: Node) -> list[Term]:
    terms = []
    for node in check.sequence(root):
        pairs = check.mapping(node, ("zh", "pinyin", "en", "also", "definition", "source"))
        name = Bilingual(
            check.required(pairs, "zh", node.line), check.required(pairs, "en", node.line)
        )
        terms.append(
            Term(
                slug="",
                name=name,
                pinyin=check.required(pairs, "pinyin", node.line),
                definition=check.name(pairs, "definition", node.line),
                evidence=check.required(pairs, "source", node.line),
                also=check.texts(pairs, "also"),
                path=check.path,
                line=node.line,
            )
        )
    return [term for term in terms if term.name.zh and term.name.en]


def _numbered(terms: list[Term]) -> list[Term]:
    slugs = unique_slugs(term.name.en or "" for term in terms)
    return [replace(term, slug=slug) for term, slug in zip(terms, slugs, strict=True)]


def _repeated_forms(terms: list[Term]) -> list[Problem]:
    """Forms of two terms that running text cannot tell apart."""
    first: dict[str, Term] = {}
    problems = []
    for term in terms:
        for form in term.forms:
            other = next((first[key] for key in match_keys(form) if key in first), term)
            first |= dict.fromkeys(match_keys(form), other)
            if other is not term:
                message = f"{form!r} stands in {other.path}:{other.line} too"
                hint = "keep it in one of the two entries"
                problems.append(Problem(term.path, term.line, "duplicate", message, hint))
    return problems


def _event(root: Path, folder: Path, problems: list[Problem]) -> Event | None:
    details = _load_file(root, folder / "transcript.yml", _details, problems)
    files = sorted(
        (path for path in folder.iterdir() if path.is_file() and SOURCE.match(path.name)),
        key=lambda path: (not path.name.startswith("source"), not path.name.startswith("zh")),
    )
    if files and details:
        sources = tuple((path.relative_to(root).as_posix(), _read(path)) for path in files)
        return Event(folder.name, sources, details[0])
    if files:
        return None
    path = folder.relative_to(root).as_posix()
    hint = "put the text there as source.txt, or .md, .html, .docx, .srt, .vtt"
    problems.append(Problem(path, 1, "missing-file", "there is no source in this folder", hint))
    return None


def _details(check: Checker, root: Node) -> list[Details]:
    pairs = check.mapping(root, ("title", "date", "place", "text", "corrections"))
    text = check.mapping(pairs["text"], ("of", "copy", "address")) if "text" in pairs else {}
    date = check.date(pairs, "date")
    if date is None and "date" not in pairs:
        check.report(1, "value", "'date' is missing", "add the event's date as 'date: 2024-04-23'")
    return [
        Details(
            title=check.name(pairs, "title", 1),
            date=date or "",
            place=check.bilingual(pairs, "place"),
            publisher=check.bilingual(text, "of"),
            copy=check.bilingual(text, "copy"),
            address=_address(check, text),
            corrections=tuple(
                correction
                for node in check.items(pairs, "corrections")
                if (correction := _correction(check, node))
            ),
        )
    ]


def _address(check: Checker, pairs: dict[str, Node]) -> str | None:
    address = check.text(pairs, "address")
    if address and not re.match(r"https?://[^\s/]", address):
        line = pairs["address"].line
        check.report(line, "value", f"{address!r} is no web address", "begin it with https://")
        return None
    return address


def _correction(check: Checker, node: Node) -> Correction | None:
    pairs = check.mapping(node, ("quote", "date", *ACTIONS))
    quote = check.required(pairs, "quote", node.line)
    given = [action for action in ACTIONS if action in pairs]
    if len(given) != 1:
        message = "a correction does one thing" if given else "a correction must say what to do"
        check.report(node.line, "value", message, f"give one of: {', '.join(ACTIONS)}")
        return None
    action = given[0]
    value = check.required(pairs, action, node.line)
    allowed = ACTIONS[action]
    if value and allowed and value not in allowed:
        line = pairs[action].line
        check.report(line, "value", f"{value!r} is no {action}", f"use: {', '.join(allowed)}")
        return None
    if not quote or not value:
        return None
    return Correction(action, quote, value, check.date(pairs, "date"), check.path, node.line)
