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
_SURE_BREAKS_NEEDED = 2  # where each is inside a sentence that goes on in small letters
_SLACK = 6  # columns that an indentation, taken off, may have had
_SHARE_OF_FULL = 0.8
_SHARE_OF_BROKEN = 0.4  # of the lines end inside a sentence
_SENTENCE_END = re.compile(r"[。！？；：.!?;:…][”’」』\"')）]*$")
_FIRST_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:[Pp]age\s*)?(\d{1,5})(?:\s*[-–—])?$")
_NEAR = 2  # lines between a running head and the number of its page
_PAGES_BETWEEN = 4


def page_furniture(lines: Sequence[Line]) -> set[int]:
    """The places (0-based) of running heads and of the page numbers beside them.

    A running head is a line that returns, nearly each time within two lines of a bare number that
    counts up. Where there are some, other bare numbers that go on counting are pages', too.
    """
    plain = [" ".join(line.text.split()) for line in lines]
    numbers = {
        at: int(match[1]) for at, text in enumerate(plain) if (match := _PAGE_NUMBER.match(text))
    }
    beside: dict[str, dict[int, int]] = {}
    for at, number in numbers.items():
        for near in range(max(0, at - _NEAR), min(len(lines), at + _NEAR + 1)):
            if near not in numbers:
                beside.setdefault(plain[near], {})[near] = number
    texts = Counter(text for text in plain if len(text) < _WIDEST)
    heads = {
        text
        for text, places in beside.items()
        if len(places) > 1
        and len(places) >= texts[text] * _SHARE_OF_FULL
        and _count_up([places[at] for at in sorted(places)])
    }
    found = {at for at, text in enumerate(plain) if text in heads}
    pages = {at for at in numbers if any(abs(at - head) <= _NEAR for head in found)}
    counted = sorted(numbers[at] for at in pages)
    pages |= {
        at
        for at, number in numbers.items()
        if counted and counted[0] - 1 <= number <= counted[-1] + 1 and number not in counted
    }
    return found | pages


def _count_up(numbers: Sequence[int]) -> bool:
    """Whether numbers rise by a page or a few each time."""
    return all(0 < b - a <= _PAGES_BETWEEN for a, b in pairwise(numbers))


def unwrap(lines: Sequence[Line], begins: Callable[[Line], bool]) -> list[Line]:
    """Join the lines of each paragraph, if the text was broken to a width.

    A line ``begins`` something new where it is a label or a heading. The text counts as broken
    where nearly every line that another one follows directly had no room for its first word, and
    many of these lines end inside a sentence. Two or three such lines are enough where each goes on
    in small letters.
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
    few = len(pairs) < _BREAKS_NEEDED
    if few and not (len(pairs) >= _SURE_BREAKS_NEEDED and all(_goes_on(a, b) for a, b in pairs)):
        return 0
    widths = sorted(_width(a.text) for a, _ in pairs)
    width = widths[int(len(widths) * 0.98)]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    broken = sum(not _SENTENCE_END.search(a.text) for a, _ in pairs)
    share = 1 if few else _SHARE_OF_FULL
    fits = _NARROWEST <= width <= _WIDEST and full >= share * len(pairs)
    return width if fits and broken >= _SHARE_OF_BROKEN * len(pairs) else 0


def _goes_on(line: Line, following: Line) -> bool:
    """Whether an English sentence plainly goes on from one line to the next one."""
    return not _SENTENCE_END.search(line.text) and following.text[0].islower()


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


def without(lines: Sequence[Line], places: set[int], begins: Callable[[Line], bool]) -> list[Line]:
    """The lines without those of page breaks; a sentence that one broke is made whole.

    A line after a page break keeps the gap that would be there without it.
    """
    out: list[Line] = []
    dropped = False
    for at, line in enumerate(lines):
        if at in places:
            dropped = True
            continue
        if dropped and out and not _SENTENCE_END.search(out[-1].text) and not begins(line):
            out[-1] = out[-1].joined(line, _joint(out[-1].text, line.text))
        else:
            out.append(replace(line, gap=0) if dropped else line)
        dropped = False
    return out
