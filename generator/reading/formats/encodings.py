"""Bytes to text: which encoding a file is in.

What is UTF-8 is taken for it. Anything else is decoded in each encoding that Chinese and English
texts come in, and the one is taken whose characters are common ones. The library
charset-normalizer, tried for this, takes short Chinese texts (大家好 in GB18030) for Big5.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NoReturn

from generator.problems import Problem
from generator.reading.formats.common_characters import COMMON
from generator.reading.formats.extracted import UnreadableError, one_line_end

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
_LOST = "\ufffd"  # what Python decodes a wrong byte to
_SOUND_AT_LEAST = 10  # characters for each damaged place
_NAMED = {"big5hkscs": "Big5", "cp950": "Big5", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


def decode(path: str, data: bytes, declared: str | None = None) -> str:
    """Decode a file; a byte order mark at its start is no part of the text.

    ``declared`` is the encoding that the file itself names. Raises UnreadableError, code
    ``encoding`` or ``binary``.
    """
    for magic, what, hint in _KINDS:
        if data.startswith(magic):
            _refuse(path, 1, "binary", f"this is no text but {what}", hint)
    text = _marked(path, data)
    if text is None:
        text = _unmarked(path, data, _known(declared))
    _refuse_binary(path, text)
    return text


def _refuse_binary(path: str, text: str) -> None:
    """Refuse what holds more controls than a text does, or a NUL, which none holds."""
    controls = sum(1 for _ in _BINARY.finditer(text))
    if "\0" in text or (controls > _CONTROLS_AT_LEAST and controls > len(text) * _CONTROLS_SHARE):
        first = _BINARY.search(text)
        line = _line_at(text, first.start() if first else 0)
        message = "this is no text: it holds bytes that stand for no character"
        hint = "give the text itself, saved as UTF-8"
        if "\0" in text and controls * _SOUND_AT_LEAST <= len(text):
            line, count = _line_at(text, text.index("\0")), text.count("\0")
            message = f"the text is damaged: a NUL stands here, {count} in the file"
            hint = "copy the text anew, or delete it in an editor that shows such characters"
        _refuse(path, line, "binary", message, hint)


def _line_at(text: str, place: int) -> int:
    return one_line_end(text[:place]).count("\n") + 1


def _refuse(path: str, line: int, code: str, message: str, hint: str) -> NoReturn:
    raise UnreadableError(Problem(path, line, code, message, hint))


def _marked(path: str, data: bytes) -> str | None:
    """The text of a file that begins with a byte order mark and is what this says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if (text := _try(data[len(mark) :], encoding)) is not None:
                return text
            if damage := _damage(data[len(mark) :], encoding):
                _refuse_damaged(path, damage)
    return None


def _unmarked(path: str, data: bytes, declared: str | None) -> str:
    if b"\0" in data:
        texts = [text for encoding in _WIDE if (text := _try(data, encoding)) is not None]
        text = max(texts, key=plausibility, default="")
        if texts and plausibility(text) > _PLAUSIBLE:
            return text
        few = data.count(b"\0") * _SOUND_AT_LEAST <= len(data)
        if few and (utf8 := _try(data, "utf-8")) is not None:
            return utf8
        if damage := _likeliest(data, _WIDE):
            _refuse_damaged(path, damage)
        return data.decode("latin-1")
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
    if damage := _likeliest(data, ("utf-8", *_BYTES)):
        _refuse_damaged(path, damage)
    text = data.decode("utf-8", "replace")
    line = _line_at(text, text.index(_LOST))
    message = f"byte {len(text[: text.index(_LOST)].encode())} is not UTF-8"
    hint = "no other encoding fits; open the file in an editor and save it as UTF-8"
    _refuse(path, line, "encoding", message, hint)


@dataclass(frozen=True)
class _Damage:
    """What a file is but for a few places, the line of the first one, and how many they are."""

    encoding: str
    line: int
    places: int
    plausibility: float


def _damage(data: bytes, encoding: str) -> _Damage | None:
    """How a file is damaged if it is in an encoding; ``None`` where it is not likely in it."""
    text = data.decode(encoding, "replace")
    places = text.count(_LOST)
    told = len(text) if encoding in _WIDE else sum(1 for _ in _UNUSUAL.finditer(text))
    likely = plausibility(text.replace(_LOST, ""))
    if not places or places * _SOUND_AT_LEAST > told or likely < _PLAUSIBLE:
        return None
    return _Damage(encoding, _line_at(text, text.index(_LOST)), places, likely)


def _likeliest(data: bytes, encodings: Sequence[str]) -> _Damage | None:
    damages = [damage for one in encodings if (damage := _damage(data, one))]
    return max(damages, key=lambda one: (one.plausibility, -one.places), default=None)


def _refuse_damaged(path: str, damage: _Damage) -> NoReturn:
    name = _NAMED.get(damage.encoding, damage.encoding.upper())
    message = f"this is {name}, but damaged here"
    if damage.places > 1:
        message += f", the first of {damage.places} places"
    _refuse(path, damage.line, "encoding", message, "copy the text anew, or mend it")


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
