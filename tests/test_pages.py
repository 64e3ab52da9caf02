"""The generated Markdown: golden pages of every kind, and the rules that all pages keep."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from generator.build import build, understand
from generator.explain import pieces
from generator.exports import glossary_files
from generator.model import LANGUAGES, AsideKind, TurnKind
from generator.pages import labels, render
from generator.pages.controls import tools
from generator.pages.reading import reading_page
from tests.golden import FOLDER, compare_golden
from tests.reading import read_bytes
from tests.sites import ROOT, run

PAGES = [
    "glossary/index.md",
    "glossary/blue-economy/index.md",
    "glossary/categories/index.md",
    "glossary/differences/index.md",
    "glossary/english/index.md",
    "glossary/night-ferries/index.md",
    "outlets/harbor-daily/index.md",
    "questions/index.md",
    "speakers/gao-lan/index.md",
    "speakers/index.md",
    "transcripts/2026-01-02-ferries/cards.json",
    "transcripts/2026-01-02-ferries/index.md",
    "transcripts/index.md",
    "zh-hant/transcripts/2026-01-02-ferries/cards.json",
    "zh-hant/transcripts/2026-01-02-ferries/index.md",
]
PINYIN = 2  # files beside the pages
OTHERS = 4  # the terms as data, and the pairs


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project small enough to read each of its pages."""
    shutil.copytree(FOLDER / "content", tmp_path / "content")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_the_small_project_has_only_the_problem_it_is_made_to_have(small: Path) -> None:
    problems = [one.code for one in understand(small).problems if one.severity != "note"]
    assert problems == ["missing-label"]


@pytest.mark.parametrize("page", PAGES)
def test_golden_page(page: str, small: Path, request: pytest.FixtureRequest) -> None:
    result = understand(small)
    pages = render(result.transcripts, result.project.terms, result.index)
    compare_golden(f"pages/{page}", pages[page].decode(), request)


@pytest.mark.parametrize("name", ["glossary/terms.csv", "glossary/terms.json"])
def test_golden_data(name: str, small: Path, request: pytest.FixtureRequest) -> None:
    result = understand(small)
    files = glossary_files(result.project.terms, result.index)
    compare_golden(f"pages/{name}", files[name].decode().replace("\r\n", "\n"), request)


def test_every_generated_page_has_its_golden(small: Path) -> None:
    result = understand(small)
    files = render(result.transcripts, result.project.terms, result.index)
    assert sorted(PAGES) == sorted(files)


def test_the_same_input_gives_the_same_bytes(small: Path) -> None:
    assert build(small)[1] == len(PAGES) + PINYIN + OTHERS
    first = {path: path.read_bytes() for path in (small / "docs").rglob("*") if path.is_file()}
    assert build(small)[1] == 0
    shutil.rmtree(small / "docs")
    build(small)
    assert first == {p: p.read_bytes() for p in (small / "docs").rglob("*") if p.is_file()}


ADDED = "- zh: 方便群众\n  renderings: [{en: public, status: preferred, source: editor}]\n"
EDITS = {
    "content/glossary/sea.yml": [
        ("terms:\n", f"terms:\n{ADDED}"),
        ("nocturnal boats", "the convenience of the public"),
        ("see_also: [夜航]", "see_also: [方便群众]"),
        ("夜间开行的客轮", "夜里开行的客轮"),
    ],
    "content/people.yml": [("zh: 高岚", "zh: 高兰")],
    "content/transcripts/2026-01-02-ferries/source.txt": [
        ("夜航,", "夜航、海洋经济,"),
        ("soon", "now"),
    ],
}


def test_a_preview_after_edits_has_the_bytes_of_a_build_from_nothing(small: Path) -> None:
    """What is kept from one build for the next never shows in place of what is new."""
    build(small, keeping=False)
    for name, edits in EDITS.items():
        path = small / name
        for old, new in edits:
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")
            build(small, keeping=False)
        fresh = small / f"fresh-{path.stem}"
        shutil.copytree(small / "content", fresh / "content")
        done = run(fresh, "generator", "build")
        assert "changed." in done.stdout, done.stderr
        assert written(fresh) == written(small)


def written(project: Path) -> dict[Path, bytes]:
    """All generated files, by their paths."""
    docs = project / "docs"
    return {p.relative_to(docs): p.read_bytes() for p in docs.rglob("*") if p.is_file()}


def test_an_edit_rewrites_only_the_pages_it_touches(small: Path) -> None:
    build(small)
    source = small / "content/transcripts/2026-01-02-ferries/source.txt"
    source.write_text(source.read_text().replace("They will fall", "They will rise"))
    # The reading page in both scripts, the speaker's turns, the link to the answer.
    assert build(small)[1] == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_in_one_language_has_no_control_that_wants_two(language: str) -> None:
    both, one = tools([]), tools([], {language})
    names = re.compile(r'name="(\w+)" value="(\w+)"')
    left_out = set(names.findall(both)) - set(names.findall(one))
    missing = "en" if language == "zh" else "zh"
    layouts = {("view", name) for name in ("side", "stack", "lines", "zh", "en")}
    pinyin = {("pinyin", "1")} if missing == "zh" else set()
    assert left_out == layouts | pinyin | {("hide", missing)}
    assert "<kbd>1</kbd>" in both
    assert "<kbd>1</kbd>" not in one  # nor does the list of keys name it


def test_every_label_is_used_and_in_both_languages() -> None:
    pages = "".join(path.read_text() for path in (ROOT / "generator/pages").glob("*.py"))
    for key, text in labels.LABELS.items():
        assert all(text.get(language) for language in LANGUAGES), key
        family = re.sub(r"-(zh|en)$|^(no|only|meta|view)-", "", key)
        uses = pages.count(f'"{key}"') + pages.count(f"'{key}'") - 1
        assert uses or key in _ASIDE or key in _FAMILIES or family in _FAMILIES, key


def test_every_kind_of_text_set_aside_and_of_turn_has_words() -> None:
    assert _ASIDE | set(get_args(TurnKind)) <= set(labels.LABELS)


@pytest.mark.parametrize(
    ("number", "key", "shown"),
    [
        (1, "turns-count", "1 次发言 turn"),
        (2, "turns-count", "2 次发言 turns"),
        (1, "bilingual-count", "1 段双语 bilingual"),
    ],
)
def test_one_of_a_thing_is_in_the_singular(number: int, key: str, shown: str) -> None:
    words = re.sub("<[^>]+>", "", labels.count(number, key))
    assert words.replace("\N{NO-BREAK SPACE}", " ", 1) == shown


def test_the_about_page_quotes_labels_that_are_there() -> None:
    """What its first list puts in quotation marks stands so on the pages."""
    about = (ROOT / "docs/about/index.md").read_text(encoding="utf-8").split("\n## ")[1]
    words = {side for text in labels.LABELS.values() for side in (text.zh, text.en)}
    quoted = re.findall("“(.+?)”", about)
    assert len(quoted) >= 6
    assert not [one for one in quoted if not any(word and word.startswith(one) for word in words)]


# Labels whose keys are made up of a kind of turn, a kind of text set aside, a field or a language.
_ASIDE = {kind for part in get_args(AsideKind) for kind in get_args(part)}
_FAMILIES = {
    *("opening", "statement", "question", "answer", "handover", "closing"),
    *("source", "published", "author", "editor", "views", "date", "time", "place", "title"),
    *("category", "side", "stack", "lines"),
    *("by-pinyin", "by-english", "by-category", "preferred", "admitted", "deprecated"),
    *(
        "not-printed",
        "zh",
        "en",
        "no",
        "only",
        "person",
        "outlet",
        "unknown-outlet",
        "unknown-speaker",
    ),
}


def test_a_damaged_paragraph_and_a_moderator_known_by_words_are_marked() -> None:
    text = "He Qinghe: Welcome to this press conference.\nLu Hai: 鏂伴椈鍙戝竷浼\nRents fall.\n"
    transcript, _ = read_bytes("source.txt", text.encode())
    assert transcript
    shown = reading_page(transcript).decode()
    marks = re.findall(r'class="dz-damaged"|class="dz-guess"', shown)
    assert marks == ['class="dz-guess"', 'class="dz-damaged"']
    assert "damaged: mojibake" in [x.detail[-17:] for x in pieces(transcript) if "鏂" in x.text]
    assert "inferred from what is said" in pieces(transcript)[0].detail
