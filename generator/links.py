"""``links.tsv``: what pairing has decided, as data beside the transcript.

One row for each passage, and below it one for each link between its sentences: the ids of the
Chinese side, those of the English side, and the confidence, with two digits. Ids hash the words
that they stand for, so that a row holds for just these words. A row without a confidence is an
editor's own statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model import Link
from generator.problems import Problem

_HEAD = (
    "# Which words render which: written and read by duizhao build. Keep it under version\n"
    "# control, and say in transcript.yml what is wrong in it.\n"
    "zh\ten\tconfidence\n"
)


def parse(path: str, data: bytes) -> tuple[tuple[Link, ...], list[Problem]]:
    """The links that a file holds, between paragraphs and between sentences.

    Where a row is wrong, nothing of the file is used.
    """
    found: list[Link] = []
    lines: dict[str, int] = {}
    problems = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line == _HEAD.splitlines()[-1]:
            continue
        link = _link(line)
        if link is None:
            message = f"{line[:60]!r} is no row of links"
            hint = "take the line out, or the whole file: the next build pairs anew"
            problems.append(Problem(path, number, "value", message, hint))
            continue
        for one in link.zh + link.en:
            if one in lines:
                message = f"{one} stands in line {lines[one]} already"
                hint = "keep it in one of the two rows"
                problems.append(Problem(path, number, "duplicate", message, hint))
            lines[one] = number
        found.append(link)
    return (() if problems else tuple(found)), problems


def _link(line: str) -> Link | None:
    sides = line.split("\t")
    if len(sides) != len(("zh", "en", "confidence")):
        return None
    zh, en = tuple(sides[0].split()), tuple(sides[1].split())
    kinds = {one[:2] for one in zh + en}
    if kinds not in ({"p-"}, {"s-"}) or not re.fullmatch(r"(?:0\.\d\d|1\.00)?", sides[2]):
        return None
    return Link(zh, en, float(sides[2]) if sides[2] else None)


def written(links: Iterable[Link]) -> bytes:
    """The file that holds these links; empty without any."""
    links = list(links)
    if not links:
        return b""
    rows = ((" ".join(one.zh), " ".join(one.en), _digits(one.confidence)) for one in links)
    return (_HEAD + "".join("\t".join(row) + "\n" for row in rows)).encode()


def _digits(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"
