"""Paragraphs of transcripts published in both languages, turn by turn, linked and counted."""

from __future__ import annotations

import os
import random
import re
from functools import cache
from pathlib import Path

from generator.pairing.search import align

Turn = list[str]


def turns(text: str) -> list[Turn]:
    """The paragraphs under each label, those of one speaker in a row together; asides left out."""
    out: list[Turn] = []
    speaker = None
    for block in re.split(r"\n\s*\n", text):
        label, _, rest = block.strip().partition("\n")
        if label.startswith("### "):
            if label != speaker:
                out.append([])
            speaker = label
        else:
            rest = block.strip()
        if out and rest.strip() and not rest.startswith((">", "#")):
            out[-1].append(rest.strip())
    return [turn for turn in out if turn]


@cache
def twin_turns() -> list[tuple[Turn, Turn]]:
    """Turns of the same place in both languages, of the pairs of files that have as many turns."""
    corpora = Path(os.environ["DUIZHAO_CORPORA"])
    rows = (corpora / "transcripts-cc0.twins.tsv").read_text(encoding="utf-8").splitlines()
    out: list[tuple[Turn, Turn]] = []
    for row in rows:
        en, zh = (
            turns((corpora / "H1_transcript_pairs" / name).read_text(encoding="utf-8"))
            for name in row.split("\t")[:2]
        )
        if len(zh) == len(en):
            out += zip(zh, en, strict=True)
    return out


def in_order() -> tuple[int, int]:
    """Of the paragraphs of turns that have as many in both languages: those linked one to one."""
    right = total = 0
    for zh, en in twin_turns():
        if len(zh) == len(en):
            found = {(bead.zh, bead.en) for bead in align(zh, en, level="paragraph")}
            right += sum(((at,), (at,)) in found for at in range(len(zh)))
            total += len(zh)
    return right, total


def after_dropping(seed: int) -> tuple[int, int]:
    """The same with every twentieth Chinese paragraph, by chance, left out."""
    chance = random.Random(seed)
    right = total = 0
    for zh, en in twin_turns():
        if len(zh) != len(en):
            continue
        kept = [at for at in range(len(zh)) if chance.random() >= 0.05]
        found = {
            (bead.zh, bead.en) for bead in align([zh[at] for at in kept], en, level="paragraph")
        }
        right += sum(((new,), (old,)) in found for new, old in enumerate(kept))
        total += len(kept)
    return right, total


def whole_files() -> tuple[int, int]:
    """Turns linked with the turn of the same place, each file's turns as one text each."""
    right = total = 0
    corpora = Path(os.environ["DUIZHAO_CORPORA"])
    rows = (corpora / "transcripts-cc0.twins.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows:
        en, zh = (
            [
                "\n".join(turn)
                for turn in turns(
                    (corpora / "H1_transcript_pairs" / name).read_text(encoding="utf-8")
                )
            ]
            for name in row.split("\t")[:2]
        )
        if len(zh) == len(en):
            found = {(bead.zh, bead.en) for bead in align(zh, en, level="turn")}
            right += sum(((at,), (at,)) in found for at in range(len(zh)))
            total += len(zh)
    return right, total
