"""How fast texts are read: ``python -m tests.bench``, with ``DUIZHAO_CORPORA`` set.

Prints the rate over the archive of real transcripts on all cores, and the time for each megabyte
of a small and of a large file.
"""

from __future__ import annotations

import os
import tarfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.reading import account, read_bytes

SENTENCES = (
    "Gao Lan:\n\nWe will open night ferries, and fares will fall by 3 percent this year.\n\n"
    "下一步,我们将开通夜航,票价下降百分之三,方便群众出行。\n\n"
    "Harbor Daily:\n\nWhat about the islands?\n\n"
)


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


def _megabyte(count: int) -> float:
    """Seconds for each megabyte of a text of so many."""
    text = SENTENCES * (count * 1_000_000 // len(SENTENCES.encode()))
    start = time.perf_counter()
    read_bytes("large.txt", text.encode())
    return (time.perf_counter() - start) / count


if __name__ == "__main__":
    main()
