"""Word documents to lines: paragraphs, tables, text boxes, notes, headers and comments.

Read with the zip and XML parsers of the standard library, element by element, so that memory
stays small; python-docx would build the whole tree and leave out text boxes, content controls
and notes. Declared sizes are looked at before anything is unpacked, and a document that declares
a type (and with it entities) is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.reading.formats.docx_styles import ParagraphStyle, Styles, is_on, val
from generator.reading.formats.docx_xml import Handler, XmlError, parse
from generator.reading.formats.extracted import Extracted, Lines, Runs, Style, UnreadableError

_MAX_BYTES = 200_000_000
_SMALL = 10_000_000
_MAX_RATIO = 200
_MAIN = re.compile(r"word/document\d*\.xml")
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml")
_BESIDE = re.compile(r"word/(?:comments|header\d*|footer\d*)\.xml")
_BROKEN = (
    BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, LookupError,
    zlib.error, struct.error, OverflowError,
)  # fmt: skip
_CHARS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SKIPPED = frozenset(("Fallback", "rt", "del", "moveFrom", "instrText", "delText"))


def read(path: str, data: bytes) -> Extracted:
    """Read a Word document."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse(path, "this is an encrypted or an old Word document", "save it as .docx, unlocked")
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_sizes(path, archive, len(data))
            return _read(path, archive)
    except XmlError as error:
        _refuse(path, str(error), "open it in Word and save it anew")
    except _BROKEN as error:
        _refuse(
            path, f"this is no whole Word document ({error})", "open it in Word and save it anew"
        )


def _refuse(path: str, message: str, hint: str, code: str = "binary") -> NoReturn:
    raise UnreadableError(Problem(path, 1, code, message, hint))


def _check_sizes(path: str, archive: ZipFile, size: int) -> None:
    total = sum(info.file_size for info in archive.infolist())
    if total > _MAX_BYTES or (total > _SMALL and total > _MAX_RATIO * size):
        message = f"unpacked, this document would have {total:,} bytes; it has {size:,}"
        _refuse(path, message, "copy its text into a new document", "too-large")
    if any(info.flag_bits & 1 for info in archive.infolist()):
        _refuse(path, "this document is encrypted", "save it without a password")


def _read(path: str, archive: ZipFile) -> Extracted:
    names = sorted(set(archive.namelist()))
    main = [name for name in names if _MAIN.fullmatch(name)]
    if not main:
        _refuse(path, "this archive holds no Word document", "give the .docx file itself")
    styles = Styles()
    if "word/styles.xml" in names:
        _parse(archive, "word/styles.xml", styles)
    reader = _Reader(styles)
    _parse(archive, main[0], reader)
    for name in filter(_NOTES.fullmatch, names):
        _parse(archive, name, reader)
    reader.outside = True
    for name in filter(_BESIDE.fullmatch, names):
        _parse(archive, name, reader)
    return reader.lines.extracted()


def _parse(archive: ZipFile, name: str, handler: Handler) -> None:
    parse(archive.read(name), name, handler)


class _Paragraph:
    """A paragraph in the making; text boxes put paragraphs into paragraphs."""

    def __init__(self, number: int, place: tuple[int, int]) -> None:
        self.number = number
        self.place = place
        self.style: ParagraphStyle = ParagraphStyle()
        self.listed: bool | None = None
        self.level: int | None = None
        self.runs = [Runs(number)]
        self.inner: list[_Paragraph] = []


class _Reader(Handler):
    """Takes the elements of a part in order and writes the lines of its paragraphs."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.styles = styles
        self.lines = Lines()
        self.outside = False
        self.paragraphs: list[_Paragraph] = []
        self.number = 0
        self.row = 0
        self.tables: list[list[int]] = []
        self.bold: list[bool | None] = []  # of each open run, ``None`` where it does not say
        self.skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if name in _SKIPPED and (name != "rt" or self.within("ruby")):
            self.skipped += 1
        if self.skipped:
            return
        if name == "p":
            self.number += 1
            row, cell = self.tables[-1] if self.tables else (0, 0)
            self.paragraphs.append(_Paragraph(self.number, (row, cell)))
        elif name == "tbl":
            self.tables.append([0, 0])
        elif name == "r":
            self.bold.append(None)
        elif self.tables and name == "tr":
            self.row += 1
            self.tables[-1][:] = [self.row, 0]
        elif self.tables and name == "tc":
            self.tables[-1][1] += 1
        elif self.paragraphs:
            self.inside(self.paragraphs[-1], name, attributes)

    def inside(self, paragraph: _Paragraph, name: str, attributes: dict[str, str]) -> None:
        """Take what an element in a paragraph says of it or adds to it."""
        value = val(attributes)
        if name in {"br", "cr"}:
            paragraph.runs.append(Runs(paragraph.number))
        elif name in _CHARS and self.within("r"):
            self.text(_CHARS[name])
        elif name == "sym":
            self.text(_symbol(attributes))
        elif name == "pStyle":
            paragraph.style = self.styles.paragraph(value)
        elif name == "outlineLvl":
            paragraph.level = int(value) if value.isdecimal() else None
        elif name == "numId":
            paragraph.listed = value != "0"
        elif self.bold and self.within("rPr") and self.within("r", above=2):
            if name == "b":
                self.bold[-1] = is_on(attributes)
            elif name == "rStyle" and self.bold[-1] is None:
                self.bold[-1] = self.styles.bold(value)

    def end(self, name: str) -> None:
        """End an element."""
        if self.skipped:
            self.skipped -= name in _SKIPPED and (name != "rt" or self.within("ruby"))
        elif name == "p" and self.paragraphs:
            paragraph = self.paragraphs.pop()
            if self.paragraphs:
                self.paragraphs[-1].inner.append(paragraph)
            else:
                self.write(paragraph)
        elif name == "r" and self.bold:
            self.bold.pop()
        elif name == "tbl" and self.tables:
            self.tables.pop()

    def characters(self, text: str) -> None:
        """Take text, which only counts in the elements of text."""
        if not self.skipped and self.within("t"):
            self.text(text)

    def text(self, text: str) -> None:
        """Add text to the line."""
        if self.paragraphs:
            paragraph = self.paragraphs[-1]
            bold = self.bold[-1] if self.bold else None
            paragraph.runs[-1].add(text, bold=paragraph.style.bold if bold is None else bold)

    def write(self, paragraph: _Paragraph) -> None:
        """Write the lines of a paragraph, then those of the text boxes in it."""
        waiting = [paragraph]
        while waiting:
            one = waiting.pop()
            waiting += reversed(one.inner)
            style = self.style(one)
            for at, runs in enumerate(one.runs):
                text, bold = runs.finish("")
                bold = 0 if style.heading else bold
                self.lines.add(text, one.number, replace(style, bold=bold, joined=at > 0))

    def style(self, paragraph: _Paragraph) -> Style:
        level = paragraph.style.level if paragraph.level is None else paragraph.level
        heading = min(level + 1, 6) if level is not None and level < 9 else 0
        listed = paragraph.style.listed if paragraph.listed is None else paragraph.listed
        row, cell = paragraph.place
        return Style(
            heading=heading,
            quote=paragraph.style.quote,
            item=listed and not heading,
            row=row,
            cell=cell,
            beside="outside" if self.outside else None,
        )


def _symbol(attributes: dict[str, str]) -> str:
    """A character of a symbol font."""
    try:
        return chr(int(attributes.get("char", ""), 16)).encode("utf-8", "ignore").decode()
    except (ValueError, OverflowError):
        return ""
