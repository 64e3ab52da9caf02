"""Which of its readings a character has in its sentence, by the network and dictionary of g2pM.

g2pM (Park and Lee, "g2pM: A Neural Grapheme-to-Phoneme Conversion Package for Mandarin Chinese
Based on a New Open Benchmark Dataset", 2020) reads every Simplified character from what stands to
its left and right. Its own call takes one sentence at a time and keeps its probabilities to itself,
so the network's steps are taken here, for several sentences at once.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Guess = tuple[str, float]
"""A reading with its tone as a digit (``lu:4``, ``de5``), and its probability."""

TOGETHER = 64
"""Sentences that the network reads at once."""

_UNKNOWN, _BEGIN, _END = "<UNK>", "시", "끝"  # what g2pM was trained with


@cache
def _network() -> Any:  # g2pM ships no types
    """g2pM, its weights in double precision.

    In single precision, the order in which a processor adds could turn a close choice.
    """
    from g2pM import G2pM  # noqa: PLC0415  # only who writes pinyin waits for it

    class Double(G2pM):  # type: ignore[misc]
        def load_variable(self, state_dict: dict[str, Any]) -> None:
            super().load_variable({key: one.astype(float) for key, one in state_dict.items()})

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files open
        return Double()


def guess(sentences: Sequence[str]) -> list[list[Guess | None]]:
    """The likeliest reading of each character of each Simplified sentence.

    A character that the dictionary gives one reading has that one, with the probability 1; one that
    it does not know has ``None``.
    """
    found: list[list[Guess | None]] = [
        [(known[0], 1.0) if (known := _readings(char)) else None for char in sentence]
        for sentence in sentences
    ]
    # Sentences of like lengths go together, so that few places stay empty.
    order = sorted(range(len(sentences)), key=lambda row: len(sentences[row]))
    for start in range(0, len(order), TOGETHER):
        rows = order[start : start + TOGETHER]
        for row, at, chosen in _choose([sentences[row] for row in rows]):
            found[rows[row]][at] = chosen
    return found


def _choose(sentences: Sequence[str]) -> Iterator[tuple[int, int, Guess]]:
    """The reading of each polyphone, with the numbers of its sentence and its place (0-based)."""
    places = [
        (row, at, readings)
        for row, sentence in enumerate(sentences)
        for at, char in enumerate(sentence)
        if len(readings := _readings(char)) > 1
    ]
    if not places:
        return
    hidden = _hidden(sentences)
    at_polyphones = hidden[[row for row, _, _ in places], [at + 1 for _, at, _ in places]]
    scores: Floats = _network().fc_layer(at_polyphones)
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    classes = _classes()
    for (row, at, readings), chances in zip(places, likely, strict=True):
        best = max(readings, key=lambda one, of=chances: of[classes[one]])  # type: ignore[misc]
        yield row, at, (best, float(chances[classes[best]]))


@cache
def _readings(char: str) -> tuple[str, ...]:
    """The readings of a character that the network can tell apart; only one where it need not."""
    given: list[str] = [one for one in _network().cedict.get(char, ()) if one[-1].isdigit()]
    return tuple(given if len(given) == 1 else [one for one in given if one in _classes()])


@cache
def _classes() -> dict[str, int]:
    return {reading: number for number, reading in _network().idx2class.items()}


def _hidden(sentences: Sequence[str]) -> Floats:
    """What the network makes of each place: sentences × places × features; place 0 is the start."""
    network = _network()
    lengths = np.array([len(sentence) + 2 for sentence in sentences])
    rows, longest = len(sentences), int(lengths.max())
    ids = np.zeros((2, rows, longest), int)  # forwards and backwards
    unknown = network.char2idx[_UNKNOWN]
    for row, sentence in enumerate(sentences):
        line = [network.char2idx.get(char, unknown) for char in (_BEGIN, *sentence, _END)]
        ids[0, row, : len(line)] = line
        ids[1, row, : len(line)] = line[::-1]
    ahead, back = network.get_embedding(ids[0]), network.get_embedding(ids[1])
    half = network.weight_hh.shape[1]
    out = np.zeros((rows, longest, 2 * half))
    forwards = backwards = None
    for step in range(longest):
        forwards = network.fw_lstm_cell(ahead[:, step], forwards)
        backwards = network.bw_lstm_cell(back[:, step], backwards)
        out[:, step, :half] = forwards[0]
        within = np.flatnonzero(lengths > step)
        out[within, lengths[within] - 1 - step, half:] = backwards[0][within]
    return out
