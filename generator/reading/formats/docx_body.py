"""The elements of a Word document to lines: paragraphs, tables, text boxes, hidden text."""

from __future__ import annotations

from dataclasses import replace

from generator.reading.formats.docx_styles import ParagraphStyle, Styles, is_on, val
from generator.reading.formats.docx_xml import Handler
from generator.reading.formats.extracted import Beside, Lines, Runs, Style

_CHARS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "instrText", "delText"))
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_BLANK_AT_MOST = 9  # more blank lines in a row say no more, and cost memory
_LINES_AT_MOST = 1_000_000


class TooLongError(Exception):
    """A document has more lines than any that people speak from."""


class _Run:
    """What a run says of its text, ``None`` where it leaves that to its paragraph."""

    def __init__(self) -> None:
        self.bold: bool | None = None
        self.hidden: bool | None = None


class _Paragraph:
    """A paragraph in the making; text boxes put paragraphs into paragraphs."""

    def __init__(self, number: int, place: tuple[int, int]) -> None:
        self.place = place
        self.lines = [Runs(number)]
        self.hidden: list[str] = []
        self.inner: list[_Paragraph] = []
        self.begin(number)

    def begin(self, number: int) -> None:
        """Begin, or go on after a deleted paragraph mark: the later paragraph's style counts."""
        if not any(self.lines):
            self.number = number
        self.style = ParagraphStyle()
        self.listed: bool | None = None
        self.level: int | None = None
        self.goes_on = False

    def break_line(self) -> None:
        if len(self.lines) <= _BLANK_AT_MOST or any(self.lines[-_BLANK_AT_MOST:]):
            self.lines.append(Runs(self.number))


class Body(Handler):
    """Takes the elements of a part in order and writes the lines of its paragraphs.

    ``beside`` is what all text of the part is. What stands in text boxes is beside the text unless
    ``boxes``; ``in_boxes`` and ``outside_boxes`` count the characters of either. ``embedded`` are
    the numbers of the paragraphs before which another file is embedded.
    """

    def __init__(self, styles: Styles, *, boxes: bool) -> None:
        """Begin with no line."""
        super().__init__()
        self.styles = styles
        self.lines = Lines()
        self.boxes = boxes
        self.beside: Beside | None = None
        self.in_boxes = self.outside_boxes = 0
        self.embedded: list[int] = []
        self.paragraphs: list[_Paragraph] = []
        self.unended: _Paragraph | None = None
        self.number = self.row = self.count = self.blanks = 0
        self.tables: list[list[int]] = []
        self.runs: list[_Run] = []
        self.skipped_at: int | None = None  # how deep the element stands that is skipped

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self.skipped_at is not None:
            return
        if self.paragraphs and name in {"del", "moveFrom"} and self.within("rPr"):
            self.paragraphs[-1].goes_on |= self.within("pPr", above=2)
        if self.is_skipped(name, attributes):
            self.skipped_at = len(self.names)
        elif name == "p":
            self.begin_paragraph()
        elif name in {"tbl", "tr", "tc"}:
            self.begin_table_part(name)
        elif name == "r":
            self.runs.append(_Run())
        elif name == "altChunk":
            self.embedded.append(self.number + 1)
        elif self.paragraphs:
            self.inside(self.paragraphs[-1], name, attributes)

    def is_skipped(self, name: str, attributes: dict[str, str]) -> bool:
        """Whether an element holds nothing that is read."""
        if name in {"footnote", "endnote"}:
            return attributes.get("type") in _SEPARATORS
        return name in _SKIPPED or (name == "rt" and self.within("ruby"))

    def begin_paragraph(self) -> None:
        """Begin a paragraph, or go on with one whose mark was deleted."""
        self.number += 1
        if self.unended and not self.paragraphs:
            self.paragraphs.append(self.unended)
            self.unended.begin(self.number)
            self.unended = None
        else:
            row, cell = self.tables[-1] if self.tables else (0, 0)
            self.paragraphs.append(_Paragraph(self.number, (row, cell)))

    def begin_table_part(self, name: str) -> None:
        """Begin a table, a row or a cell."""
        self.write_unended()
        if name == "tbl":
            self.tables.append([0, 0])
        elif self.tables and name == "tr":
            self.row += 1
            self.tables[-1][:] = [self.row, 0]
        elif self.tables:
            self.tables[-1][1] += 1

    def inside(self, paragraph: _Paragraph, name: str, attributes: dict[str, str]) -> None:
        """Take what an element in a paragraph says of it or adds to it."""
        value = val(attributes)
        if name in {"br", "cr"}:
            paragraph.break_line()
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
        elif self.runs and self.within("rPr") and self.within("r", above=2):
            self.of_run(self.runs[-1], name, attributes)

    def of_run(self, run: _Run, name: str, attributes: dict[str, str]) -> None:
        """Take a property of a run; what it says itself goes before what its style says."""
        if name == "b":
            run.bold = is_on(attributes)
        elif name == "vanish":
            run.hidden = is_on(attributes)
        elif name == "rStyle":
            style = val(attributes)
            run.bold = self.styles.bold(style) if run.bold is None else run.bold
            run.hidden = self.styles.hidden(style) if run.hidden is None else run.hidden

    def end(self, name: str) -> None:
        """End an element."""
        if self.skipped_at is not None:
            if self.skipped_at == len(self.names):
                self.skipped_at = None
        elif name == "p" and self.paragraphs:
            self.end_paragraph(self.paragraphs.pop())
        elif name == "r" and self.runs:
            self.runs.pop()
        elif name == "tbl" and self.tables:
            self.tables.pop()
        elif name == "tc" or not self.names:
            self.write_unended()

    def end_paragraph(self, paragraph: _Paragraph) -> None:
        """Write a paragraph, or keep it for the one that it stands in or goes on in."""
        if self.paragraphs:
            self.paragraphs[-1].inner.append(paragraph)
        elif paragraph.goes_on:
            self.unended = paragraph
        else:
            self.write(paragraph)

    def write_unended(self) -> None:
        """Write a paragraph whose mark was deleted, where none follows for it to go on in."""
        if self.unended:
            unended, self.unended = self.unended, None
            self.write(unended)

    def characters(self, text: str) -> None:
        """Take text, which only counts in the elements of text."""
        if self.skipped_at is None and self.within("t"):
            self.text(text)

    def text(self, text: str) -> None:
        """Add text to the line."""
        if not self.paragraphs:
            return
        paragraph, run = self.paragraphs[-1], self.runs[-1] if self.runs else _Run()
        if paragraph.style.hidden if run.hidden is None else run.hidden:
            paragraph.hidden.append(text)
        else:
            bold = paragraph.style.bold if run.bold is None else run.bold
            paragraph.lines[-1].add(text, bold=bold)

    def write(self, paragraph: _Paragraph) -> None:
        """Write the lines of a paragraph, then its hidden text and the text boxes in it."""
        waiting = [paragraph]
        while waiting:
            one = waiting.pop()
            waiting += reversed(one.inner)
            style = self.style(one, in_box=one is not paragraph)
            for at, runs in enumerate(one.lines):
                text, bold = runs.finish("")
                bold = 0 if style.heading else bold
                self.add(text, one.number, replace(style, bold=bold, joined=at > 0))
                if one is paragraph:
                    self.outside_boxes += len(text)
                else:
                    self.in_boxes += len(text)
            if one.hidden:
                self.add("".join(one.hidden), one.number, Style(beside="hidden"))

    def add(self, text: str, number: int, style: Style) -> None:
        """Add a line, unless it is one more blank one after many."""
        self.blanks = 0 if text else self.blanks + 1
        if self.blanks > _BLANK_AT_MOST:
            return
        self.count += 1
        if self.count > _LINES_AT_MOST:
            raise TooLongError(f"this document has more than {_LINES_AT_MOST:,} lines")
        self.lines.add(text, number, style)

    def style(self, paragraph: _Paragraph, *, in_box: bool) -> Style:
        """What a paragraph says of its lines."""
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
            beside=self.beside or ("outside" if in_box and not self.boxes else None),
        )


def _symbol(attributes: dict[str, str]) -> str:
    """A character of a symbol font."""
    try:
        return chr(int(attributes.get("char", ""), 16)).encode("utf-8", "ignore").decode()
    except (ValueError, OverflowError):
        return ""
