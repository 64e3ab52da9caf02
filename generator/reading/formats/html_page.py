"""HTML to lines, as a browser would lay them out, with what stands outside the article marked.

Read with the parser of the standard library: it loses nothing of broken pages and knows the line
of every word. (lxml leaves out what follows ``</html>`` and what is nested too deeply, and counts
lines up to 65,535.) Time grows with the size of the page alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from generator.reading.formats.encodings import decode
from generator.reading.formats.extracted import (
    Beside,
    Extracted,
    Lines,
    Runs,
    Style,
    one_line_end,
)
from generator.reading.formats.html_article import Block, find_outside, in_noise
from generator.reading.formats.html_tags import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    VOID,
    is_block,
    is_bold,
    is_hidden,
    says_date,
)
from generator.reading.formats.html_title import find_head

_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=[\s\"']*([\w-]+)", re.I
)
_HEAD = 8192
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = " \t\n\r\f"
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_BLANK_AT_MOST = 9
# An element of the key ends the open ones in its value, unless one of the barriers is between.
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "option": ({"option"}, {"select"}),
    "rt": ({"rt", "rp"}, {"ruby"}),
    "rp": ({"rt", "rp"}, {"ruby"}),
    "rb": ({"rt", "rp"}, {"ruby"}),
}
_LOOKED_BACK = 60  # open elements; real pages need fewer
_CELLS = {"td", "th"}
_MOST_HIDDEN = 0.4  # of the running text: a page shows one language and hides the other in a tab


def read(path: str, data: bytes) -> Extracted:
    """Read a page or a piece of one."""
    declared = _DECLARED.search(data[:_HEAD])
    text = one_line_end(decode(path, data, declared[1].decode("ascii") if declared else None))
    page = _Page(frozenset())
    page.take(text)
    if shown := page.no_mere_remains():
        page = _Page(shown)
        page.take(text)
    return page.extracted(whole=not re.search(r"<(?:body|html)\b", text, re.IGNORECASE))


class _Open:
    """An element whose end has not come yet, and what it does to the text in it."""

    __slots__ = ("block", "closed", "depth", "ended", "first", "flags", "tag")

    def __init__(self, tag: str, depth: int, flags: tuple[str, ...], *, block: bool) -> None:
        self.tag = tag
        self.depth = depth
        self.flags = flags
        self.block = block
        self.closed = False
        self.ended = False  # by its own end, not by that of an element around it
        self.first: _Line | None = None

    def holds(self, line: _Line) -> bool:
        """Whether a line is in it, as is meant: what is never ended ends with its first line."""
        return self.ended or self.first is line


class _Line:
    """A line of the page before it is known where the article is."""

    __slots__ = ("blanks", "block", "heading", "number", "parts", "style")

    def __init__(self, number: int, block: int, style: Style, blanks: int) -> None:
        self.number = number
        self.parts: list[tuple[str, _Open | None]] = []  # each with what makes it bold
        self.heading: _Open | None = None
        self.block = block
        self.style = style
        self.blanks = blanks


class _Page(HTMLParser):
    """Lays a page out in lines while its elements open and close.

    Elements in lines may end in any order; blocks end with the blocks around them.
    """

    def __init__(self, shown: frozenset[int]) -> None:
        """``shown`` are those of the elements marked as hidden that are no mere remains."""
        super().__init__(convert_charrefs=True)
        self.shown = shown
        self.marked_hidden = 0
        self.hidden: list[tuple[int, Block]] = []  # the outermost, with the text in each
        self.hidden_line: _Line | None = None
        self.open: list[_Open] = []
        self.by_tag: dict[str, list[_Open]] = {}
        self.flags = dict.fromkeys(("dropped", "hidden", "link", "pre", "quote", "item"), 0)
        self.headings: list[_Open] = []
        self.bold: list[_Open] = []
        self.blocks = [Block(-1, "", {})]
        self.inside = [0]
        self.written: list[_Line] = []
        self.line: _Line | None = None
        self.space = True  # whether white space at this place is already there
        self.boundary, self.breaks, self.blanks = True, 0, 0
        self.last_comment = -1

    def take(self, text: str) -> None:
        """Read all of a page; what follows its last tag is text, so that no tag is left open."""
        end = text.rfind(">") + 1
        self.last_comment = text.rfind("-->")
        self.feed(text[:end])
        self.last_comment = self.rawdata.rfind("-->")
        self.close()
        if not self.cdata_elem:
            self.handle_data(unescape(text[end:]))
        self.end_line()

    # What the parser of the standard library calls.

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Do not look for the end of a comment where there is none: each look takes time."""
        return super().parse_comment(i, report) if self.last_comment > i else -1

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Leave out ``<![if …]>``, of which the library only knows some."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = given.get("style", "")
        block = is_block(tag, style) or says_date(given)
        if tag == "br":
            self.break_line()
            return
        if block:
            if tag in BLOCKS and self.by_tag.get("p"):
                self.handle_endtag("p")
            self.mark_boundary()
        if tag in _ENDS:
            self.end_open(*_ENDS[tag])
        if tag in VOID:
            return
        if block:
            self.blocks.append(Block(self.inside[-1], tag, given))
            self.inside.append(len(self.blocks) - 1)
        element = _Open(tag, len(self.open), self.flags_of(tag, given), block=block)
        self.open.append(element)
        self.by_tag.setdefault(tag, []).append(element)
        for flag in element.flags:
            self.flags[flag] += 1
        if tag in HEADINGS:
            self.headings.append(element)
        if is_bold(tag, style):
            self.bold.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in DROPPED:  # no browser ends it here, but none would show the rest of the page
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        known = self.by_tag.get(tag)
        if tag in HEADINGS and not known and (open_one := _innermost(self.headings)):
            known = [open_one]
        if known:
            known[-1].ended = True
        if tag == "br":
            self.break_line()
        elif not known:
            if tag == "p":
                self.mark_boundary()
        elif known[-1].block:
            cell = max(
                (self.by_tag[one][-1].depth for one in _CELLS if self.by_tag.get(one)), default=-1
            )
            if known[-1].depth >= cell or tag in {"table", "tr", "tbody", "body", "html"}:
                self.end_until(known[-1])
        else:
            self.shut(known[-1])

    def handle_data(self, data: str) -> None:
        if self.flags["dropped"] or not data:
            return
        if self.flags["pre"]:
            for at, text in enumerate(data.split("\n")):
                if at:
                    self.break_line()
                self.write(text, self.getpos()[0] + at)
            return
        start = len(data) - len(data.lstrip(_SPACES))
        text = _SPACE.sub(" ", data)
        self.write(
            text.removeprefix(" ") if self.space else text,
            self.getpos()[0] + data.count("\n", 0, start),
        )

    # Elements.

    def flags_of(self, tag: str, given: dict[str, str]) -> tuple[str, ...]:
        style = given.get("style", "")
        flags = {
            "dropped": tag in DROPPED,
            "hidden": is_hidden(given) and self.begins_hidden(),
            "link": tag == "a" and "href" in given,
            "pre": tag in {"pre", "textarea"} or bool(_PRE_STYLE.search(style)),
            "quote": tag == "blockquote",
            "item": tag == "li",
        }
        return tuple(flag for flag, here in flags.items() if here)

    def begins_hidden(self) -> bool:
        """Whether an element that is marked as hidden is so; the outermost is remembered."""
        self.marked_hidden += 1
        hidden = self.marked_hidden not in self.shown
        if hidden and not self.flags["hidden"]:
            self.hidden.append((self.marked_hidden, Block(-1, "", {})))
        return hidden

    def no_mere_remains(self) -> frozenset[int]:
        """The elements marked as hidden that are the text, or a large part of it.

        A page was saved while something covered it, or has its languages in tabs.
        """
        if all(line.style.beside for line in self.written):
            return frozenset(range(1, self.marked_hidden + 1))
        total = sum(one.weight for one in [*self.blocks, *(block for _, block in self.hidden)])
        return frozenset(n for n, block in self.hidden if block.weight > _MOST_HIDDEN * total)

    def end_open(self, ended: set[str], barriers: set[str]) -> None:
        """End the outermost of the elements that may not stand open here."""
        found = None
        for element in reversed(self.open[-_LOOKED_BACK:]):
            if element.closed:
                continue
            if element.tag in barriers:
                break
            if element.tag in ended:
                found = element
        if found:
            self.end_until(found)

    def end_until(self, element: _Open) -> None:
        while not element.closed:
            self.shut(self.open[-1])

    def shut(self, element: _Open) -> None:
        """End one element, and forget the ended ones on top of those that are open."""
        element.closed = True
        self.by_tag[element.tag].pop()
        for flag in element.flags:
            self.flags[flag] -= 1
        if "hidden" in element.flags:
            self.hidden_line = None
        if element.block:
            self.mark_boundary()
            self.inside.pop()
        while self.open and self.open[-1].closed:
            self.open.pop()

    # Lines.

    def break_line(self) -> None:
        if self.flags["hidden"]:
            self.hidden_line = None
        elif not self.flags["dropped"]:
            self.end_line()
            self.breaks += 1

    def mark_boundary(self) -> None:
        """The end or the start of a block; a ``<br>`` just before the end of one shows nothing."""
        if self.flags["hidden"]:
            self.hidden_line = None
        if self.flags["dropped"] or self.flags["hidden"]:
            return
        self.end_line()
        self.blanks += max(0, self.breaks - (not self.boundary))
        self.boundary, self.breaks = True, 0

    def end_line(self) -> None:
        self.line = None
        self.space = True

    def write_hidden(self, text: str, number: int) -> None:
        """Write text that the page does not show on a line of its own, after that around it."""
        if self.hidden_line is None and text.strip(_SPACES):
            self.hidden_line = _Line(number, self.inside[-1], Style(beside="hidden"), 0)
            self.written.append(self.hidden_line)
        if self.hidden_line:
            self.hidden_line.parts.append((text, None))
            self.hidden[-1][1].add(text)

    def write(self, text: str, number: int) -> None:
        if self.flags["hidden"]:
            self.write_hidden(text, number)
            return
        if not text or (self.line is None and not text.strip(_SPACES)):
            return
        block = self.inside[-1]
        if self.line is None:
            blanks = self.blanks + self.boundary + max(0, self.breaks - 1)
            joined = self.breaks == 1 and not self.boundary
            quote, item = self.flags["quote"] > 0, self.flags["item"] > 0
            style = Style(quote=quote, item=item, joined=joined)
            self.line = _Line(number, block, style, min(blanks, _BLANK_AT_MOST))
            self.written.append(self.line)
            self.line.heading = _innermost(self.headings)
            if self.line.heading and not self.line.heading.first:
                self.line.heading.first = self.line
            self.blocks[block].lines += 1
            self.boundary, self.breaks, self.blanks = False, 0, 0
        bold = _innermost(self.bold)
        if bold and not bold.first:
            bold.first = self.line
        self.line.parts.append((text, bold))
        self.space = text.endswith(" ") and not self.flags["pre"]
        if not self.flags["link"]:
            self.blocks[block].add(text)

    def extracted(self, *, whole: bool) -> Extracted:
        """All lines, with the cells of tables and what is outside the article."""
        outside, cells = find_outside(
            self.blocks, [line.block for line in self.written], whole=whole
        )
        lines = Lines()
        done = [self.finished(line, outside=outside[line.block]) for line in self.written]
        blocks = [self.blocks[line.block] for line in self.written]
        noise = in_noise(self.blocks)
        beside = [noise[line.block] for line in self.written]
        head = {} if whole else find_head(done, blocks, beside)
        for at, (line, (text, style)) in enumerate(zip(self.written, done, strict=True)):
            row, cell = cells.get(line.block, (0, 0))
            in_table = at and row and cells.get(self.written[at - 1].block, (0, 0))[0]
            for _ in range(0 if in_table else line.blanks - (not at)):
                lines.add("", line.number)
            for part, own in head.get(at, [(text, style)]):
                lines.add(part, line.number, replace(own, row=row, cell=cell))
        return lines.extracted()

    def finished(self, line: _Line, *, outside: bool) -> tuple[str, Style]:
        """The text of a line, and its style as far as it is known without the other lines."""
        runs = Runs(line.number)
        for text, bold in line.parts:
            runs.add(text, bold=bold is not None and bold.holds(line))
        text, bold_length = runs.finish(_SPACES)
        heading = 0
        if line.heading and line.heading.holds(line):
            heading = int(line.heading.tag[1])
        beside: Beside | None = line.style.beside or ("outside" if outside else None)
        bold_length = 0 if heading else bold_length
        return text, replace(line.style, heading=heading, bold=bold_length, beside=beside)


def _innermost(elements: list[_Open]) -> _Open | None:
    """The last of some elements that is still open; ended ones are forgotten on the way."""
    while elements and elements[-1].closed:
        elements.pop()
    return elements[-1] if elements else None
