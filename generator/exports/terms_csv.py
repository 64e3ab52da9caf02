"""Terms as CSV, a row for each rendering, and back; for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from generator.exports.term_entries import entry
from generator.problems import Problem
from generator.terms import Term
from generator.yaml_checked import Node

COLUMNS = (
    *("zh", "en", "status", "source", "date", "zh_hant", "pinyin", "also", "alone"),
    *("category_zh", "category_en", "definition_zh", "definition_en", "note_zh", "note_en"),
    *("belongs_to", "see_also", "never"),
)
_LISTS = ("also", "alone", "belongs_to", "see_also", "never")
_RENDERING = ("en", "status", "source", "date")
_BETWEEN = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "'")  # what a spreadsheet would calculate, and our own sign


def to_csv(terms: Iterable[Term]) -> bytes:
    """All terms; only the first row of each says more than its name and a rendering.

    UTF-8 with a mark at its beginning, as spreadsheets want it. A text that one of them would take
    for a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for term in terms:
        row = _row(entry(term))
        for rendering in term.renderings:
            row |= {key: getattr(rendering, key) or "" for key in _RENDERING}
            writer.writerow({key: _safe(value) for key, value in row.items()})
            row = {"zh": row["zh"]}
    return out.getvalue().encode("utf-8-sig")


def _row(found: dict[str, Any]) -> dict[str, str]:
    row = {key: found.get(key, "") for key in ("zh", "zh_hant", "pinyin")}
    row |= {key: _BETWEEN.join(found.get(key, [])) for key in _LISTS}
    for key in ("category", "definition", "note"):
        row |= {f"{key}_{side}": text for side, text in found.get(key, {}).items()}
    return row


def _safe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def from_csv(path: str, data: bytes) -> Node | Problem:
    """The entries of a CSV file as those of a glossary's file, with the lines of the CSV."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        unknown = [name for name in rows.fieldnames or () if name not in COLUMNS]
        if unknown or "zh" not in (rows.fieldnames or ()):
            message = f"unknown column {unknown[0]!r}" if unknown else "there is no column 'zh'"
            return Problem(path, 1, "format", message, f"use: {', '.join(COLUMNS)}")
        entries: dict[str, dict[str, Node]] = {}
        lines: dict[str, int] = {}
        for row in rows:
            values = {key: _plain(value) for key, value in row.items() if key and value}
            zh = values.get("zh", "")
            lines.setdefault(zh, rows.line_num)
            _add(entries.setdefault(zh, {}), values, rows.line_num)
        return Node(1, [Node(lines[zh], one) for zh, one in entries.items()])
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem(path, line, "encoding", "this is not UTF-8", "save the file as UTF-8")
    except csv.Error as error:
        return Problem(path, rows.line_num, "format", f"this is no CSV: {error}", "save it anew")


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _add(found: dict[str, Node], values: dict[str, str], line: int) -> None:
    """Add a row to the entry it belongs to; what an earlier row says stays."""
    rendering = {key: Node(line, values[key]) for key in _RENDERING if key in values}
    if rendering:
        renderings = found.setdefault("renderings", Node(line, [])).value
        assert isinstance(renderings, list)
        renderings.append(Node(line, rendering))
    for key in ("zh", "zh_hant", "pinyin"):
        if key in values:
            found.setdefault(key, Node(line, values[key]))
    for key in _LISTS:
        if key in values:
            items = [Node(line, item) for item in values[key].split(_BETWEEN.strip())]
            found.setdefault(key, Node(line, items))
    for key in ("category", "definition", "note"):
        sides = {
            side: Node(line, values[f"{key}_{side}"])
            for side in ("zh", "en")
            if f"{key}_{side}" in values
        }
        if sides:
            found.setdefault(key, Node(line, sides))
