"""Lines and labels to turns, with the turns whose label the source forgot."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from generator.reading.labels import OUTLET_WORDS, SpeakerLabel
from generator.reading.lines import Line, usual_gap

_QUESTION_MARK = re.compile(r"[?？]")
_THANKS = re.compile(
    r"\b(?:thank you|thanks|that(?:'|’| i)s all|that concludes)\b[^.!]*[.!]?$"
    r"|谢谢[^。]{0,6}[。！]?$",
    re.IGNORECASE,
)
_SIGNS_NEEDED = 2


@dataclass(frozen=True)
class Group:
    """The lines of one turn. ``name`` is whose turn it is by label or correction."""

    label: SpeakerLabel | None
    lines: tuple[Line, ...]
    inferred: bool = False
    name: str | None = None


def group(lines: Sequence[Line], labels: Mapping[int, SpeakerLabel]) -> list[Group]:
    """Cut the lines at the labels, then at the questions that have none.

    A label with no line below it makes a turn without passages.
    """
    cuts = sorted({0, *labels, len(lines)})
    groups = []
    for start, end in pairwise(cuts):
        label = labels.get(start)
        below = tuple(lines[start + 1 if label else start : end])
        groups.append(Group(label, below, name=label.name if label else None))
    return _split_forgotten(groups, usual_gap(lines[1:]))


def _split_forgotten(groups: list[Group], usual: int) -> list[Group]:
    """Give a question without a label a turn of its own, marked as inferred."""
    out = []
    for here, following in zip_longest(groups, groups[1:]):
        at = _forgotten_question(here, following, usual) if following else None
        if at is None:
            out.append(here)
        else:
            out.append(replace(here, lines=here.lines[:at]))
            out.append(Group(None, here.lines[at:], inferred=True))
    return out


def _forgotten_question(here: Group, following: Group, usual: int) -> int | None:
    """Where, among the lines of a turn, a question begins that nobody labelled.

    The rest of the turn must ask, and a person, not an outlet, must speak next. Of three signs two
    are needed: a gap above that is wider than the usual one, words of thanks that end what stands
    above, and a next label that repeats this turn's.
    """
    if not here.lines or not following.name or OUTLET_WORDS.search(following.name):
        return None
    for at in range(len(here.lines) - 1, 0, -1):
        signs = [
            here.lines[at].gap > usual,
            bool(_THANKS.search(here.lines[at - 1].text)),
            here.name == following.name,
        ]
        asks = any(_QUESTION_MARK.search(line.text) for line in here.lines[at:])
        if asks and sum(signs) >= _SIGNS_NEEDED:
            return at
    return None


def short_hash(*words: str) -> str:
    """Eight letters or digits that stand for these words, white space apart."""
    text = "\n".join(" ".join(word.split()) for word in words)
    digest = hashlib.blake2b(text.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()


def number_paragraphs(lines: Sequence[Line]) -> dict[int, str]:
    """The id of each line as a paragraph, by line number: a hash of its words.

    Equal ones are numbered in the order of the source, before any pairing or correction, so that
    these never change an id.
    """
    seen: dict[str, int] = {}
    ids = {}
    for line in lines:
        ids[line.number] = numbered(f"p-{short_hash(line.text)}", seen)
    return ids


def numbered(base: str, seen: dict[str, int]) -> str:
    """``base`` the first time, then ``base-2`` and so on."""
    seen[base] = seen.get(base, 0) + 1
    return base if seen[base] == 1 else f"{base}-{seen[base]}"
