"""How fast texts are read: ``python -m tests.bench``, with ``DUIZHAO_CORPORA`` set.

Prints the rate over the archive of real transcripts on all cores, the time for each megabyte of a
small and of a large file, and that of texts of single shapes at one size and at four times it.
"""

from __future__ import annotations

import os
import tarfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.reading import account, read_bytes

SENTENCES = (
    "Gao Lan:\n\nWe will open night ferries, and fares will fall by 3 percent this year.\n\n"
    "下一步,我们将开通夜航,票价下降百分之三,方便群众出行。\n\n"
    "Harbor Daily:\n\nWhat about the islands?\n\n"
)

# Shapes of text that a reader may take more than its share of time for.
SHAPES: dict[str, Callable[[int], str]] = {
    "one long turn": lambda at: (
        f"We go on with part {at} of the speech.\n" if at else "Gao Lan: Hi.\n"
    ),
    "a long head": lambda at: f"来源：海潮网 发布时间：2024-05-16 05:39 阅读量：{at}\n",
    "short lines": lambda _: "x\n",
    "turns without a question": lambda at: (
        f"{('Gao Lan', 'Lu Hai')[at % 2]}: We go on, part {at}.\n"
    ),
    "many speakers": lambda at: f"Mr. Li{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}: Part {at}.\n",
    "stamped blocks": lambda at: f"Gao Lan {at // 60 % 24:02}:{at % 60:02}:00\nPart {at}.\n\n",
    "one glued line": lambda at: f"{('主持人', '海潮网记者')[at % 2]}：请问第{at}点？",
    "both languages": lambda at: f"高岚：我们讲第{at}点。\nGao Lan: We speak of point {at}.\n",
}
LINES = 20_000


def main() -> None:
    """Print the figures."""
    corpora = Path(os.environ["DUIZHAO_CORPORA"])
    with tarfile.open(corpora / "transcripts-cc0.tar.xz") as archive:
        texts = [
            (member.name, file.read())
            for member in archive
            if member.isfile() and (file := archive.extractfile(member))
        ]
    size = sum(len(data) for _, data in texts)
    start = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        lost = sum(pool.map(account, texts, chunksize=16))
    seconds = time.perf_counter() - start
    rate = size / seconds / 1e6
    print(f"{len(texts)} transcripts, {size / 1e6:.1f} MB, in {seconds:.1f} s: {rate:.2f} MB/s")
    print(f"{lost} characters unaccounted for")
    each = [_megabyte(count) for count in (1, 50)]
    print(f"1 MB file: {each[0]:.2f} s/MB; 50 MB file: {each[1]:.2f} s/MB", end="; ")
    print(f"{each[1] / each[0]:.2f} times")
    for name, line in SHAPES.items():
        few, many = (_lines(line, count) for count in (LINES, 4 * LINES))
        print(f"{name}: {few:.0f} and {many:.0f} µs a line at {LINES:,} and {4 * LINES:,} lines")


def _lines(line: Callable[[int], str], count: int) -> float:
    """Microseconds for each line of a text of one shape."""
    text = "".join(map(line, range(count)))
    start = time.perf_counter()
    read_bytes("shape.txt", text.encode())
    return (time.perf_counter() - start) / count * 1e6


def _megabyte(count: int) -> float:
    """Seconds for each megabyte of a text of so many."""
    text = SENTENCES * (count * 1_000_000 // len(SENTENCES.encode()))
    start = time.perf_counter()
    read_bytes("large.txt", text.encode())
    return (time.perf_counter() - start) / count


if __name__ == "__main__":
    main()
