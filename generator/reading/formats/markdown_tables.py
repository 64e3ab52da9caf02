"""Tables of Markdown: rows of cells between upright strokes, with or without a header."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STROKE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")


class Pipes:
    """Tells tables from lines that happen to hold a stroke, and counts the rows of a file."""

    def __init__(self, source: Sequence[str]) -> None:
        """Look at the whole file: one line with a stroke at its edge may be an accident."""
        rows = sum("|" in line and _edged(line) for line in source)
        self._single = rows > 1
        self._row = 0

    def rows(self, content: str) -> list[tuple[int, int, list[str]]] | None:
        """The rows of a block: offset of the line, number of the row, and cells.

        ``None`` where the block is no table. A table has a row of dashes below its first row, or
        strokes at the edge of every row, or the same number of cells in all of several rows.
        """
        lines = content.split("\n")
        ruled = len(lines) > 1 and "|" in lines[0] and _is_rule(lines[1])
        if not ruled and not self._is_table(lines):
            return None
        found = []
        for offset, line in enumerate(lines):
            if not _is_rule(line):
                self._row += 1
                found.append((offset, self._row, _cells(line)))
        return found

    def _is_table(self, lines: Sequence[str]) -> bool:
        counts = {len(_cells(line)) for line in lines if not _is_rule(line)}
        if not counts or min(counts) < 2:
            return False
        if all(_edged(line) for line in lines):
            return len(lines) > 1 or self._single
        return len(lines) > 1 and len(counts) == 1 and all(" | " in line for line in lines)


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and bool(_RULE.fullmatch(line))


def _edged(line: str) -> bool:
    line = line.strip()
    return len(_cells(line)) > 1 and (line.startswith("|") or line.endswith("|"))


def _cells(line: str) -> list[str]:
    r"""The cells of a row; a stroke after a backslash is text.

    >>> _cells("| 中文 | English |"), _cells(r"a \| b |")
    (['中文', 'English'], ['a \\| b'])
    """
    line = line.strip()
    cells = [cell.strip() for cell in _STROKE.split(line)]
    if line.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells
