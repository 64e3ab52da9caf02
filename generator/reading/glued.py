"""Labels inside lines, where a copy lost the breaks between those who speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.language.names import REPORTER_END
from generator.reading.labels import Candidate, candidate
from generator.reading.lines import Line

# A label may begin only where a sentence has ended.
_AFTER_SENTENCE = re.compile(
    r"(?:(?<=[。！？…」』）])|(?<=[。！？…][”’])|(?<=[.!?][\"”’)\s]))\s*"
    r"(?=[^\s。！？!?…：:，,；;“”「」『』][^。！？!?…：:，；;“”「」『』]{0,39}[：:])"
)
# Dr. Helen Marsh, J. Reed
_SHORTENED = re.compile(
    r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Gov|Sen|Rep|Lt|Col|Capt|Amb|Hon|No)\.\s*$"
)
_QUOTES = re.compile("[“「『”」』]")
_WINDOW = 48  # characters that a label's form is looked for in
_LABELS_NEEDED = 2  # inside a line, and sure ones on it, where no line is cut at its labels


def split_glued(lines: Sequence[Line], labels: Mapping[int, Candidate]) -> list[Line]:
    """Cut the lines at the labels inside them.

    A name inside a line is a label if it is one at the beginning of another line. Where all labels
    stand on lines that are glued throughout, their names need the form of labels alone.
    """
    keys = {one.key for one in labels.values()}
    inner = {at: found for at, line in enumerate(lines) if (found := list(_inner(line)))}
    throughout = {at for at, found in inner.items() if _is_throughout(lines[at], found)}
    all_glued = bool(throughout) and labels.keys() <= throughout
    out = []
    for at, line in enumerate(lines):
        found = inner.get(at, [])
        if not found:
            out.append(line)
            continue
        if not (all_glued and at in throughout):
            found = [(place, one) for place, one in found if one.key in keys]
        edges = [0, *(place for place, _ in found), len(line.text)]
        out += [part for a, b in pairwise(edges) if (part := line.cut(a, b))]
    return out


def _inner(line: Line) -> Iterator[tuple[int, Candidate]]:
    """The beginnings of labels inside a line, outside quotations, each with its place."""
    if line.is_corrected or line.style.heading:
        return
    depth = at = 0
    for match in _AFTER_SENTENCE.finditer(line.text):
        for sign in _QUOTES.findall(line.text, at, match.end()):
            depth = depth + 1 if sign in "“「『" else max(0, depth - 1)
        at = match.end()
        before = line.text[max(0, at - _WINDOW) : at]
        if depth or not 0 < at < len(line.text) or _SHORTENED.search(before):
            continue
        one = candidate(0, Line(line.number, line.text[at : at + _WINDOW], (), 0))
        if one and one.form == "colon" and one.shape not in {"phrase", "doubtful"}:
            yield at, one


def _is_throughout(line: Line, inner: Sequence[tuple[int, Candidate]]) -> bool:
    """Whether a line is a whole conversation: it begins with a label and holds more of them."""
    first = candidate(0, line)
    if first is None or first.shape == "phrase" or len(inner) < _LABELS_NEEDED:
        return False
    sure = [one for one in (first, *(one for _, one in inner)) if _is_sure(one)]
    return len(sure) >= _LABELS_NEEDED and ("？" in line.text or "?" in line.text)


def _is_sure(one: Candidate) -> bool:
    return one.shape == "generic" or bool(REPORTER_END.search(one.name))
