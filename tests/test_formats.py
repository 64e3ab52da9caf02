"""Formats: bytes of every kind of file become text with styled lines, and no word is lost."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.reading import formats
from generator.reading.formats import UnreadableError
from tests.extracting import STYLES, docx, para, read, refused

SUFFIXES = [".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".srt", ".vtt"]


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 5)
    assert refused("a.txt", b"123456").startswith("1 too-large: the file has more than 5 bytes")
    assert read("a.txt", b"12345").text == "12345"


WORDS = st.lists(
    st.integers(0, 10**6).map(lambda n: f"w{n}")
    | st.sampled_from(["词", "好。", "A:", "谢谢，", "it’s"]),
    min_size=1,
    max_size=6,
).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=12)


@given(st.sampled_from(SUFFIXES), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    try:
        found = read(f"a{suffix}", data)
    except UnreadableError as error:
        assert error.problem.code in {"encoding", "binary", "too-large"}
    else:
        found.text.encode()


@given(
    st.sampled_from(SUFFIXES),
    st.text("<>/!-[]()*_`|#&;:\\=\"' \n\t>ab1.词：bpdivtr", max_size=120),
)
def test_any_markup_is_read(suffix: str, text: str) -> None:
    assume(suffix != ".docx")
    read(f"a{suffix}", text)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_any_damaged_word_document_is_read_or_refused(at: int, damage: bytes) -> None:
    data = docx(para("x") * 20, styles=STYLES)
    at %= len(data)
    data = data[:at] + damage + data[at + len(damage) :]
    try:
        read("a.docx", data)
    except UnreadableError as error:
        assert error.problem.code in {"binary", "too-large"}


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\r\n\t"),
        max_size=200,
    )
)
def test_plain_text_is_unchanged_but_for_line_ends(text: str) -> None:
    assume(not text.startswith("\ufeff") and not text.startswith("%PDF"))
    found = read("a.txt", text)
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert found.text.split() == expected.split()
    assert not found.styles
    if not set("\u2028\u2029") & set(text):
        assert found.text == expected
        assert found.numbers == tuple(range(1, len(found.numbers) + 1))


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_line_ends_that_only_some_programs_know_are_line_ends(suffix: str, end: str) -> None:
    found = read(f"a{suffix}", f"Gao Lan: Hello.{end}Post: Why?\nGao Lan: So.\n{end}\nPost: Oh.")
    lines = [
        (n, line)
        for n, line in zip(found.numbers, found.text.split("\n"), strict=False)
        if line.strip()
    ]
    expected = [(1, "Gao Lan: Hello."), (1, "Post: Why?"), (2, "Gao Lan: So."), (4, "Post: Oh.")]
    assert lines == expected
    assert sum(not line.strip() for line in found.text.rstrip().split("\n")) == 1


@given(LINES, st.data())
def test_every_word_of_markdown_comes_through_once(lines: list[str], data: st.DataObject) -> None:
    forms = [
        "{}",
        "**{}**",
        "# {}",
        "> {}",
        "- {}",
        "    {}",
        "[{}](u)",
        "*{}* ",
        "<b>{}</b><br>",
        "| {} | x |",
    ]
    source, expected = [], []
    for line in lines:
        form = data.draw(st.sampled_from(forms))
        source.append(form.format(line) + data.draw(st.sampled_from(["", "\n", "\n\n---\n"])))
        expected += [line, "x"] if "|" in form else [line]
    found = read("a.md", "\n".join(source)).text
    assert found.replace("|", " ").split() == " ".join(expected).split()


def wrapped(lines: list[str], data: st.DataObject) -> Iterator[str]:
    forms = ["<p>{}</p>", "<p>{}", "<br>{}<br>", "<div><b>{}</b></div>", "<h3>{}</h3>", "<li>{}"]
    forms += [
        "<table><tr><td>{}</table>",
        " <a href=x>{}</a> ",
        " <i>{} ",
        " </div>{} ",
        "<nav>{}</nav>",
    ]
    for line in lines:
        yield data.draw(st.sampled_from(forms)).format(html.escape(line))
        yield data.draw(st.sampled_from(["", "\n", "<script>w0</script>", "<!-- w0 -->"]))


@given(LINES, st.booleans(), st.data())
def test_every_word_of_a_page_comes_through_once(
    lines: list[str], whole: bool, data: st.DataObject
) -> None:
    source = "".join(wrapped(lines, data))
    source = f"<html><body>{source}</body></html>" if whole else source
    assert read("a.html", source).text.split() == " ".join(lines).split()


@given(LINES, st.data())
def test_every_word_of_a_word_document_comes_through_once(
    lines: list[str], data: st.DataObject
) -> None:
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    forms = ["{}", table, table.format(table), "<w:sdt>{}</w:sdt>"]
    body = "".join(
        data.draw(st.sampled_from(forms)).format(para(*line.split("|"))) for line in lines
    )
    assert read("a.docx", docx(body)).text.split() == " ".join(lines).split()


def test_every_word_of_real_markdown_comes_through(corpora: Path) -> None:
    files = sorted(corpora.glob("*_*/*.md"))
    assert len(files) > 40
    for path in files:
        source = path.read_text(encoding="utf-8")
        if "](" in source or "<" in source:
            continue
        found = "".join(char for char in read(path.name, source).text if char.isalnum())
        assert found == "".join(char for char in source if char.isalnum()), path.name
