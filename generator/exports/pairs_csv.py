"""A transcript's pairs as a table, CSV as in RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from generator.exports.pairs import Pair

COLUMNS = (
    *("transcript", "passage", "sentences", "zh", "en", "zh_provenance", "en_provenance"),
    *("speaker_zh", "speaker_en", "date", "confidence"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pairs_csv(found: Iterable[Pair]) -> bytes:
    """A line for each pair below one of names.

    UTF-8 with a byte order mark, by which spreadsheets know it. A cell that one could take for a
    formula begins with an apostrophe (OWASP, "CSV Injection").
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in found:
        whose = dict(one.provenance)
        confidence = "" if one.confidence is None else f"{one.confidence:.2f}"
        cells = [one.transcript, one.passage, " ".join(one.sentences), one.text.zh, one.text.en]
        cells += [whose["zh"], whose["en"], one.speaker.zh, one.speaker.en, one.date, confidence]
        writer.writerow([_plain(cell or "") for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
