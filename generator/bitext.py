"""Two texts on their own, linked sentence by sentence: what ``duizhao pair`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.annotating.sentences import cut_sentences
from generator.language.scripts import language_of
from generator.model import LANGUAGE_NAMES, LANGUAGES, Bilingual, Details, Language
from generator.pairing import NO_VECTORS, align_texts, vectors_missing
from generator.problems import Problem
from generator.project import Event, Project
from generator.reading import read
from generator.reading.formats import UnreadableError
from generator.reading.formats.encodings import decode

__all__ = ["NO_VECTORS", "Rung", "pair_files", "vectors_missing"]

File = tuple[str, bytes]
"""A path and what it holds."""


@dataclass(frozen=True)
class Rung:
    """Sentences that render each other: 0-based numbers in each text, and the words."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    text: Bilingual
    confidence: float


def pair_files(
    zh: File, en: File, project: Project, *, lines: bool
) -> tuple[list[Rung], list[Problem]]:
    """Link the sentences of two files, in order; with ``lines`` each line is one."""
    texts: list[list[str]] = []
    problems: list[Problem] = []
    for file, language in zip((zh, en), LANGUAGES, strict=True):
        text, found = _lines(file) if lines else _sentences(file)
        texts.append(text)
        problems += found or _unfit(file[0], text, language)
    if any(one.severity == "error" for one in problems):
        return [], problems
    numbers = [[at for at, one in enumerate(side) if one] for side in texts]
    own = [[one for one in side if one] for side in texts]
    rungs = [
        Rung(
            tuple(numbers[0][at] for at in bead.zh),
            tuple(numbers[1][at] for at in bead.en),
            Bilingual(
                "".join(own[0][at] for at in bead.zh), " ".join(own[1][at] for at in bead.en)
            ),
            round(bead.confidence, 2),
        )
        for bead in align_texts(own[0], own[1], project)
    ]
    return rungs, problems


def _lines(file: File) -> tuple[list[str], list[Problem]]:
    """The lines of a file, an empty one where there is nothing on it."""
    try:
        return [line.strip() for line in decode(*file).rstrip("\n").split("\n")], []
    except UnreadableError as error:
        return [], [error.problem]


def _sentences(file: File) -> tuple[list[str], list[Problem]]:
    """The sentences of what is said in a file."""
    nothing = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    project = Project(Path())
    transcript, problems = read(Event("pair", (file,), nothing), project)
    if transcript is None:
        return [], problems
    transcript, _ = cut_sentences(transcript, project)
    paragraphs = [one for turn in transcript.turns for one in turn.paragraphs]
    return [
        one.text[sentence.start : sentence.end] for one in paragraphs for sentence in one.sentences
    ], [one for one in problems if one.severity == "error" and one.code != "wrong-language"]


def _unfit(path: str, text: Sequence[str], language: Language) -> list[Problem]:
    """Why a text cannot be that of a language: it is empty, or is in the other one."""
    whole = "\n".join(text)
    if not whole.strip():
        hint = f"name a file with the {LANGUAGE_NAMES[language]} text"
        return [Problem(path, 1, "no-content", "there is nothing to pair in this file", hint)]
    if language_of(whole) != language:
        found = LANGUAGE_NAMES[language_of(whole)]
        message = f"this is {found}, where {LANGUAGE_NAMES[language]} is expected"
        hint = "name the Chinese file first, then the English one"
        return [Problem(path, 1, "wrong-language", message, hint)]
    return []
