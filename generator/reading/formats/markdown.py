"""Markdown to lines: blocks by markdown-it, with what transcripts do otherwise.

Indented text is text, a line of dashes makes no heading of what stands above it, a name in
brackets is no reference, and HTML is handled where it stands in a line. What the library leaves
out (beyond its limits of nesting) comes through as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.reading.formats.encodings import decode
from generator.reading.formats.extracted import (
    PLAIN,
    Extracted,
    Lines,
    Style,
    renumbered,
    source_lines,
)
from generator.reading.formats.markdown_front import front_matter
from generator.reading.formats.markdown_inline import inline
from generator.reading.formats.markdown_tables import Pipes

_FENCE = re.compile(r"```|~~~")
_MARKUP_ONLY = re.compile(r"[ \t>]*[-+*]?[ \t]*")
_CLOSES_ALL = re.compile(r"[^\s>*+\-\d]")
_CHUNK = 2000  # lines that are parsed at a time, so that memory does not grow with the file
# At the edge of the page nothing else can begin or go on in these: a heading, and a line that
# stands alone between blank lines or headings. They are most of a transcript.
_WORDS = re.compile(r"(?![>*+\-_#\d])\S[^\0]*")
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\0]*[^#\s\0])[ \t]*")
_QUOTED = re.compile(r"[ \t]*(?:(?:[-+*]|\d+[.)])[ \t]+)*>")


def read(path: str, data: bytes) -> Extracted:
    """Read a Markdown file."""
    source, numbers = source_lines(decode(path, data))
    reader = _Reader(source)
    start = 0
    for line, pair in front_matter(source):
        text = source[line] if pair else ""
        reader.lines.add(text, line + 1, Style(front=pair))
        start = line + 1
    for first, last in reader.chunks(start):
        reader.chunk(first, last)
    return renumbered(reader.lines.extracted(), numbers)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 20})
    return parser.disable(["code", "lheading", "html_block", "reference", "inline", "text_join"])


@dataclass(frozen=True)
class _Leaf:
    """A block without blocks in it: source lines from ``start`` to before ``end``, 0-based.

    ``content`` is ``None`` for a rule, which is markup alone; ``prefix`` is a printed number.
    """

    start: int
    end: int
    content: str | None
    style: Style
    prefix: str = ""
    raw: bool = False


class _Reader:
    def __init__(self, source: Sequence[str]) -> None:
        self.source = source
        self.fenced = any(_FENCE.search(line) for line in source)
        self.lines = Lines()
        self.pipes = Pipes(source)

    def chunks(self, start: int) -> Iterator[tuple[int, int]]:
        """Stretches that can be parsed alone: no block reaches from one into the next."""
        first = start
        for at in range(start + 1, len(self.source)):
            if at - first < _CHUNK or self.fenced or self.source[at - 1].strip():
                continue
            if _CLOSES_ALL.match(self.source[at]):
                yield first, at
                first = at
        yield first, len(self.source)

    def chunk(self, first: int, last: int) -> None:
        """Read the source lines from ``first`` to before ``last``."""
        at = first
        for leaf in self.leaves(first, last):
            self.between(at, leaf.start)
            self.leaf(leaf)
            at = max(at, leaf.end)
        self.between(at, last)

    def leaves(self, first: int, last: int) -> Iterator[_Leaf]:
        """The blocks of some lines that hold text; those that stand alone need no parser."""
        waiting = first
        for at in range(first, last) if not self.fenced else ():
            if leaf := self.alone(at):
                yield from self.parsed(waiting, at)
                yield leaf
                waiting = at + 1
        yield from self.parsed(waiting, last)

    def parsed(self, first: int, last: int) -> Iterator[_Leaf]:
        if any(self.source[first:last]):
            yield from _leaves(_parser().parse("\n".join(self.source[first:last])), first)

    def alone(self, at: int) -> _Leaf | None:
        """The block of a line that is plainly one, whatever stands above and below."""
        line = self.source[at]
        if heading := _HEADING.fullmatch(line):
            return _Leaf(at, at + 1, heading[2].strip(), Style(heading=len(heading[1])))
        if not _WORDS.fullmatch(line):
            return None
        beside = (*self.source[max(0, at - 1) : at], *self.source[at + 1 : at + 2])
        if any(other and not _HEADING.fullmatch(other) for other in beside):
            return None
        return _Leaf(at, at + 1, line.strip(), PLAIN)

    def between(self, start: int, end: int) -> None:
        """Lines of no block: blank ones, lone markers, and what the library gave up on."""
        for at in range(start, end):
            line = self.source[at]
            self.lines.add("" if _MARKUP_ONLY.fullmatch(line) else line, at + 1)

    def leaf(self, leaf: _Leaf) -> None:
        if leaf.content is None:
            self.lines.add("", leaf.start + 1)
        elif leaf.raw:
            for number, text in enumerate(leaf.content.split("\n"), start=leaf.start + 1):
                self.lines.add(text, number, leaf.style)
        elif "|" in leaf.content and (rows := self.pipes.rows(leaf.content)) is not None:
            self.table(leaf, rows)
        else:
            self.paragraph(leaf)

    def table(self, leaf: _Leaf, rows: Sequence[tuple[int, int, Sequence[str]]]) -> None:
        """One line for each cell (more where it holds line breaks)."""
        for offset, row, cells in rows:
            for cell, content in enumerate(cells, start=1):
                for line in inline(content, leaf.start + 1 + offset):
                    style = replace(line.style(leaf.style), row=row, cell=cell)
                    self.lines.add(line.text, line.number, style)

    def paragraph(self, leaf: _Leaf) -> None:
        for line in inline(leaf.content or "", leaf.start + 1):
            text, style, bold = line.text, line.style(leaf.style), line.bold
            if leaf.prefix and line.number == leaf.start + 1 and not style.joined:
                text = leaf.prefix + text
                bold = bold and bold + len(leaf.prefix)
                style = replace(style, bold=bold)
            if style.quote and not _QUOTED.match(self.source[line.number - 1]):
                style = replace(style, quote=False, joined=False)
            if style.heading and style.bold:
                style = replace(style, bold=0)
            self.lines.add(text, line.number, style)


def _leaves(tokens: Sequence[Token], first: int) -> Iterator[_Leaf]:
    """The blocks that hold text, with what stands around each; ``first`` is the first line's."""
    depth = {"blockquote": 0, "list_item": 0}
    heading = 0
    prefix, printed_on = "", -1
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind in depth:
            depth[kind] += token.nesting
        if kind == "heading":
            heading = int(token.tag[1]) if token.nesting > 0 else 0
        if token.map is None:
            continue
        start, end = token.map[0] + first, token.map[1] + first
        if token.type == "list_item_open" and token.info:
            prefix, printed_on = f"{token.info}{token.markup} ", start
        quote, item = depth["blockquote"] > 0, depth["list_item"] > 0
        style = (
            Style(heading=heading, quote=quote, item=item) if heading or quote or item else PLAIN
        )
        if token.type == "inline":
            printed = prefix if printed_on == start else ""
            prefix = ""
            yield _Leaf(start, end, token.content, style, printed)
        elif token.type == "fence":
            content = f"{token.info.strip()}\n{token.content}"
            yield _Leaf(start, end, content, style, raw=True)
        elif token.type == "hr":
            yield _Leaf(start, end, None, style)
