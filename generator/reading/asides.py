"""STUB until merged."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    term: str
    gloss: str | None
    ipa: str | None


def directions(text: str) -> list[tuple[int, int]]:
    return [
        m.span()
        for m in re.finditer(
            r"\((?:Laughter|Applause|Laughs|Cross-talk|Inaudible)\.?\)", text, re.I
        )
    ]


def heading_level(text: str) -> int:
    return (
        1
        if re.match(r"^[一二三四五六七八九十]+、[^。；，]{2,30}$", text)
        else 2
        if re.match(r"^（[一二三四五六七八九十]+）[^。；，]{2,30}$", text)
        else 0
    )


def is_caption(text: str) -> bool:
    return False


def stamp(text: str) -> tuple[str, int, int] | None:
    m = re.search(r"\[(\d{1,2}:\d{2})\]$", text)
    return (m[1], m.start(), m.end()) if m else None


def translator_mark(text: str) -> tuple[int, int] | None:
    return None


def vocabulary(text: str) -> Vocabulary | None:
    return None
