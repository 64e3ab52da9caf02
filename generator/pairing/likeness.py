"""How alike groups of texts of two languages are, whatever stands around them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from generator.language.scripts import HAN
from generator.pairing.measures import Array, embed, sizes, vectors_missing
from generator.pairing.tokens import figures, keys
from generator.pairing.units import Terms

# English letters for a Chinese character: measured on the reading cases and the work reports, nine
# in ten renderings lie between 2 and 6.
_RATIO = 3.5
_FIT = 0.15  # what is taken off for each factor e by which the lengths are from that
_SHARED = 0.15  # what is added where all numbers, names and terms are the same
_MISSING = 0.1  # what is taken off where all figures of one side are missing on the other
_SMALL_NUMBER = re.compile(r"#\d")
_BLIND = 0.6  # where nothing but lengths can be compared


class Likeness:
    """The likeness of groups of these texts, which go by their ids; each is embedded once."""

    def __init__(self, texts: Mapping[str, str], terms: Terms) -> None:
        """Take all texts that will be asked about, and the glossary's concepts."""
        self._at = {name: at for at, name in enumerate(texts)}
        self._sizes = sizes(list(texts.values()))
        self._vectors: Array | None = None if vectors_missing() else embed(list(texts.values()))
        self._keys = _keys(texts, terms)
        self._figures = {name: figures(text) for name, text in texts.items()}

    def __call__(self, zh: Sequence[str], en: Sequence[str]) -> float:
        """How alike two groups are: in meaning, and in the numbers, names and terms they share."""
        return (
            self.meaning(zh, en) + _SHARED * self._shared(zh, en) - _MISSING * self._missing(zh, en)
        )

    def meaning(self, zh: Sequence[str], en: Sequence[str]) -> float:
        """The cosine of the groups' vectors, each the sum of those of its texts by length.

        Measured on the reading cases: renderings of each other have .65 in the middle and .31 at
        the second percentile, unrelated neighbours .16 in the middle and .42 at most.
        """
        if self._vectors is None:
            return _BLIND if self.fit(zh, en) > -_FIT else 0.0
        one, other = self._vector(zh), self._vector(en)
        norms = float(np.linalg.norm(one)) * float(np.linalg.norm(other))
        return float(one @ other) / norms if norms else 0.0

    def fit(self, zh: Sequence[str], en: Sequence[str]) -> float:
        """What their lengths say against it: nought at best."""
        chinese, english = (
            sum(float(self._sizes[self._at[one]]) for one in side) for side in (zh, en)
        )
        return -_FIT * abs(math.log(english / chinese / _RATIO))

    def _shared(self, zh: Sequence[str], en: Sequence[str]) -> float:
        """The share of their keys that two groups have in common (Dice's coefficient)."""
        one, other = (
            Counter(chain.from_iterable(self._keys[at] for at in side)) for side in (zh, en)
        )
        total = one.total() + other.total()
        return 2 * (one & other).total() / total if total else 0.0

    def _missing(self, zh: Sequence[str], en: Sequence[str]) -> float:
        """The share of the figures of two groups that the other one lacks."""
        one, other = (set[float]().union(*(self._figures[at] for at in side)) for side in (zh, en))
        return len(one ^ other) / len(one | other) if one | other else 0.0

    def _vector(self, side: Sequence[str]) -> Array:
        assert self._vectors is not None
        places = [self._at[one] for one in side]
        weights: Array = self._sizes[places]
        found: Array = weights @ self._vectors[places]
        return found


def _keys(texts: Mapping[str, str], terms: Terms) -> dict[str, list[str]]:
    """The keys of each text that some text of the other language has, too, as often as it has them.

    Numbers below ten are said too freely to tell neighbours apart.
    """
    sides = [
        {name: text for name, text in texts.items() if bool(HAN.search(text)) == chinese}
        for chinese in (True, False)
    ]
    found = keys(list(sides[0].values()), list(sides[1].values()), terms)
    return {
        name: [key for key in one.elements() if not _SMALL_NUMBER.fullmatch(key)]
        for side, own in zip(sides, found, strict=True)
        for name, one in zip(side, own, strict=True)
    }


def confidence_of(meaning: float) -> float:
    """The confidence, in hundredths, that goes with a cosine."""
    return round(min(max((meaning + 0.15) / 0.75, 0.01), 1.0), 2)
