"""The encoder for tests on real texts, which several of them read: each text once in a process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.pairing import measures

# The tests that share what is known run in one process.
TOGETHER = pytest.mark.xdist_group("two texts")


class Remembering:
    """The encoder, and the vectors of all texts that it has been given."""

    def __init__(self) -> None:
        self._encoder = measures.encoder()
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= zip(new, self._encoder.encode(new), strict=True)
        return np.stack([self._known[text] for text in texts])


_remembering = cache(Remembering)


@contextmanager
def remembered() -> Iterator[None]:
    """Have each text embedded once, if it can be embedded."""
    if measures.vectors_missing():
        yield
        return
    shared = _remembering()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measures, "encoder", lambda: shared)
        yield
