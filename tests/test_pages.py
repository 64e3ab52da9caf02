"""The generated Markdown: golden pages of every kind, and the rules that all pages keep."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build, understand
from generator.model import LANGUAGES
from generator.pages import labels, render
from tests.golden import FOLDER, compare_golden
from tests.sites import ROOT

PAGES = [
    "glossary/index.md",
    "glossary/blue-economy/index.md",
    "glossary/night-ferries/index.md",
    "outlets/harbor-daily/index.md",
    "questions/index.md",
    "speakers/gao-lan/index.md",
    "speakers/index.md",
    "transcripts/2026-01-02-ferries/index.md",
    "transcripts/index.md",
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project small enough to read each of its pages."""
    shutil.copytree(FOLDER / "content", tmp_path / "content")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_the_small_project_has_only_the_problem_it_is_made_to_have(small: Path) -> None:
    assert [problem.code for problem in understand(small).problems] == ["missing-label"]


@pytest.mark.parametrize("page", PAGES)
def test_golden_page(page: str, small: Path, request: pytest.FixtureRequest) -> None:
    result = understand(small)
    pages = render(result.transcripts, result.project.terms, result.index)
    compare_golden(f"pages/{page}", pages[page].decode(), request)


def test_every_generated_page_has_its_golden(small: Path) -> None:
    result = understand(small)
    assert sorted(PAGES) == sorted(render(result.transcripts, result.project.terms, result.index))


def test_the_same_input_gives_the_same_bytes(small: Path) -> None:
    assert build(small)[1] == len(PAGES)
    first = {path: path.read_bytes() for path in (small / "docs").rglob("*") if path.is_file()}
    assert build(small)[1] == 0
    shutil.rmtree(small / "docs")
    build(small)
    assert first == {p: p.read_bytes() for p in (small / "docs").rglob("*") if p.is_file()}


def test_an_edit_rewrites_only_the_pages_it_touches(small: Path) -> None:
    build(small)
    source = small / "content/transcripts/2026-01-02-ferries/source.txt"
    source.write_text(source.read_text().replace("They will fall", "They will rise"))
    assert build(small)[1] == 3  # the reading page, the speaker's turns, the link to the answer


def test_every_label_is_used_and_in_both_languages() -> None:
    pages = "".join(path.read_text() for path in (ROOT / "generator/pages").glob("*.py"))
    for key, text in labels.LABELS.items():
        assert all(text.get(language) for language in LANGUAGES), key
        family = re.sub(r"-(zh|en)$|^(no|only|meta)-", "", key)
        uses = pages.count(f'"{key}"') + pages.count(f"'{key}'") - 1
        assert uses or key in _FAMILIES or family in _FAMILIES, key


# Labels whose keys are made up of a kind of turn, a kind of text set aside, a field or a language.
_FAMILIES = {
    *("opening", "statement", "question", "answer", "handover", "closing"),
    *(
        "navigation",
        "outside",
        "hidden",
        "contact",
        "control",
        "pager",
        "share",
        "credit",
        "copyright",
        "advert",
    ),
    *("repeated", "page", "divider", "dropped"),
    *("source", "published", "author", "editor", "views", "date", "time", "place", "title"),
    "category",
    *("zh", "en", "no", "only", "person", "outlet", "unknown-outlet", "unknown-speaker"),
}
