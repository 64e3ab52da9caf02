"""Where on a web page the article is: the element that holds most of the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.scripts import HAN
from generator.reading.formats.html_tags import names, said_names

_SENTENCE = re.compile(r"[，。！？；：,.!?;:]")
_NOISE_TAGS = frozenset(("nav", "footer", "aside", "title"))
_NOISE_NAMES = names(
    """
    ad ads advert breadcrumb breadcrumbs comment comments copyright crumbs foot footer menu
    nav navbar navigation pager pagination recommend related share sidebar toolbar
    """
)
_TITLE_NAME = re.compile(r"(?!site|blog|widget|logo)(?:.*[-_])?(?:title|headline|biaoti|tit)")
_WORD = re.compile(r"\w")
_CONTAINERS = frozenset(("html", "body", "div", "section", "article", "main", "center", "form"))
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_CELLS = frozenset(("td", "th"))
_MARKED = frozenset(("article", "main"))
_HAN_WEIGHT = 3  # an English text has about three characters to each one of its Chinese original
_SHARE = 0.8
_MARKED_SHARE = 0.5
_NOISE_AT_MOST = 0.4
_NAVIGATION_AT_MOST = 1000  # running text beside links; more of it is an article, named oddly


class Block:
    """A block element: where it stands, and how much running text it holds.

    ``parent`` is its place in the list of all blocks; ``noise`` and ``title``: its name says that
    it is no part of an article, or its title. Text in links is not counted; ``weight`` leaves out
    text without any punctuation, and ``words`` counts stretches with a word in them.
    """

    __slots__ = ("lines", "noise", "parent", "tag", "title", "weight", "words")

    def __init__(self, parent: int, tag: str, attributes: dict[str, str]) -> None:
        """Begin without text."""
        said = said_names(attributes)
        self.parent = parent
        self.tag = tag
        self.noise = tag in _NOISE_TAGS or not _NOISE_NAMES.isdisjoint(said)
        self.title = any(_TITLE_NAME.fullmatch(name) for name in said)
        self.weight = self.lines = self.words = 0

    def add(self, text: str) -> None:
        """Count a stretch of text."""
        if _SENTENCE.search(text):
            self.weight += len(text) + (_HAN_WEIGHT - 1) * len(HAN.findall(text))
        self.words += bool(_WORD.search(text))


def find_outside(
    blocks: Sequence[Block], used: Sequence[int], *, whole: bool
) -> tuple[list[bool], dict[int, tuple[int, int]]]:
    """Which blocks are outside the article, and row and cell of those in tables.

    ``used`` are the blocks of the lines in order; ``whole``: there is no page around the text, of
    which only menus are outside: blocks named as noise that hold nothing but links. A table around
    the article lays out the page and has no rows.
    """
    weights, lines = _sums(blocks, [False] * len(blocks))
    if not whole and weights[0] <= _NAVIGATION_AT_MOST and _is_navigation(blocks):
        return [True] * len(blocks), {}
    noise = [
        block.noise and w <= _NOISE_AT_MOST * weights[0]
        for block, w in zip(blocks, weights, strict=True)
    ]
    if whole:
        noise = [one and empty for one, empty in zip(noise, _only_links(blocks), strict=True)]
    weights, lines = _sums(blocks, noise)
    article = 0 if whole or not weights[0] else _descend(blocks, weights, lines)
    outside = [not whole and article != 0]
    for at, block in enumerate(blocks[1:], start=1):
        outside.append((outside[block.parent] and at != article) or noise[at])
    around = set()
    at = article
    while at >= 0:
        around.add(at)
        at = blocks[at].parent
    return outside, _cells(blocks, used, around)


def in_noise(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks stand in one that by its name is no part of an article."""
    noise: list[bool] = []
    for at, block in enumerate(blocks):
        noise.append(block.noise or (at > 0 and noise[block.parent]))
    return noise


def _is_navigation(blocks: Sequence[Block]) -> bool:
    """Whether a page holds nothing but links, and what its names say is no article."""
    words = (0 if noise else one.words for one, noise in zip(blocks, in_noise(blocks), strict=True))
    return not any(words)


def _only_links(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether no word stands in it but in links."""
    words = [block.words for block in blocks]
    for at in range(len(blocks) - 1, 0, -1):
        words[blocks[at].parent] += words[at]
    return [not count for count in words]


def _sums(blocks: Sequence[Block], left_out: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Running text and lines of each block with all in it; parents stand before their children."""
    weights, lines = [block.weight for block in blocks], [block.lines for block in blocks]
    for at in range(len(blocks) - 1, 0, -1):
        if not left_out[at]:
            weights[blocks[at].parent] += weights[at]
            lines[blocks[at].parent] += lines[at]
        else:
            weights[at] = 0
    return weights, lines


def _descend(blocks: Sequence[Block], weights: Sequence[int], lines: Sequence[int]) -> int:
    """From the page inwards, as long as one container holds nearly all of the running text."""
    heaviest: dict[int, int] = {}
    for at, block in enumerate(blocks[1:], start=1):
        if block.parent not in heaviest or weights[at] > weights[heaviest[block.parent]]:
            heaviest[block.parent] = at
    article = at = 0
    while at in heaviest:
        child = heaviest[at]
        tag = blocks[child].tag
        share = _MARKED_SHARE if tag in _MARKED else _SHARE
        if weights[child] < share * weights[at] or lines[child] < 2:
            break
        if tag in _CONTAINERS or tag in _CELLS:
            article = child
        elif tag not in _TABLE_PARTS:
            break
        at = child
    return article


def _cells(
    blocks: Sequence[Block], used: Sequence[int], around: set[int]
) -> dict[int, tuple[int, int]]:
    """Row and cell for each used block that stands in a table beside or inside the article."""
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    seen: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if block.tag in _CELLS:
            seen[block.parent] = columns[at] = seen.get(block.parent, 0) + 1
    cell_of = _inner_cells(blocks, around)
    found = {}
    for at in used:
        cell = cell_of[at]
        if cell >= 0:
            row = rows.setdefault(blocks[cell].parent, len(rows) + 1)
            found[at] = (row, columns[cell])
    return found


def _inner_cells(blocks: Sequence[Block], around: set[int]) -> list[int]:
    """For each block the innermost cell that it stands in, -1 for none."""
    inner: list[int] = []
    in_layout: list[bool] = []  # whether the innermost table is one around the article
    for at, block in enumerate(blocks):
        above = in_layout[block.parent] if at else False
        in_layout.append(at in around if block.tag == "table" else above)
        if at in around or block.parent < 0:
            inner.append(-1)
        elif block.tag in _CELLS and not in_layout[at]:
            inner.append(at)
        else:
            inner.append(inner[block.parent])
    return inner
