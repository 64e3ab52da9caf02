"""The whole flow: content in, pages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.annotating.terms import mark_terms
from generator.exports.pinyin_json import pinyin_files
from generator.indexing import index
from generator.model import Index, Transcript
from generator.pages import render
from generator.pairing.passages import pair
from generator.problems import Problem
from generator.project import Event, Project, load
from generator.reading import read
from generator.writer import write

Pass = Callable[[Transcript, Project], tuple[Transcript, list[Problem]]]

# Every pass over a transcript that has been read, in order.
PASSES: tuple[Pass, ...] = (pair, mark_terms)


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
    transcript, problems = read(event, project)
    if transcript is None:
        return None, problems
    for one in PASSES:
        transcript, found = one(transcript, project)
        problems += found
    return transcript, problems


def build(
    root: Path, docs: Path | None = None, tell: Callable[[str], None] = _quiet
) -> tuple[tuple[Problem, ...], int]:
    """Write the pages below ``docs``, else ``root/docs``: problems, and how many files changed."""
    result = understand(root, tell)
    if any(problem.path == "content" for problem in result.problems):  # nothing is ours here
        return result.problems, 0
    tell("writing pages")
    project = result.project
    files = render(result.transcripts, project.terms, result.index, project.parties)
    files |= pinyin_files(result.transcripts, project)
    changed, problems = write(docs or root / "docs", files)
    return (*result.problems, *problems), changed
