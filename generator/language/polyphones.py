"""Which of its readings a character has in its sentence, by the network and dictionary of g2pM.

g2pM (Park and Lee, "g2pM: A Neural Grapheme-to-Phoneme Conversion Package for Mandarin Chinese
Based on a New Open Benchmark Dataset", 2020) reads every Simplified character from what stands to
its left and right. Its own call takes one sentence at a time and keeps its probabilities to itself,
so the network's steps are taken here, for several sentences at once.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Guess = tuple[str, float]
"""A reading with its tone as a digit (``lü4``, ``de5``), and its probability."""

_UNKNOWN, _BEGIN, _END = "<UNK>", "시", "끝"  # what g2pM was trained with


@cache
def _network() -> Any:  # noqa: ANN401  # g2pM ships no types
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
    if not sentences:
        return []
    hidden = _hidden(sentences)
    return [
        [_of_character(char, hidden[row, at]) for at, char in enumerate(sentence, start=1)]
        for row, sentence in enumerate(sentences)
    ]


def _of_character(char: str, hidden: Floats) -> Guess | None:
    network = _network()
    readings: list[str] = [one for one in network.cedict.get(char, ()) if one[-1].isdigit()]
    if len(readings) == 1:
        return _spelt(readings[0]), 1.0
    classes = _classes()
    known = [one for one in readings if one in classes]
    if not known:
        return None
    scores: Floats = network.fc_layer(hidden)
    likely = np.exp(scores - scores.max())
    best = max(known, key=lambda one: likely[classes[one]])
    return _spelt(best), float(likely[classes[best]] / likely.sum())


@cache
def _classes() -> dict[str, int]:
    return {reading: number for number, reading in _network().idx2class.items()}


def _spelt(reading: str) -> str:
    return reading.replace("u:", "ü")


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
