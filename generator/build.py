"""The whole flow: content in, pages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.annotating.agreement import agree
from generator.annotating.sentences import cut_sentences
from generator.annotating.terms import mark_terms
from generator.exports import downloads, glossary_files
from generator.exports.pinyin_json import pinyin_files
from generator.indexes import Index
from generator.indexing import index
from generator.links import written
from generator.model import Transcript
from generator.pages import render
from generator.pairing import NO_VECTORS, links_of, pair, vectors_missing
from generator.problems import Problem
from generator.project import LINKS, Event, Project, load
from generator.reading import read
from generator.writer import keep, write

Pass = Callable[[Transcript, Project], tuple[Transcript, list[Problem]]]

# Every pass over a transcript that has been read, in order.
PASSES: tuple[Pass, ...] = (cut_sentences, pair, mark_terms, agree)


@dataclass(frozen=True)
class Result:
    """What came of the content: what could be read, the indexes over it, and all problems."""

    project: Project
    transcripts: tuple[Transcript, ...]
    index: Index
    problems: tuple[Problem, ...]


def _quiet(_: str) -> None:
    pass


def understand(root: Path, tell: Callable[[str], None] = _quiet) -> Result:
    """Read everything below ``root`` and say what is wrong with it; writes nothing.

    ``tell`` is told what is being done, for whoever waits.
    """
    project, problems = load(root)
    transcripts = []
    for number, event in enumerate(project.events, start=1):
        tell(f"reading {number} of {len(project.events)}: {event.slug}")
        transcript, found = process(event, project)
        problems += found
        if transcript:
            transcripts.append(transcript)
    tell("indexing")
    indexed, found = index(transcripts, project)
    return Result(project, tuple(transcripts), indexed, tuple(sorted({*problems, *found})))


def process(event: Event, project: Project) -> tuple[Transcript | None, list[Problem]]:
    """Take one source through reading and all passes."""
    transcript, told = _read(event, Project(project.root, project.parties))
    problems = [*told]
    if transcript is None:
        return None, problems
    for one in PASSES:
        transcript, found = one(transcript, project)
        problems += found
    return transcript, problems


@lru_cache(maxsize=500)
def _read(event: Event, project: Project) -> tuple[Transcript | None, tuple[Problem, ...]]:
    """What reading makes of a source; in a preview one that is the same is not read again.

    Of the project it looks at the people alone, and is given no more: the terms may change.
    """
    transcript, problems = read(event, project)
    return transcript, tuple(problems)


def keep_links(result: Result) -> list[Problem]:
    """Write down what pairing has decided, so that no other build has to decide it again.

    A file that is faulty is let be, and none is written by a machine without the embeddings: what
    it pairs is worse.
    """
    problems = []
    for transcript in result.transcripts:
        event = next(one for one in result.project.events if one.slug == transcript.slug)
        path = PurePosixPath(event.path).with_name(LINKS).as_posix()
        data = written(links_of(transcript))
        is_faulty = any(one.path == path for one in result.problems)
        if not data or is_faulty or data == event.links:
            continue
        if vectors_missing():
            message, hint = NO_VECTORS.split("; ")
            return [Problem(path, 1, "no-vectors", message, hint)]
        problems += keep(result.project.root / path, path, data)
    return problems


def build(
    root: Path,
    docs: Path | None = None,
    tell: Callable[[str], None] = _quiet,
    *,
    keeping: bool = True,
) -> tuple[tuple[Problem, ...], int]:
    """Write the pages below ``docs``, else ``root/docs``: problems, and how many files changed.

    With ``keeping``, new links are written beside their transcripts.
    """
    result = understand(root, tell)
    if any(problem.path == "content" for problem in result.problems):  # nothing is ours here
        return result.problems, 0
    kept = keep_links(result) if keeping else []
    tell("writing pages")
    project = result.project
    pages = render(result.transcripts, project.terms, result.index, project.parties)
    for transcript in result.transcripts:
        pages |= downloads(transcript)
    pages |= glossary_files(project.terms, result.index)
    pages |= pinyin_files(result.transcripts, project)
    changed, problems = write(docs or root / "docs", pages)
    return (*result.problems, *kept, *problems), changed
