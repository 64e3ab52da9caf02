"""Bytes to text: which encoding a file is in.

What is UTF-8 is taken for it. Anything else is decoded in each encoding that Chinese and English
texts come in, and the one is taken whose characters are common ones. The library
charset-normalizer, tried for this, takes short Chinese texts (大家好 in GB18030) for Big5.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import NoReturn

from generator.problems import Problem
from generator.reading.formats.common_characters import COMMON
from generator.reading.formats.extracted import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_BYTES = ("gb18030", "big5hkscs", "cp950", *_WIDE, "cp1252")
# What web pages call an encoding, and what browsers read it as.
_READ_AS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252"}
_READABLE = re.compile(
    r"utf-8|gb18030|hz|big5hkscs|cp\d+|euc_\w+|shift_jis\w*|iso8859-\d+|koi8-\w|mac-\w+|tis-620"
)

_KINDS = (
    (b"PK\x03\x04", "a zip archive", "unpack it; a Word document needs the ending .docx"),
    (b"%PDF-", "a PDF document", "copy its text into a text file"),
    (b"{\\rtf", "an RTF document", "save it as .docx or as text"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as .docx or as text"),
    (b"\x89PNG", "a picture", "give the text that it shows"),
    (b"\xff\xd8\xff", "a picture", "give the text that it shows"),
    (b"GIF8", "a picture", "give the text that it shows"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
)
_UNUSUAL = re.compile(r"[^\t\n\r -~]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROLS_AT_LEAST = 8  # fewer are accidents; a later stage sets them aside
_CONTROLS_SHARE = 0.02
_SAMPLE = 5000
_PLAUSIBLE = 0.5
_CLEARLY = 0.3


def decode(path: str, data: bytes, declared: str | None = None) -> str:
    """Decode a file; a byte order mark at its start is no part of the text.

    ``declared`` is the encoding that the file itself names. Raises UnreadableError, code
    ``encoding`` or ``binary``.
    """
    for magic, what, hint in _KINDS:
        if data.startswith(magic):
            _refuse(path, 1, "binary", f"this is no text but {what}", hint)
    text = _marked(data)
    if text is None:
        text = _unmarked(path, data, _known(declared))
    controls = sum(1 for _ in _BINARY.finditer(text))
    if "\0" in text or (controls > _CONTROLS_AT_LEAST and controls > len(text) * _CONTROLS_SHARE):
        first = _BINARY.search(text)
        line = text.count("\n", 0, first.start()) + 1 if first else 1
        _refuse(
            path,
            line,
            "binary",
            "this is no text: it holds bytes that stand for no character",
            "give the text itself, saved as UTF-8",
        )
    return text


def _refuse(path: str, line: int, code: str, message: str, hint: str) -> NoReturn:
    raise UnreadableError(Problem(path, line, code, message, hint))


def _marked(data: bytes) -> str | None:
    """The text of a file that begins with a byte order mark and is what this says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := _try(data[len(mark) :], encoding)) is not None:
            return text
    return None


def _unmarked(path: str, data: bytes, declared: str | None) -> str:
    if b"\0" in data:
        texts = [text for encoding in _WIDE if (text := _try(data, encoding)) is not None]
        text = max(texts, key=plausibility, default="")
        return text if texts and plausibility(text) > _PLAUSIBLE else data.decode("latin-1")
    utf8 = _try(data, "utf-8")
    said = _try(data, declared) if declared else None
    if utf8 is not None and (said is None or plausibility(utf8) >= plausibility(said)):
        return utf8
    texts = [text for encoding in _BYTES if (text := _try(data, encoding)) is not None]
    best = max(texts, key=lambda text: (plausibility(text), _common(text)), default="")
    if said is not None and plausibility(best) < plausibility(said) + _CLEARLY:
        return said
    if plausibility(best) >= _PLAUSIBLE and texts:
        return best
    return _refuse_damaged(path, data)


def _refuse_damaged(path: str, data: bytes) -> NoReturn:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        lost = data.decode("utf-8", "replace").count("\ufffd")
        message = f"byte {error.start} is not UTF-8"
        hint = "no other encoding fits; open the file in an editor and save it as UTF-8"
        if lost * 20 < sum(byte > 0x7F for byte in data):
            hint = f"the file is damaged in {lost} places; copy the text anew, or mend these"
        _refuse(path, line, "encoding", message, hint)
    raise AssertionError("only called for what is not UTF-8")


def _common(text: str) -> int:
    return sum(char in COMMON for char in text[:_SAMPLE])


def plausibility(text: str) -> float:
    """How many of the first characters beyond ASCII are common ones, from 0 to 1.

    >>> plausibility("大家好"), plausibility("湮模疑")
    (1.0, 0.6666666666666666)
    """
    unusual = [match.group() for match in islice(_UNUSUAL.finditer(text), _SAMPLE)]
    return sum(char in COMMON for char in unusual) / len(unusual) if unusual else 1.0


def _known(declared: str | None) -> str | None:
    """The codec for a declared name, ``None`` where it is none that texts come in."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if _READABLE.fullmatch(name) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
