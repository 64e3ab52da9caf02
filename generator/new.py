"""A new transcript: what its folder is called and holds, taken from the files themselves."""

from __future__ import annotations

import datetime
import html
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.language.scripts import language_of
from generator.model import Bilingual, Details, Language, Transcript
from generator.problems import Problem, has_errors
from generator.project import Event, Project, slugify
from generator.reading import read
from generator.reading.metadata import date_place

Files = Sequence[tuple[str, bytes]]

_NOTHING = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
_ADDRESS = re.compile(
    rb"<link [^<>]{0,200}\bcanonical\b[^<>]{0,200}\bhref=.?(https?://[^\"'\s<>]{1,500})"
    rb"|<meta [^<>]{0,200}\bog:url\b[^<>]{0,200}\bcontent=.?(https?://[^\"'\s<>]{1,500})"
    rb"|<!-- saved from url=\(\d+\)(https?://[^\s<>]{1,500})",
    re.IGNORECASE,
)
_TITLE = re.compile(rb"<title\b[^<>]{0,200}>\s*[^\s<]", re.IGNORECASE)
_SITE = re.compile(r"\s*[_|｜]|\s[-–—]\s")  # before the name of the site
_HEAD_BYTES = 200_000
_COPYS = {"published", "source", "views", "author", "editor", "category"}
"""Facts about the copy: a date beside one of these is that of the copy."""
_QUOTED_WORDS = 6
_QUOTED_HAN = 16


def new_folder(files: Files, project: Project) -> tuple[str, dict[str, bytes]] | list[Problem]:
    """The name of a transcript's folder and the files in it; problems where it cannot be made.

    ``files`` are one or two, by the paths they were given; two are told apart by their language.
    """
    apart: dict[Language, tuple[str, bytes]] = {}
    for path, data in files:
        transcript, problems = read(_event(((path, data),)), project)
        if transcript is None or has_errors(problems):
            return [problem for problem in problems if problem.severity == "error"]
        language = language_of(_speech(transcript))
        if language in apart:
            message = f"this is in the same language as {apart[language][0]} ({language})"
            hint = "give one file in Chinese and one in English, or both in one file"
            return [Problem(path, 1, "duplicate", message, hint)]
        apart[language] = (path, data)
    ordered = [apart[side] for side in sorted(apart, reverse=True)]  # as a folder is read: zh, en
    transcript, problems = read(_event(tuple(ordered)), project)
    if transcript is None:
        return problems
    names = ["source"] if len(files) == 1 else sorted(apart, reverse=True)
    copies = {
        name + PurePosixPath(path).suffix.lower(): data
        for name, (path, data) in zip(names, ordered, strict=True)
    }
    date, _ = _date(transcript)
    titles, said = _titles(transcript, copies, PurePosixPath(files[0][0]).stem)
    slug = slugify(titles["en"] or titles["zh"] or "")
    if date and not slug.startswith(date):
        slug = f"{date}-{slug}"
    title = [f"title:  # {said}", *_sides(titles)]
    lines = _details(transcript, copies, title) + _stubs(transcript, problems)
    return slug, {**copies, "transcript.yml": ("\n".join(lines) + "\n").encode()}


def _event(sources: tuple[tuple[str, bytes], ...]) -> Event:
    return Event("new", sources, _NOTHING)


def _speech(transcript: Transcript) -> str:
    return "\n".join(p.text for _, one in transcript.passages() for p in one.paragraphs)


def _details(
    transcript: Transcript, copies: Mapping[str, bytes], title: Sequence[str]
) -> list[str]:
    """The lines of ``transcript.yml``; each value says where it was found."""
    fields = _fields(transcript)
    date, found = _date(transcript)
    place, of = (_by_language(fields.get(key, ())) for key in ("place", "source"))
    address = _address(transcript, copies)
    return [
        f"# What {' and '.join(copies)} cannot say for sure, filled in from what is printed there.",
        "# Look at every line, and add what is empty. See README.md. The name of this folder is",
        "# the address of the page: rename it now, if at all.",
        "",
        *title,
        f"date: {_quoted(date)}  # {found}",
        f"place:{'  # a guess: printed in the source' if any(place.values()) else ''}",
        *_sides(place),
        "text:",
        f"  of:  # {'a guess: named as its source; ' * any(of.values())}whose text it is",
        *_sides(of, "    "),
        '  copy: {zh: "", en: ""}  # if another made the copy, whose: "from an exam site\'s copy"',
        f"  address: {_quoted(address)}{'  # a guess: found in the file' if address else ''}",
    ]


def _titles(
    transcript: Transcript, copies: Mapping[str, bytes], stem: str
) -> tuple[dict[str, str | None], str]:
    """The title in each language, and where it was found."""
    head = {"zh": transcript.title.zh, "en": transcript.title.en}
    if any(head.values()):
        return head, "from the head of the source"
    pages = [
        _SITE.split(transcript.source.text[start:].lstrip().split("\n", 1)[0])[0].strip()
        for (start, _), data in zip(transcript.source.parts, copies.values(), strict=True)
        if _TITLE.search(data, 0, _HEAD_BYTES)  # then it is the first line of the text
    ]
    if any(pages):
        return _by_language(list(filter(None, pages))), "a guess: the name of the saved page"
    name = _plain(stem) or "Untitled"
    return _by_language([name]), "a guess: the name of the file"


def _fields(transcript: Transcript) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in transcript.metadata:
        for key, value in line.fields:
            if value:
                found.setdefault(key, []).append(value)
    return found


def _date(transcript: Transcript) -> tuple[str, str]:
    """The first date that can be found, empty where there is none, and where it was found."""
    printed, published = [], []
    for line in transcript.metadata:
        about = [key for key, _ in line.fields]
        for key, value in line.fields:
            if value and key == "date" and not _COPYS.intersection(about):
                printed.append(value)
            elif value and key in {"date", "published"}:
                published.append(value)
    titles = [one for one in (transcript.title.zh, transcript.title.en) if one]
    name = PurePosixPath(transcript.source.path).stem
    for values, found in (
        (printed, "printed in the source; make sure that it is the event's"),
        (titles, "a guess: the date before the title"),
        (published, "a guess: when the copy was published; write the event's"),
        ([name], "a guess: the date in the file's name"),
    ):
        for value in values:
            day = dict(date_place(value)).get("date") or value[:10]
            try:
                return datetime.datetime.strptime(day, "%Y-%m-%d").date().isoformat(), found
            except ValueError:
                continue
    return "", "the event's date, as 2024-04-23"


def _by_language(values: Sequence[str]) -> dict[str, str | None]:
    """The first value in each language."""
    found: dict[str, str | None] = {"zh": None, "en": None}
    for value in values:
        language = language_of(value)
        found[language] = found[language] or value
    return found


def _sides(text: Mapping[str, str | None], indent: str = "  ") -> list[str]:
    return [f"{indent}{side}: {_quoted(value or '')}" for side, value in text.items()]


def _address(transcript: Transcript, copies: Mapping[str, bytes]) -> str:
    """The web address that the source gives as its own: among its facts, or in a saved page."""
    given = [value for values in _fields(transcript).values() for value in values]
    for name, data in copies.items():
        found = _ADDRESS.search(data, 0, _HEAD_BYTES) if ".htm" in name else None
        if found:
            address = next(filter(None, found.groups())).decode("utf-8", "replace")
            given.append(html.unescape(address))
    return next((one for one in given if re.fullmatch(r"https?://[^\s/]\S*", one)), "")


def _stubs(transcript: Transcript, problems: Sequence[Problem]) -> list[str]:
    """A correction, commented out, for each turn that seems to lack its label."""
    unnamed = {problem.line for problem in problems if problem.code == "missing-label"}
    firsts = [one.passages[0].paragraphs[0] for one in transcript.turns if one.passages]
    texts = [" ".join(one.text.split()) for one in firsts]
    quotes = [
        (one.line, _quote(text, texts))
        for one, text in zip(firsts, texts, strict=True)
        if one.line in unnamed
    ]
    if not quotes:
        return []
    lines = [
        "",
        "# Who asked here? The source prints no name. To name them, take the # away and write it:",
        "# corrections:",
    ]
    for line, quote in quotes:
        lines.append(f"#   - quote: {_quoted(quote)}  # source line {line}")
        lines.append('#     speaker: ""')
    return lines


def _quote(text: str, others: Sequence[str]) -> str:
    """The first words of a text, as many as make them its own."""
    text = re.split("[\ufffc\ufffd]", text)[0]  # no file of ours may hold these
    words = text.split(" ")
    at_least = _QUOTED_HAN if language_of(text) == "zh" else len(" ".join(words[:_QUOTED_WORDS]))
    for end in range(min(at_least, len(text)), len(text) + 1):
        cut = end == len(text) or text[end] == " " or language_of(text) == "zh"
        if cut and sum(other.startswith(text[:end]) for other in others) == 1:
            return text[:end]
    return text


def _plain(text: str) -> str:
    """A text on one line, without characters that cannot be shown."""
    odd = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    kept = (
        " " if unicodedata.category(char) in odd or char in "\ufffc\ufffd" else char
        for char in text
    )
    return " ".join("".join(kept).split())


def _quoted(text: str) -> str:
    r"""A text as a YAML scalar in double quotes, whatever it holds.

    >>> print(_quoted('a: "b" # c'))
    "a: \"b\" # c"
    """
    return json.dumps(_plain(text), ensure_ascii=False)
