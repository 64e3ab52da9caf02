"""How well pinyin is read in context: ``python -m tests.polyphones``, with ``DUIZHAO_CORPORA`` set.

The sentences are those of g2pM's benchmark, each with one polyphone marked by ``▁`` on both sides.
A half of them, drawn by a fixed seed, was for setting the thresholds of ``language/pinyin.py`` and
the words that it mends; the other half is for the score.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pypinyin.contrib.tone_convert import to_tone

from generator.language.pinyin import read_all
from generator.language.readings import Readings

SEED = 5


class Score(NamedTuple):
    """Shares: right of all, right of the sure ones, right of the others, and others of all."""

    right: float
    sure_right: float
    unsure_right: float
    unsure: float


def halves(folder: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Sentences with their mark, and the reading of what is marked: to set, and to score."""
    sentences = (folder / "dev.sent").read_text(encoding="utf-8").splitlines()
    readings = (folder / "dev.lb").read_text(encoding="utf-8").split()
    pairs = [
        (sentence, to_tone(reading.replace("u:", "ü")))
        for sentence, reading in zip(sentences, readings, strict=True)
    ]
    random.Random(SEED).shuffle(pairs)
    middle = len(pairs) // 2
    return pairs[:middle], pairs[middle:]


def score(pairs: Sequence[tuple[str, str]]) -> Score:
    """How many of the marked characters are read as they should be."""
    texts = [sentence.replace("▁", "") for sentence, _ in pairs]
    counts = {(sure, right): 0 for sure in (True, False) for right in (True, False)}
    for (sentence, wanted), read in zip(pairs, read_all(texts, Readings([])), strict=True):
        (found,) = (one for one in read if one.at == sentence.index("▁"))
        counts[found.sure, found.text == wanted] += 1
    sure = counts[True, True] + counts[True, False]
    unsure = len(pairs) - sure
    return Score(
        (counts[True, True] + counts[False, True]) / len(pairs),
        counts[True, True] / sure,
        counts[False, True] / unsure,
        unsure / len(pairs),
    )


def main() -> None:
    """Print the figures."""
    folder = Path(os.environ["DUIZHAO_CORPORA"]) / "g2pm_dev"
    for name, pairs in zip(("to set by", "to score by"), halves(folder), strict=True):
        right, sure, unsure, share = score(pairs)
        print(f"pinyin, {len(pairs)} polyphones {name}: {right:.4f} right; ", end="")
        print(f"{share:.1%} unsure, of these {unsure:.3f} right, of the sure ones {sure:.4f}")


if __name__ == "__main__":
    main()
