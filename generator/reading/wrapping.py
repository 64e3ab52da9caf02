"""Lines that were broken to a width, and the heads and feet of pages between them, made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.language.scripts import HAN, count_han
from generator.model import Language
from generator.reading.lines import Line

_NARROWEST, _WIDEST = 36, 160
_BREAKS_NEEDED = 4
_SURE_BREAKS_NEEDED = 2  # where each is inside a sentence that goes on in small letters
_EVEN_BREAKS_NEEDED = 3  # where each is between Chinese characters, and all at one column
_UNEVEN_AT_MOST = 4  # columns: a sign that may not begin a line, and a narrow one
_SLACK = 6  # columns that an indentation, taken off, may have had
_SHARE_OF_FULL = 0.8
_SHARE_OF_BROKEN = 0.4  # of the lines end inside a sentence
_SENTENCE_END = re.compile(r"[。！？；：.!?;:…][”’」』\"')）]*$")
_FIRST_WORD = re.compile(r"\S+")
_PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:[Pp]age\s*)?(\d{1,5})(?:\s*[-–—])?$")
_MARKED_NUMBER = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]")
_NEAR = 2  # lines between a running head and the number of its page
_PAGES_BETWEEN = 4


def page_furniture(lines: Sequence[Line], begins: Callable[[Line], bool]) -> set[int]:
    """The places (0-based) of running heads and of the page numbers beside them.

    A running head is a line that returns, nearly each time within two lines of a bare number that
    counts up, and that ``begins`` nothing new, as a label does. Where there are some, other bare
    numbers that go on counting are pages', too. A number between dashes is a page's by its form.
    """
    plain = [" ".join(line.text.split()) for line in lines]
    numbers = {
        at: int(match[1]) for at, text in enumerate(plain) if (match := _PAGE_NUMBER.match(text))
    }
    beside: dict[str, dict[int, int]] = {}
    for at, number in numbers.items():
        for near in range(max(0, at - _NEAR), min(len(lines), at + _NEAR + 1)):
            if near not in numbers and not begins(lines[near]):
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
    marked = {at for at, text in enumerate(plain) if _MARKED_NUMBER.fullmatch(text)}
    return found | pages | marked


def _count_up(numbers: Sequence[int]) -> bool:
    """Whether numbers rise by a page or a few each time."""
    return all(0 < b - a <= _PAGES_BETWEEN for a, b in pairwise(numbers))


def unwrap(lines: Sequence[Line], begins: Callable[[Line], bool]) -> list[Line]:
    """Join the lines of each paragraph, if the text was broken to a width.

    A line ``begins`` something new where it is a label or a heading. The text counts as broken
    where nearly every line that another one follows directly had no room for its first word, and
    many of these lines end inside a sentence. Two or three such lines are enough where each goes on
    in small letters, three where lines of Chinese are of one width. Where the text as a whole is
    not broken to one width, the lines of each of its languages may be.
    """
    widths = _wrap_widths(lines)
    out: list[Line] = []
    last: Line | None = None
    for line in lines:
        soft = line.gap == 0 and last is not None and (line.time is None)
        if (
            soft
            and last
            and (width := widths.get(_sides(last, line), 0))
            and not last.style.heading
            and _is_full(last, line, width)
            and not begins(line)
        ):
            out[-1] = out[-1].joined(line, _joint(out[-1].text, line.text))
        else:
            out.append(line)
        last = line
    return out


def _sides(line: Line, following: Line) -> tuple[Language, Language]:
    return line.printed_in, following.printed_in


def _wrap_widths(lines: Sequence[Line]) -> dict[tuple[Language, Language], int]:
    """The widths that the text was broken to, by the languages of a line and the one below it."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0 and not a.style.heading]
    by_sides: dict[tuple[Language, Language], list[tuple[Line, Line]]] = {}
    for a, b in pairs:
        by_sides.setdefault(_sides(a, b), []).append((a, b))
    if width := _wrap_width(pairs):
        return dict.fromkeys(by_sides, width)
    return {sides: _wrap_width(own) for sides, own in by_sides.items() if sides[0] == sides[1]}


def _wrap_width(pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width that lines before others were broken to, 0 where they were not."""
    few = len(pairs) < _BREAKS_NEEDED
    if few and not (_go_on_small(pairs) or _go_on_even(pairs)):
        return 0
    widths = sorted(_width(a.text) for a, _ in pairs)
    width = widths[int(len(widths) * 0.98)]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    broken = sum(not _SENTENCE_END.search(a.text) for a, _ in pairs)
    share = 1 if few else _SHARE_OF_FULL
    fits = _NARROWEST <= width <= _WIDEST and full >= share * len(pairs)
    return width if fits and broken >= _SHARE_OF_BROKEN * len(pairs) else 0


def _go_on_small(pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether an English sentence goes on from each line to the next one, plainly from most."""
    small = sum(b.text[0].islower() for _, b in pairs)
    return (
        small >= _SURE_BREAKS_NEEDED
        and 2 * small > len(pairs)
        and not any(_SENTENCE_END.search(a.text) for a, _ in pairs)
    )


def _go_on_even(pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether each line ends between two Chinese characters, and all at about one column."""
    widths = [_width(a.text) for a, _ in pairs]
    return (
        len(pairs) >= _EVEN_BREAKS_NEEDED
        and max(widths) - min(widths) <= _UNEVEN_AT_MOST
        and all(HAN.match(a.text[-1]) and HAN.match(b.text[0]) for a, b in pairs)
    )


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    word = _FIRST_WORD.match(following.text)
    first = word.group() if word else ""
    room = 8 if HAN.search(first) else _width(first) + 1
    return _width(line.text) + room > width - _SLACK


def _width(text: str) -> int:
    """The columns of a text in a fixed-width font: Chinese characters take two."""
    return len(text) + count_han(text)


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
