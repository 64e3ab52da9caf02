"""What the readers of all formats give: text with styled lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model import Language
from generator.problems import Problem

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
# What ends a line or a page in some programs, and is no line end to editors, which count lines.
_ODD_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")


Beside = Literal["outside", "hidden", "remark", "direction", "caption"]
"""What a line is that its format tells from speech, in the words of the model."""


@dataclass(frozen=True)
class Style:
    """What the markup of a line says beyond its words.

    ``bold`` counts the characters at the line's start that are set bold; ``heading`` is a level
    from 1 to 6; ``quote`` is a block quotation (in Markdown transcripts a stage direction);
    ``row`` counts the rows of tables through the file and ``cell`` the columns
    within the row, both from 1; ``time`` is when a subtitle starts, as printed, to the second.
    ``joined``: the line continues the paragraph of the line before it. ``front``: key and value of
    a line of front matter. ``beside``: what the line is, if the format says that it is no speech.
    """

    bold: int = 0
    heading: int = 0
    quote: bool = False
    item: bool = False
    row: int = 0
    cell: int = 0
    time: str | None = None
    joined: bool = False
    front: tuple[str, str] | None = None
    beside: Beside | None = None


PLAIN = Style()


@dataclass(frozen=True)
class Extracted:
    r"""The text of a file without its markup, each line ending in ``\n``.

    ``numbers`` has, for each line of the text as split at ``\n``, the 1-based line of the file
    (in a docx: the paragraph); ``styles`` goes by the 0-based index of the line and leaves out
    what is plain.
    """

    text: str
    numbers: tuple[int, ...]
    styles: Mapping[int, Style] = field(default_factory=dict)
    language: Language | None = None
    problems: tuple[Problem, ...] = ()


class UnreadableError(Exception):
    """The bytes of a source are no text that we read; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem for the caller to report."""
        super().__init__(str(problem))
        self.problem = problem


def one_line_end(text: str) -> str:
    r"""The text with every line end as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def source_lines(text: str) -> tuple[list[str], list[int]]:
    r"""The lines of a text, and for each the number under which an editor shows it.

    What ends a line beside a line end, or on a line alone, ends it only once.

    >>> source_lines("Good morning.\u2028Thank you.\n\x0cPage 2")
    (['Good morning.', 'Thank you.', '\x0cPage 2'], [1, 1, 2])
    """
    lines = one_line_end(text).split("\n")
    if not _ODD_ENDS.search(text):
        return lines, list(range(1, len(lines) + 1))
    found = [(part, at) for at, line in enumerate(lines, start=1) for part in _parted(line)]
    return [part for part, _ in found], [number for _, number in found]


def _parted(line: str) -> list[str]:
    inner = line.strip()
    start = line.index(inner)
    parts = _ODD_ENDS.split(inner)
    parts[0] = line[:start] + parts[0]
    parts[-1] += line[start + len(inner) :]
    return parts


def renumbered(found: Extracted, numbers: Sequence[int]) -> Extracted:
    """What was read line by line, with the numbers of ``source_lines``."""
    return replace(found, numbers=tuple(numbers[number - 1] for number in found.numbers))


def plain(text: str) -> Extracted:
    r"""A text without markup: every line is itself.

    >>> plain("Good morning.\r\nThank you.").text
    'Good morning.\nThank you.'
    """
    lines, numbers = source_lines(text)
    return Extracted("\n".join(lines), tuple(numbers))


class Lines:
    """Collects the lines of a text, one after the other."""

    def __init__(self) -> None:
        """Begin without a line."""
        self._texts: list[str] = []
        self._numbers: list[int] = []
        self._styles: dict[int, Style] = {}

    def add(self, text: str, number: int, style: Style = PLAIN) -> None:
        """Add one line; a line end that a character reference smuggled in becomes a space."""
        if style is not PLAIN and style != PLAIN:
            self._styles[len(self._texts)] = style
        if "\n" in text or "\r" in text:
            text = _LINE_ENDS.sub(" ", text)
        self._texts.append(text)
        self._numbers.append(number)

    def extracted(self, problems: tuple[Problem, ...] = ()) -> Extracted:
        """All lines together."""
        last = self._numbers[-1] if self._numbers else 1
        text = "".join(f"{line}\n" for line in self._texts)
        return Extracted(text, (*self._numbers, last), self._styles, None, problems)


class Runs:
    """One line in the making: stretches of text, each bold or not."""

    def __init__(self, number: int) -> None:
        """Begin the line on this line of the file."""
        self.number = number
        self._runs: list[tuple[str, bool]] = []

    def __bool__(self) -> bool:
        return bool(self._runs)

    def add(self, text: str, *, bold: bool) -> None:
        """Continue the line."""
        self._runs.append((text, bold))

    def finish(self, outer: str | None = None) -> tuple[str, int]:
        """The line without the ``outer`` characters at its ends, and how much of it starts bold."""
        whole = "".join(text for text, _ in self._runs)
        start = len(whole) - len(whole.lstrip(outer))
        bold = 0
        for text, is_bold in self._runs:
            if not is_bold and text.strip():
                break
            bold += len(text)
        bold = len(whole[:bold].rstrip())
        stripped = whole.strip(outer)
        return stripped, max(0, min(bold - start, len(stripped)))
