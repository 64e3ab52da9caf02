"""What stands in a line of Markdown: emphasis, links, HTML, references to characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from generator.language.scripts import HAN
from generator.reading.formats.extracted import Runs, Style
from generator.reading.formats.html_tags import BLOCKS, DROPPED, NAMES, VOID, is_block, is_bold

_MARKUP = re.compile(r"[\\`*_\[<&]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^>]*)>")
_WIDE_PUNCTUATION = re.compile(r"[\u2010-\u2027\u3000-\u303f\uff00-\uffef]")
_SPACES = " \t"
_LONGEST = 20_000  # what is parsed as one: the time of the worst text grows with its square
_LINKS_AT_MOST = 300


@dataclass(frozen=True)
class InlineLine:
    """One line without its markup; ``joined``: it goes on with the paragraph of the one before.

    ``caption``: all of it is the words that a picture has.
    """

    text: str
    number: int
    bold: int = 0
    joined: bool = False
    caption: bool = False

    def style(self, block: Style) -> Style:
        """The style of the block that the line stands in, with what is the line's own."""
        if not self.bold and not self.joined and not self.caption:
            return block
        beside = "caption" if self.caption else block.beside
        return replace(block, bold=self.bold, joined=self.joined, beside=beside)


def inline(content: str, number: int) -> list[InlineLine]:
    """The lines of a block that begins on this line of the file."""
    source = content.split("\n")
    if not _MARKUP.search(content):
        return _plain(source, number)
    if len(content) <= _LONGEST:
        lines, ends = _parse(content, number)
        if ends == len(source) - 1:
            return lines
    lines = []
    for offset, text in enumerate(source):
        part = _long_line(text, number + offset)
        lines += [replace(part[0], joined=bool(lines)), *part[1:]] if part else []
    return lines


def _long_line(text: str, number: int) -> list[InlineLine]:
    """One line, parsed in stretches: markup that reaches over their edges stays as it is."""
    lines: list[InlineLine] = []
    for start in range(0, max(len(text), 1), _LONGEST):
        part, _ = _parse(text[start : start + _LONGEST], number)
        if lines and part:
            space = (
                " "
                if text[start - 1 : start + 1].strip(_SPACES) != text[start - 1 : start + 1]
                else ""
            )
            lines[-1] = replace(lines[-1], text=lines[-1].text + space + part.pop(0).text)
        lines += part
    return lines


def _plain(source: Sequence[str], number: int) -> list[InlineLine]:
    texts = [text.strip(_SPACES) for text in source]
    return [
        InlineLine(text, number + offset, joined=offset > 0) for offset, text in enumerate(texts)
    ]


class _State(StateInline):
    """Markdown's own, but for emphasis beside Chinese, which has no spaces around words."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """Let ``**李克强：**大家好`` be bold, which the rules for spaced text forbid."""
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before, after = self.src[start - 1 : start] if start else "", self.src[end : end + 1]
        if canSplitWord and (_is_wide(before) or _is_wide(after)):
            opens = bool(after) and not after.isspace()
            closes = bool(before) and not before.isspace()
            return Scanned(opens, closes, scanned.length)
        return scanned


def _is_wide(char: str) -> bool:
    return bool(char) and bool(HAN.match(char) or _WIDE_PUNCTUATION.match(char))


@cache
def _parser(*, links: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    return parser if links else parser.disable(["link", "image"])


def _parse(content: str, number: int) -> tuple[list[InlineLine], int]:
    """The lines, and how many line ends of the content were met on the way."""
    parser = _parser(links=content.count("[") <= _LINKS_AT_MOST)
    tokens: list[Token] = []
    state = _State(content, parser, {}, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    walk = _Walk(content, number)
    walk.tokens(tokens)
    return list(walk.lines()), walk.ends


class _Walk:
    """Goes through the tokens of a block and fills its lines."""

    def __init__(self, content: str, number: int) -> None:
        self.content = content.lower()
        self.first = number
        self.ends = 0
        self.bold = 0
        self.dropped = 0
        self.in_picture = False
        self.pictured: set[int] = set()  # lines with words of a picture
        self.worded: set[int] = set()  # and lines with others
        self.open_tags: list[tuple[str, bool, bool, bool]] = []
        self.runs = [(Runs(number), False)]

    def tokens(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type in {"softbreak", "hardbreak"}:
                self.ends += 1
                self.new_line(joined=True)
            elif token.type in {"strong_open", "strong_close"}:
                self.bold += token.nesting
            elif token.type == "html_inline":
                self.html(token.content)
            elif token.type == "image":
                self.in_picture = True
                self.tokens(token.children or ())
                self.in_picture = False
            elif token.content and not self.dropped:
                if token.content.strip():
                    (self.pictured if self.in_picture else self.worded).add(len(self.runs) - 1)
                self.runs[-1][0].add(token.content, bold=self.bold > 0)

    def new_line(self, *, joined: bool) -> None:
        self.runs.append((Runs(self.first + self.ends), joined))

    def html(self, content: str) -> None:
        """Do what a tag says; a word in pointed brackets that is no tag of HTML is text."""
        tag = _TAG.fullmatch(content)
        name = tag[2].lower() if tag else ""
        if tag and name not in NAMES and ":" not in name:
            self.runs[-1][0].add(content, bold=self.bold > 0)
        elif tag and name == "br":
            self.new_line(joined=True)
        elif tag and tag[1]:
            self.end(name)
        elif tag and not tag[3].endswith("/"):
            self.begin(name, tag[3])
        self.ends += content.count("\n")

    def begin(self, name: str, attributes: str) -> None:
        block, bold = is_block(name, attributes), is_bold(name, attributes)
        dropped = name in DROPPED and f"</{name}" in self.content
        if block:
            self.new_line(joined=False)
        self.bold += bold
        self.dropped += dropped
        if name not in VOID:
            self.open_tags.append((name, block, bold, dropped))

    def end(self, name: str) -> None:
        for at in range(len(self.open_tags) - 1, -1, -1):
            if self.open_tags[at][0] == name:
                _, block, bold, dropped = self.open_tags.pop(at)
                self.bold -= bold
                self.dropped -= dropped
                if block:
                    self.new_line(joined=False)
                return
        if name in BLOCKS:
            self.new_line(joined=False)

    def lines(self) -> Iterator[InlineLine]:
        """The lines that hold anything."""
        first, broken = True, False
        captions = self.pictured - self.worded
        for at, (runs, joined) in enumerate(self.runs):
            broken = broken or not joined
            text, bold = runs.finish(_SPACES)
            if text:
                joins = not first and not broken
                yield InlineLine(text, runs.number, bold, joins, caption=at in captions)
                first, broken = False, False
