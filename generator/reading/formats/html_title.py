"""The title and the facts that a page prints above its article, which belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.reading.formats.extracted import Style
from generator.reading.formats.html_article import Block
from generator.reading.metadata import date_place, metadata_fields

_LOOKED_BACK = 30  # lines between the title and the article
_TITLE_AT_MOST = 140
_LOWEST = 3
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--+|——)\s*")
_AT_TOP = 3  # lines of an article in which its own heading stands

Part = tuple[str, Style]


def find_head(
    lines: Sequence[Part], blocks: Sequence[Block], noise: Sequence[bool]
) -> dict[int, list[Part]]:
    """The lines above an article that belong to it, by their places, each as the parts it has.

    These are the last heading above it with the facts between the two, unless the article has a
    heading of its own. Where there is neither, the title of the window is it, without the name of
    the site. ``blocks`` and ``noise`` are those of the lines.
    """
    first = next((at for at, (_, style) in enumerate(lines) if not style.beside), None)
    if first is None:
        return {}
    levels = [
        1 if block.title else line[1].heading for line, block in zip(lines, blocks, strict=True)
    ]
    own = min(filter(None, levels[first : first + _AT_TOP]), default=_LOWEST + 1)
    for at in range(first - 1, max(-1, first - 1 - _LOOKED_BACK), -1):
        text, style = lines[at]
        if 0 < levels[at] < own and not noise[at] and len(text) <= _TITLE_AT_MOST:
            title = {at: [(text, replace(style, beside=None, heading=1, bold=0))]}
            return title | {n: _shown(lines[n]) for n in range(at + 1, first) if _is_fact(lines[n])}
    window = next((at for at in range(first) if blocks[at].tag == "title"), None)
    if window is None or own <= _LOWEST:
        return {}
    return {window: _without_site(*lines[window])}


def _shown(line: Part) -> list[Part]:
    return [(line[0], replace(line[1], beside=None))]


def _is_fact(line: Part) -> bool:
    text, style = line
    return style.beside == "outside" and bool(metadata_fields(text) or date_place(text))


def _without_site(text: str, style: Style) -> list[Part]:
    """The title of a window in parts: the longest is a heading, the others are the site's."""
    edges = [0, *(match.end() for match in _SITE.finditer(text)), len(text)]
    parts = [text[a:b] for a, b in pairwise(edges)]
    longest = max(range(len(parts)), key=lambda at: len(parts[at]))
    if len(parts[longest]) > _TITLE_AT_MOST:
        return [(text, style)]
    title = _SITE.sub("", parts[longest])
    heading = replace(style, beside=None, heading=1)
    before = "".join(parts[:longest])
    after = parts[longest][len(title) :] + "".join(parts[longest + 1 :])
    found = [(before, style), (title, heading), (after, style)]
    return [part for part in found if part[0].strip()]
