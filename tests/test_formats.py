"""Formats: bytes of every kind of file become text with styled lines, and no word is lost."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.problems import SEVERITIES
from generator.reading import formats
from generator.reading.formats import Extracted, Style, UnreadableError, extract

SUFFIXES = [".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".srt", ".vtt"]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(name: str, source: str | bytes) -> Extracted:
    found = extract(name, source.encode() if isinstance(source, str) else source)
    lines = found.text.split("\n")
    assert len(found.numbers) == len(lines)
    assert all(0 <= at < len(lines) for at in found.styles)
    for at, style in found.styles.items():
        assert style != Style()
        assert style.bold <= len(lines[at])
    return found


def shown(found: Extracted) -> list[str]:
    """Each line that is not blank: number, what its style says, text."""
    rows = []
    for at, (number, text) in enumerate(zip(found.numbers, found.text.split("\n"), strict=True)):
        if text:
            style = asdict(found.styles.get(at, Style()))
            said = " ".join(
                key if value is True else f"{key}={value}" for key, value in style.items() if value
            )
            rows.append(f"{number} [{said}] {text}")
    return rows


def refused(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        extract(name, data)
    problem = caught.value.problem
    assert problem.path == name
    assert problem.code in SEVERITIES
    return f"{problem.line} {problem.code}: {problem.message}; {problem.hint}"


def docx(body: str, **parts: str) -> bytes:
    """A Word document of these paragraphs; other parts go by name, ``_`` for what is no letter."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>')
    return data.getvalue()


def para(*runs: str, style: str = "") -> str:
    """A paragraph; a run that begins with ``*`` is bold."""
    texts = "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{html.escape(run[1:])}</w:t></w:r>"
        if run.startswith("*")
        else f"<w:r><w:t>{html.escape(run)}</w:t></w:r>"
        for run in runs
    )
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{said}{texts}</w:p>"


# Encodings


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
@pytest.mark.parametrize("text", ["大家好", "毛宁：谢谢。", "主持人：大家好。\nGood morning.\n"])
def test_simplified_chinese_is_read_in_any_encoding(text: str, encoding: str) -> None:
    assert read("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "cp950", "gb18030", "utf-16-be"])
@pytest.mark.parametrize("text", ["大家好", "陸明遠：謝謝主持人。\n記者：請問何時開放？\n"])
def test_traditional_chinese_is_read_in_any_encoding(text: str, encoding: str) -> None:
    assert read("a.txt", text.encode(encoding)).text == text


def test_the_quotation_marks_of_windows_are_read() -> None:
    assert read("a.txt", b"It\x92s \x93fine\x94.").text == "It’s “fine”."


def test_a_page_says_its_encoding_and_is_believed_where_it_can_be() -> None:
    page = '<meta charset="{}"><p>发布会于下午三时举行。</p>'
    told = read("a.html", page.format("gb2312").encode("gb18030"))
    saved_anew = read("a.html", page.format("gb2312").encode())
    assert told.text == saved_anew.text == "发布会于下午三时举行。\n"
    greek = '<?xml version="1.0" encoding="iso-8859-7"?><p>Καλημέρα σας</p>'
    assert read("a.htm", greek.encode("iso-8859-7")).text == "Καλημέρα σας\n"


def test_what_is_no_text_is_refused_and_named() -> None:
    assert refused("a.txt", b"ok\n\xff\xfe\xfa\x81") == (
        "2 encoding: byte 3 is not UTF-8; "
        "no other encoding fits; open the file in an editor and save it as UTF-8"
    )
    damaged = "我们将放宽门槛，欢迎青年落户。".encode() * 9
    assert "damaged in 1 places" in refused("a.md", damaged[:60] + b"\xff" + damaged[60:])
    assert refused("a.txt", b"%PDF-1.7 ...").startswith("1 binary: this is no text but a PDF")
    assert refused("a.txt", b"PK\x03\x04...").startswith("1 binary: this is no text but a zip")
    assert refused("a.srt", b"line\na\x00b\x00\x00c").startswith("2 binary: this is no text")
    assert refused("a.txt", b"\x01\x02\x03 ab" * 9).startswith("1 binary: this is no text")
    assert refused("a.doc", b"x").startswith("1 format: files that end in '.doc' are not read")
    assert refused("notes", b"x").startswith("1 format: ")


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_BYTES", 5)
    assert refused("a.txt", b"123456").startswith("1 too-large: the file has more than 5 bytes")
    assert read("a.txt", b"12345").text == "12345"


# Markdown


def test_markdown_loses_its_markup_and_nothing_else() -> None:
    source = r"""---
title: "Press\_Briefing"
tags: [a, b]
---

# 記者會 #

### 唐鳳：
大家**好**，
再來 [直播](https://x.org) &nbsp;*ok* &lt; ![alt](u) `1*2` 3\*4

**李克强：**大家好。<laughter>
> （笑）
Then she goes on.

        1986. An indented line
Not a heading
---
1. 农业开局较好
- bullet
  goes on
——经济运行
"""
    assert shown(read("a.md", source)) == [
        "2 [front=('title', 'Press\\xa0Briefing')] title: \"Press\\_Briefing\"",
        "3 [front=('tags', '[a, b]')] tags: [a, b]",
        "6 [heading=1] 記者會",
        "8 [heading=3] 唐鳳：",
        "9 [] 大家好，",
        "10 [joined] 再來 直播 \xa0ok < alt 1*2 3*4",
        "12 [bold=4] 李克强：大家好。<laughter>",
        "13 [quote] （笑）",
        "14 [] Then she goes on.",
        "16 [item] 1986. An indented line",
        "17 [item joined] Not a heading",
        "19 [item] 1. 农业开局较好",
        "20 [item] bullet",
        "21 [item joined] goes on",
        "22 [item joined] ——经济运行",
    ]


def test_markdown_with_html_in_its_lines() -> None:
    source = (
        "**一、回顾**<br/>**I. Review**\n\n"
        '<strong style="display:block;">报告</strong>'
        '<strong style="display:block">REPORT</strong>\n\n'
        "<div>\n<p>各位代表：</p>\n<!-- gone -->Fellow Deputies</div>\n"
    )
    assert shown(read("a.md", source)) == [
        "1 [bold=4] 一、回顾",
        "1 [bold=9 joined] I. Review",
        "3 [bold=2] 报告",
        "3 [bold=6] REPORT",
        "6 [] 各位代表：",
        "7 [] Fellow Deputies",
    ]


def test_tables_of_markdown_with_and_without_a_header() -> None:
    source = (
        "| zh | en |\n|:--|--|\n| 一 \\| 二 | one<br>two |\n\n我 | I |\n\n你 | you |\n\nA | B\n"
    )
    assert shown(read("a.md", source)) == [
        "1 [row=1 cell=1] zh",
        "1 [row=1 cell=2] en",
        "3 [row=2 cell=1] 一 | 二",
        "3 [row=2 cell=2] one",
        "3 [row=2 cell=2 joined] two",
        "5 [row=3 cell=1] 我",
        "5 [row=3 cell=2] I",
        "7 [row=4 cell=1] 你",
        "7 [row=4 cell=2] you",
        "9 [] A | B",
    ]


@pytest.mark.parametrize(
    "text", ["> " * 60 + "deep", "- " * 60 + "deep", "[a](<b" * 400, "*a **" * 9]
)
def test_the_limits_of_the_markdown_parser_lose_no_word(text: str) -> None:
    source = f"first\n\n{text}\n\nlast\n"
    found = read("a.md", source).text
    assert [char for char in found if char.isalnum()] == [c for c in source if c.isalnum()]


# HTML

PAGE = """<!DOCTYPE html><html><head><title>A title, of a page</title><style>p {}</style></head>
<body><div class="nav"><a href="/">首页</a> <a href="/b">口译</a></div>
<table><tr><td width=20%><a href=x>Links</a></td><td><div id=text>
<h2>Press conference</h2>
<p><strong>Li Lecheng:</strong> Good morning,
  everyone. <span hidden>gone</span></p>
<p>今天,我们谈两点。<br>Today, we have two points.<br><br>Second,&nbsp;<ruby
>漢<rp>(<rt>hàn<rp>)</ruby></p><p><br></p>
<blockquote>(Applause.)</blockquote>
<ul><li>one,<li>two.</ul>
<table><tr><td>你好。<td>Hello.<tr><td>再见。<td><p>Goodbye.<p>Bye.</table>
</div></td></tr></table>
<div class="footer">Copyright. All rights reserved.</div>
<script>document.write("<p>no</p>")</script><noscript>no</noscript><!-- no --></body></html> tail"""


def test_a_saved_page_becomes_lines_with_the_article_told_from_the_rest() -> None:
    assert shown(read("a.html", PAGE)) == [
        "1 [outside] A title, of a page",
        "2 [outside] 首页 口译",
        "3 [outside] Links",
        "4 [heading=2] Press conference",
        "5 [bold=11] Li Lecheng: Good morning, everyone.",
        "7 [] 今天,我们谈两点。",
        "7 [joined] Today, we have two points.",
        "7 [] Second,\xa0漢",
        "9 [quote] (Applause.)",
        "10 [item] one,",
        "10 [item] two.",
        "11 [row=1 cell=1] 你好。",
        "11 [row=1 cell=2] Hello.",
        "11 [row=2 cell=1] 再见。",
        "11 [row=2 cell=2] Goodbye.",
        "11 [row=2 cell=2] Bye.",
        "13 [outside] Copyright. All rights reserved.",
        "14 [outside] tail",
    ]


def test_gaps_of_a_page_are_blank_lines() -> None:
    source = "<p>a</p><p><br></p><p>b<br></p><div>c</div>d<br><br><br>e<br>f<p>&nbsp;</p>g"
    expected = "a\n\n\nb\n\nc\n\nd\n\n\ne\nf\n\n\xa0\n\ng\n"
    assert read("a.html", source).text == expected


def test_a_page_of_a_table_of_two_columns_is_article_as_a_whole() -> None:
    rows = "".join(f"<tr><td>第{n}点，很长。</td><td>Point {n}, long.</td></tr>" for n in range(9))
    found = read("a.html", f"<html><body><div><table>{rows}</table></div></body></html>")
    assert {style.row for style in found.styles.values()} == set(range(1, 10))
    assert not any(style.outside for style in found.styles.values())
    side_by_side = (
        f"<body><table><tr><td>{'<p>今天，很好。' * 9}<td>{'<p>Today, all is well.' * 9}</table>"
    )
    found = read("a.html", side_by_side)
    assert [style.cell for _, style in sorted(found.styles.items())] == [1] * 9 + [2] * 9


def test_a_page_of_line_breaks_and_a_broken_page_are_read() -> None:
    words = "<br><br>\n".join(f"Paragraph {n}, of words." for n in range(5))
    found = read("a.html", f"<html><body><a href=x>Home</a><div>{words}</div></body></html>")
    assert [style.outside for style in found.styles.values()] == [True]
    assert found.text.count("\n\n") == 5
    broken = "<body aria-hidden=true><b><p>A:</b> x</p></div><![if !x]><o:p>y</o:p><p z='>w"
    assert read("a.html", broken).text.split() == ["A:", "x", "y<p", "z='>w"]


# Word documents

STYLES = """<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="label"><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>"""


def test_a_word_document_becomes_lines() -> None:
    box = f"<w:p><w:r><w:txbxContent>{para('In a box')}</w:txbxContent><w:t>Host</w:t></w:r></w:p>"
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(para('inner'))}</w:tr></w:tbl>"
    cells = cell.format(para("你好")) + cell.format(inner + para("Hello"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    item = f"<w:p>{number}<w:r><w:t>item</w:t></w:r></w:p>"
    deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    line_break = "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
    body = "".join(
        [
            para("Head", style="h2"),
            para("*Li Lecheng", "*:", " Good morning"),
            para("All bold", style="label"),
            para("(Applause)", style="q"),
            line_break,
            item,
            deleted,
            table,
            box,
        ]
    )
    notes = f'<w:footnote w:id="1">{para("A note")}</w:footnote>'
    comments = f"<w:comment>{para('Really?')}</w:comment>"
    found = read("a.docx", docx(body, styles=STYLES, footnotes=notes, comments=comments))
    assert shown(found) == [
        "1 [heading=2] Head",
        "2 [bold=11] Li Lecheng: Good morning",
        "3 [bold=8] All bold",
        "4 [quote] (Applause)",
        "5 [] one",
        "5 [joined] two",
        "6 [item] item",
        "8 [row=1 cell=1] 你好",
        "9 [row=2 cell=1] inner",
        "10 [row=1 cell=2] Hello",
        "11 [] Host",
        "12 [] In a box",
        "13 [] A note",
        "14 [outside] Really?",
    ]


def test_a_word_document_that_is_none_is_refused() -> None:
    whole = docx(para("x"))
    assert refused("a.docx", b"text").startswith("1 binary: this is no whole Word document")
    assert refused("a.docx", whole[:-40]).startswith("1 binary: this is no whole Word document")
    assert "encrypted or an old" in refused("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x.txt", "x")
    assert "holds no Word document" in refused("a.docx", other.getvalue())
    assert "document.xml is broken" in refused("a.docx", docx("<w:p>"))
    flagged = bytearray(whole)
    at = whole.index(b"PK\x01\x02")
    flagged[6] |= 1
    flagged[at + 8] |= 1
    assert "is encrypted" in refused("a.docx", bytes(flagged))


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY b "bomb"><!ENTITY a "&b;&b;">']
)
def test_a_word_document_declares_no_entities(entity: str) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<!DOCTYPE d [{entity}]><d><p><r><t>&a;</t></r></p></d>"
        )
    assert "declares a document type" in refused("a.docx", data.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = docx(para("0" * 30_000_000))
    assert len(bomb) < 50_000
    assert refused("a.docx", bomb).startswith("1 too-large: unpacked, this document would have 30,")


# Subtitles


def test_subtitles_are_lines_with_times() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000 X1:40\n{\\an8}<i>Good morning,</i>\n\n"
        "1\n00:00:01,000 --> 00:00:02,000\n早上好，\n\n"
        "2\n00:00:02,500 --> 00:00:03,000\neveryone.\nToday\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\nis 5 &lt; 6 <laughs>\n"
    )
    assert shown(read("a.srt", source)) == [
        "3 [time=00:00:01] Good morning,",
        "7 [time=00:00:01] 早上好，",
        "11 [time=00:00:02] everyone.",
        "12 [time=00:00:02] Today",
        "16 [time=00:00:04 joined] is 5 < 6 <laughs>",
    ]


def test_webvtt_has_voices_notes_and_styles() -> None:
    source = (
        "WEBVTT\nKind: captions\n\nNOTE by hand\nof an editor\n\nSTYLE\n::cue {}\n\nfirst cue\n"
        "00:01.000 --> 00:03.000 align:start\n<v.loud Gao Lan>Good <00:02.000><c.x>day</c></v>\n"
    )
    assert shown(read("a.vtt", source)) == [
        "4 [quote] by hand",
        "5 [quote] of an editor",
        "12 [time=00:01] Gao Lan: Good day",
    ]


def test_a_broken_cue_is_kept_and_told() -> None:
    source = "Before all.\n\n1\n00:00:01 -> 00:00:02\nkept\n\n2\n00:00:01 --> 00:00:02\nfine\n"
    found = read("a.srt", source)
    assert found.text == "Before all.\n1\n00:00:01 -> 00:00:02\nkept\nfine\n"
    assert [(problem.line, problem.code) for problem in found.problems] == [(1, "cue")]
    assert "and 3 more" in found.problems[0].message


# Anything

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
    assert found.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert found.numbers == tuple(range(1, len(found.numbers) + 1))
    assert not found.styles


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
