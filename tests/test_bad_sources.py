"""Sources that cannot be read: one clear error each, and nothing else is harmed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.build import Result, build, understand
from generator.problems import Problem
from generator.reading import formats

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GOOD = "Gao Lan:\n\nThe ferries run at night.\n\nHarbor Daily:\n\nSince when? Thank you.\n"
DETAILS = 'title: {en: A case}\ndate: "2024-01-02"\n'
NAVIGATION = "首页 > 新闻 > 正文\n\n【 第1页 第2页 第3页 】\n\n上一篇：港口新闻 下一篇：渔业新闻\n"
BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{BILLION}]>'


def packed(name: str, content: str | bytes) -> bytes:
    """An archive that holds one file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return data.getvalue()


def zip_bomb() -> bytes:
    """A small archive whose document would be larger than all we read."""
    bomb = packed("word/document.xml", b" " * 201_000_000)
    assert len(bomb) < 400_000
    return bomb


def entity_bomb(document: str) -> bytes:
    return packed("word/document.xml", f'{ENTITIES}<w:document xmlns:w="{WORD}">{document}')


def document() -> bytes:
    """A Word document that is sound."""
    text = "<w:p><w:r><w:t>Gao Lan: good morning.</w:t></w:r></w:p>"
    body = f"<w:body>{text}</w:body>"
    return packed("word/document.xml", f'<w:document xmlns:w="{WORD}">{body}</w:document>')


BAD = {
    "empty": ("source.txt", b"", "no-content"),
    "white": ("source.txt", " \n\u3000\n\t\n".encode(), "no-content"),
    "binary": ("source.txt", bytes(range(256)) * 8, "binary"),
    "navigation": ("source.txt", NAVIGATION.encode(), "no-content"),
    "navigation-page": (
        "source.html",
        b"<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav></body></html>",
        "no-content",
    ),
    "empty-page": ("source.html", b"", "no-content"),
    "empty-markdown": ("source.md", b"", "no-content"),
    "empty-subtitles": ("source.srt", b"", "no-content"),
    "empty-captions": ("source.vtt", b"WEBVTT\n", "no-content"),
    "empty-document": ("source.docx", b"", "binary"),
    "broken-zip": ("source.docx", document()[:-40], "binary"),
    "damaged-zip": ("source.docx", document().replace(b"PK\x03\x04", b"PK\x03\x05"), "binary"),
    "other-zip": ("source.docx", packed("notes.txt", "Gao Lan: no."), "binary"),
    "entities": (
        "source.docx",
        entity_bomb("<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"),
        "binary",
    ),
    "unknown": ("source.pdf", b"%PDF-1.7 Gao Lan: good morning.", "format"),
}


def make(root: Path, **sources: tuple[str, bytes]) -> Path:
    """A project of these transcripts: the name of each one's folder, its source and the bytes."""
    (root / "content" / "glossary").mkdir(parents=True)
    (root / "content" / "people.yml").write_text("people: []\noutlets: []\n", encoding="utf-8")
    for slug, (name, data) in sources.items():
        folder = root / "content" / "transcripts" / slug
        folder.mkdir(parents=True)
        (folder / name).write_bytes(data)
        (folder / "transcript.yml").write_text(DETAILS, encoding="utf-8")
    return root


def held(folder: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def the_error(result: Result, slug: str) -> Problem:
    """The one error there is; it is clear, and about this transcript."""
    errors = [problem for problem in result.problems if problem.severity == "error"]
    assert len(errors) == 1, errors
    error = errors[0]
    assert error.path.startswith(f"content/transcripts/{slug}/source.")
    assert error.line >= 1
    assert error.message
    assert error.hint
    assert "\n" not in str(error)
    return error


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_source_is_one_clear_error_and_the_others_are_read(tmp_path: Path, kind: str) -> None:
    name, data, code = BAD[kind]
    alone = understand(make(tmp_path / "alone", good=("source.txt", GOOD.encode())))
    assert not [problem for problem in alone.problems if problem.severity == "error"]
    result = understand(
        make(tmp_path / "both", bad=(name, data), good=("source.txt", GOOD.encode()))
    )
    assert the_error(result, "bad").code == code
    good = next(one for one in result.transcripts if one.slug == "good")
    assert good == alone.transcripts[0]


def test_a_zip_bomb_is_one_error_and_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(*_: object, **__: object) -> bytes:
        raise AssertionError("something was unpacked")

    root = make(tmp_path, bad=("source.docx", zip_bomb()), good=("source.txt", GOOD.encode()))
    monkeypatch.setattr(zipfile.ZipFile, "read", unpack)
    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    result = understand(root)
    assert the_error(result, "bad").code == "too-large"
    assert [one.slug for one in result.transcripts] == ["good"]


def test_a_page_that_declares_entities_has_them_as_they_stand(tmp_path: Path) -> None:
    """HTML knows no entities of a page's own, so there is nothing to refuse: they are text."""
    body = "<p>Gao Lan:</p><p>We have &l9; ferries, and they run at night.</p>"
    page = f"{ENTITIES}<html><body>{body}</body></html>"
    result = understand(make(tmp_path, page=("source.html", page.encode())))
    assert not [problem for problem in result.problems if problem.severity == "error"]
    text = result.transcripts[0].source.text
    assert "&l9; ferries" in text
    assert len(text) <= len(page)


def test_a_file_above_the_limit_is_one_error_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", len(GOOD))
    root = make(tmp_path, bad=("source.txt", GOOD.encode() * 2), good=("source.txt", GOOD.encode()))
    result = understand(root)
    error = the_error(result, "bad")
    assert error.code == "too-large"
    assert f"{len(GOOD):,}" in error.message
    assert [one.slug for one in result.transcripts] == ["good"]


@pytest.mark.parametrize("kind", BAD)
def test_a_source_that_goes_bad_changes_no_page_of_the_others(tmp_path: Path, kind: str) -> None:
    name, data, _ = BAD[kind]
    root = make(tmp_path, bad=("source.txt", GOOD.encode()), good=("source.txt", GOOD.encode()))
    ours = root / "docs" / "about.md"
    ours.parent.mkdir()
    ours.write_text("Written by hand.\n", encoding="utf-8")
    build(root)
    page = root / "docs" / "transcripts" / "good" / "index.md"
    before = page.read_bytes()
    folder = root / "content" / "transcripts" / "bad"
    (folder / "source.txt").unlink()
    (folder / name).write_bytes(data)
    content = held(root / "content")
    build(root)
    assert held(root / "content") == content
    assert page.read_bytes() == before
    assert ours.read_text(encoding="utf-8") == "Written by hand.\n"
