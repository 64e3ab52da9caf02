"""Encodings: bytes become the text that was meant, or it is said what is wrong with them."""

from __future__ import annotations

import pytest

from tests.extracting import read, refused


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
