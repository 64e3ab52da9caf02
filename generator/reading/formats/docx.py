"""Word documents to lines: which parts of the archive are read, and which archives are refused.

Read with the zip and XML parsers of the standard library, element by element, so that memory
stays small; python-docx would build the whole tree and leave out text boxes, content controls
and notes. Declared sizes are looked at before anything is unpacked, and a document that declares
a type (and with it entities) is refused.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from io import BytesIO
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from generator.problems import Problem
from generator.reading.formats.docx_body import Body, TooLongError
from generator.reading.formats.docx_styles import Styles
from generator.reading.formats.docx_xml import Handler, XmlError, parse
from generator.reading.formats.extracted import Beside, Extracted, UnreadableError

_MAX_BYTES = 200_000_000
_SMALL = 5_000_000
_MAX_RATIO = 100  # Word's XML shrinks to a tenth to a fortieth; deflate goes to a thousandth
_MOSTLY = 3
_READ = (".xml", ".rels")
_MAIN = re.compile(r"word/document\d*\.xml")
_STYLES = re.compile(r"styles\d*\.xml")
# The parts beside the main one, and what their text is.
_BESIDE: tuple[tuple[re.Pattern[str], Beside], ...] = (
    (re.compile(r"(?:footnotes|endnotes)\d*\.xml"), "remark"),
    (re.compile(r"comments\d*\.xml"), "remark"),
    (re.compile(r"(?:header|footer)\d*\.xml"), "outside"),
)
_BROKEN = (
    BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, LookupError,
    zlib.error, struct.error, OverflowError,
)  # fmt: skip


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
    except TooLongError as error:
        _refuse(path, str(error), "split it into several", "too-large")
    except _BROKEN as error:
        _refuse(
            path, f"this is no whole Word document ({error})", "open it in Word and save it anew"
        )


def _refuse(path: str, message: str, hint: str, code: str = "binary") -> NoReturn:
    raise UnreadableError(Problem(path, 1, code, message, hint))


def _check_sizes(path: str, archive: ZipFile, size: int) -> None:
    """Refuse what would unpack to far more than a document does: each part alone, and all."""
    if any(info.flag_bits & 1 for info in archive.infolist()):
        _refuse(path, "this document is encrypted", "save it without a password")
    parts = [info for info in archive.infolist() if info.filename.endswith(_READ)]
    sizes = [(info.filename, info.file_size, info.compress_size) for info in parts]
    sizes.append(("this document", sum(info.file_size for info in parts), size))
    for name, unpacked, packed in sizes:
        if unpacked > _MAX_BYTES or (unpacked > _SMALL and unpacked > _MAX_RATIO * packed):
            message = f"unpacked, {name} would have {unpacked:,} bytes; it has {packed:,}"
            _refuse(path, message, "copy its text into a new document", "too-large")


def _read(path: str, archive: ZipFile) -> Extracted:
    names = sorted({name for name in archive.namelist() if name.endswith(_READ)})
    main = _main_part(archive, names)
    if main is None:
        _refuse(path, "this archive holds no Word document", "give the .docx file itself")
    body = _read_parts(archive, names, main, boxes=False)
    if body.in_boxes > _MOSTLY * body.outside_boxes:  # laid out in boxes: they are the document
        body = _read_parts(archive, names, main, boxes=True)
    problems: tuple[Problem, ...] = ()
    if body.embedded:
        message = "a file is embedded in this document here, and its text was not read"
        hint = "open the document in Word and save it anew, which takes that text in"
        problems = (Problem(path, body.embedded[0], "embedded", message, hint),)
    return body.lines.extracted(problems)


def _main_part(archive: ZipFile, names: list[str]) -> str | None:
    """The part with the text: the archive says which one it is, mostly ``word/document.xml``."""
    relations = _Relations()
    if "_rels/.rels" in names:
        _parse(archive, "_rels/.rels", relations)
    if relations.main in names:
        return relations.main
    return next(filter(_MAIN.fullmatch, names), None)


def _read_parts(archive: ZipFile, names: list[str], main: str, *, boxes: bool) -> Body:
    folder = posixpath.dirname(main)
    siblings = [name for name in names if posixpath.dirname(name) == folder and name != main]
    styles = Styles()
    for name in siblings:
        if _STYLES.fullmatch(posixpath.basename(name)):
            _parse(archive, name, styles)
    body = Body(styles, boxes=boxes)
    _parse(archive, main, body)
    for form, beside in _BESIDE:
        body.beside = beside
        for name in siblings:
            if form.fullmatch(posixpath.basename(name)):
                _parse(archive, name, body)
    return body


def _parse(archive: ZipFile, name: str, handler: Handler) -> None:
    with archive.open(name) as part:
        parse(part, name, handler)


class _Relations(Handler):
    """Finds in the relations of an archive the part that is the document."""

    main = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at one relation."""
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = posixpath.normpath(attributes.get("Target", "").lstrip("/"))
