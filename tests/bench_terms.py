"""How fast terms are found: ``python -m tests.bench_terms``, with ``DUIZHAO_CORPORA`` set.

Twenty megabytes of transcripts in both languages, paragraph by paragraph, in processor time: with
10,000 entries that are words and phrases of these texts, and with 90,000 more that occur in none.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path

from generator.language.english import WORD
from generator.language.matcher import Matcher
from generator.language.scripts import HAN

SIZE = 20_000_000
ENTRIES, MORE = 10_000, 90_000


def main() -> None:
    """Print the figures."""
    texts = list(_texts(Path(os.environ["DUIZHAO_CORPORA"])))
    size = sum(len(text.encode()) for text in texts)
    chance = random.Random(6)
    entries = list(_entries(texts, chance))
    absent = [
        (f"absent-{number}", form)
        for number in range(MORE // 2)
        for form in (f"{_nonsense(chance)} {_nonsense(chance)}", _rare(chance))
    ]
    han = sum(len(HAN.findall(text)) for text in texts)
    print(
        f"{size / 1e6:.1f} MB in {len(texts):,} paragraphs, {han / 1e6:.1f} million Han characters"
    )
    few = _measure(texts, entries, size)
    many = _measure(texts, entries + absent, size)
    print(f"with {MORE:,} more entries: {many / few:.2f} times")


def _texts(corpora: Path) -> Iterator[str]:
    """Paragraphs of transcripts, turn about of one with much Chinese and one with little."""
    languages: tuple[list[str], list[str]] = ([], [])
    with tarfile.open(corpora / "transcripts-cc0.tar.xz") as archive:
        for member in archive:
            if member.isfile() and (file := archive.extractfile(member)):
                text = file.read().decode("utf-8", "replace")
                languages[len(HAN.findall(text[:2000])) > 200].append(text)
    size = 0
    for pair in zip(*languages, strict=False):
        for text in pair:
            for paragraph in filter(None, text.split("\n")):
                size += len(paragraph.encode())
                if size > SIZE:
                    return
                yield paragraph


def _entries(texts: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Different stretches of the texts: two to four English words, or three to eight characters."""
    found: dict[str, None] = {}
    while len(found) < ENTRIES:
        text = chance.choice(texts)
        if HAN.search(text):
            at = chance.randrange(len(text))
            form = text[at : at + chance.randint(3, 8)]
            if not all(HAN.match(char) for char in form):
                continue
        else:
            words = list(WORD.finditer(text))
            if len(words) < 5:
                continue
            at = chance.randrange(len(words) - 4)
            form = text[words[at].start() : words[at + chance.randint(1, 3)].end()]
        found[form] = None
    for number, form in enumerate(found):
        yield f"term-{number}", form


def _nonsense(chance: random.Random) -> str:
    return "".join(chance.choice("bcdfghjklmnpqrstvwxz") for _ in range(chance.randint(5, 9)))


def _rare(chance: random.Random) -> str:
    return "".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(chance.randint(4, 8)))


def _measure(texts: list[str], entries: list[tuple[str, str]], size: int) -> float:
    """Seconds for finding the entries in all texts; prints them with what else was measured."""
    start = time.process_time()
    matcher = Matcher(entries)
    built = time.process_time() - start
    matches = 0
    start = time.process_time()
    for text in texts:
        matches += len(matcher.find(text))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )
    print(
        f"{len(entries):,} entries: {size / seconds / 1e6:.1f} MB/s, {matches / size * 1000:.1f} "
        f"matches per kB; built in {built:.2f} s; {peak / 1e6:.0f} MB of memory at most"
    )
    return seconds


if __name__ == "__main__":
    main()
