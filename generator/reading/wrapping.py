"""Lines that were broken to a width, and the heads and feet of pages between them, made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.language.scripts import HAN
from generator.reading.lines import Line

_NARROWEST, _WIDEST = 36, 160
_BREAKS_NEEDED = 4
_SLACK = 6  # columns that an indentation, taken off, may have had
_SHARE_OF_FULL = 0.8
_SHARE_OF_BROKEN = 0.4  # of the lines end inside a sentence
_SENTENCE_END = re.compile(r"[。！？；：.!?;:…][”’」』\"')）]*$")
_FIRST_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:[Pp]age\s*)?\d{1,5}(?:\s*[-–—])?$")
_TIMES_ON_PAGES = 3


def page_furniture(lines: Sequence[Line]) -> set[int]:
    """The places (0-based) of running heads and of the page numbers beside them.

    A running head is a line that returns several times, each time with a page number next to it.
    """
    texts = Counter(" ".join(line.text.split()) for line in lines if len(line.text) < _WIDEST)
    beside: Counter[str] = Counter()
    numbers = {at for at, line in enumerate(lines) if _PAGE_NUMBER.match(line.text)}
    for at in numbers:
        for near in (at - 1, at + 1):
            if 0 <= near < len(lines):
                beside[" ".join(lines[near].text.split())] += 1
    heads = {
        text
        for text, times in beside.items()
        if times >= _TIMES_ON_PAGES and times >= texts[text] * 0.8 and not _PAGE_NUMBER.match(text)
    }
    found = {at for at, line in enumerate(lines) if " ".join(line.text.split()) in heads}
    return found | {at for at in numbers if {at - 1, at + 1} & found}


def unwrap(lines: Sequence[Line], begins: Callable[[Line], bool]) -> list[Line]:
    """Join the lines of each paragraph, if the text was broken to a width.

    A line ``begins`` something new where it is a label or a heading. The text counts as broken
    where nearly every line that another one follows directly had no room for its first word, and
    many of these lines end inside a sentence.
    """
    width = _wrap_width(lines)
    out: list[Line] = []
    last: Line | None = None
    for line in lines:
        soft = line.gap == 0 and last is not None and (line.time is None)
        if (
            soft
            and last
            and width
            and not last.style.heading
            and _is_full(last, line, width)
            and not begins(line)
        ):
            out[-1] = out[-1].joined(line, _joint(out[-1].text, line.text))
        else:
            out.append(line)
        last = line
    return out


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width that the text was broken to, 0 where it was not."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0 and not a.style.heading]
    if len(pairs) < _BREAKS_NEEDED:
        return 0
    widths = sorted(_width(a.text) for a, _ in pairs)
    width = widths[int(len(widths) * 0.98)]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    broken = sum(not _SENTENCE_END.search(a.text) for a, _ in pairs)
    fits = _NARROWEST <= width <= _WIDEST and full >= _SHARE_OF_FULL * len(pairs)
    return width if fits and broken >= _SHARE_OF_BROKEN * len(pairs) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    word = _FIRST_WORD.match(following.text)
    first = word.group() if word else ""
    room = 8 if HAN.search(first) else _width(first) + 1
    return _width(line.text) + room > width - _SLACK


def _width(text: str) -> int:
    """The columns of a text in a fixed-width font: Chinese characters take two."""
    return len(text) + len(HAN.findall(text))


def _joint(left: str, right: str) -> str:
    if HAN.match(left[-1]) or HAN.match(right[0]) or not right[0].isascii():
        return ""
    return "" if left.endswith("-") and not left.endswith(" -") else " "


def without(lines: Sequence[Line], places: set[int]) -> list[Line]:
    """The lines without some; a line after those keeps the gap that would be there without them."""
    out = []
    dropped = False
    for at, line in enumerate(lines):
        if at in places:
            dropped = True
            continue
        out.append(replace(line, gap=0) if dropped else line)
        dropped = False
    return out
