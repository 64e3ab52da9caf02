"""Word documents become lines; bombs and damaged ones are refused."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from random import Random

import pytest

from generator.reading.formats import docx_body, extract
from tests.extracting import STYLES, docx, para, read, refused, shown


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
        "12 [beside=outside] In a box",
        "13 [beside=remark] A note",
        "14 [beside=remark] Really?",
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
    told = "1 too-large: unpacked, word/document.xml would have 30,"
    assert refused("a.docx", bomb).startswith(told)


def test_the_parts_of_an_archive_that_are_never_read_do_not_hide_a_zip_bomb() -> None:
    """Padded with a picture, the archive as a whole unpacks to only a few times its own size."""
    picture = Random(1).randbytes(1_000_000)
    bomb = docx("<w:p/>" * 5_000_000, parts={"word/media/image1.png": picture})
    assert len(bomb) > 1_000_000
    assert "unpacked, word/document.xml would have 30," in refused("a.docx", bomb)


def test_many_parts_are_no_way_around_the_limit() -> None:
    parts = {f"word/header{n}.xml": b"<hdr>" + b" " * 4_000_000 + b"</hdr>" for n in range(3)}
    assert "unpacked, this document would have 12," in refused(
        "a.docx", docx(para("x"), parts=parts)
    )


@pytest.mark.parametrize(
    "body",
    ["<w:p/>" * 60_000, f"<w:p>{'<w:br/>' * 60_000}</w:p>", "<w:tbl><w:tr/></w:tbl>" * 20_000],
    ids=["empty paragraphs", "line breaks", "rows"],
)
def test_empty_lines_take_no_memory(body: str) -> None:
    data = docx(para("Gao Lan:") + body + para("Hello."))
    tracemalloc.start()
    found = extract("a.docx", data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000
    assert found.text.split("\n", 1)[0] == "Gao Lan:"
    assert found.text.endswith("\nHello.\n")
    assert found.text.count("\n") < 20


def test_a_document_with_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_body, "_LINES_AT_MOST", 5)
    assert read("a.docx", docx(para("x") * 5)).text == "x\n" * 5
    assert "too-large: this document has more than 5 lines" in refused(
        "a.docx", docx(para("x") * 6)
    )
    assert "nested more than" in refused("a.docx", docx("<w:x>" * 2000 + "</w:x>" * 2000))


def test_a_large_document_with_real_text_is_read() -> None:
    words = Random(1)
    lines = [" ".join(f"w{words.randrange(10**6)}" for _ in range(20)) for _ in range(20_000)]
    dressed = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>' * 9
    body = "".join(f"<w:p><w:r>{dressed}<w:t>{line}</w:t></w:r></w:p>" for line in lines)
    assert len(body) > 15_000_000
    assert read("a.docx", docx(body)).text == "".join(f"{line}\n" for line in lines)
