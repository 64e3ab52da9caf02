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
    told = "1 encoding: this is UTF-8, but damaged here; copy the text anew, or mend it"
    assert refused("a.md", damaged[:60] + b"\xff" + damaged[60:]) == told
    assert refused("a.txt", b"%PDF-1.7 ...").startswith("1 binary: this is no text but a PDF")
    assert refused("a.txt", b"PK\x03\x04...").startswith("1 binary: this is no text but a zip")
    assert refused("a.srt", b"line\na\x00b\x00\x00c").startswith("2 binary: this is no text")
    assert refused("a.txt", b"\x01\x02\x03 ab" * 9).startswith("1 binary: this is no text")
    rare = b"a line of words\x1a, and more" * 20  # too many controls, none of them a NUL
    assert refused("a.txt", rare).startswith("1 binary: this is no text")
    assert refused("a.doc", b"x").startswith("1 format: files that end in '.doc' are not read")
    assert refused("notes", b"x").startswith("1 format: ")


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "GB18030"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8")]
)
def test_one_wrong_byte_is_found_whatever_the_encoding(encoding: str, name: str) -> None:
    lines = ["高岚：各位记者，大家上午好。", "记者：请问价格怎么样？", "高岚：价格总体稳定。谢谢。"]
    first, second, third = (f"{line}\r\n".encode(encoding.removesuffix("-sig")) for line in lines)
    mark = b"\xef\xbb\xbf" if encoding == "utf-8-sig" else b""
    told = refused("a.txt", mark + first + second[:12] + b"\xff" + second[12:] + third)
    assert told == f"2 encoding: this is {name}, but damaged here; copy the text anew, or mend it"
    twice = refused("a.txt", mark + (first + b"\xff" + third) * 2)
    assert twice.startswith(f"2 encoding: this is {name}, but damaged here, the first of 2 places;")


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe"])
@pytest.mark.parametrize("text", ["高岚：大家好。\n记者：为何？\n", "Gao Lan: Yes.\nPost: Why?\n"])
def test_half_a_character_at_the_end_of_utf16_is_found(mark: bytes, text: str) -> None:
    told = refused("a.txt", mark + text.encode("utf-16-le") + b"\0")
    assert told == "3 encoding: this is UTF-16, but damaged here; copy the text anew, or mend it"


@pytest.mark.parametrize("words", ["高岚：大家上午好。", "Gao Lan: Good morning, all."])
def test_a_nul_in_a_text_is_found(words: str) -> None:
    text = f"{words}\n" * 9
    told = refused("a.txt", text.encode() + b"Why\0so?\n" + text.encode() + b"\0")
    assert told == (
        "10 binary: the text is damaged: a NUL stands here, 2 in the file; "
        "copy the text anew, or delete it in an editor that shows such characters"
    )
