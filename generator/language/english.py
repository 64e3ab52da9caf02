"""English words as the stems that inflected forms share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

# Letters and digits, but no Chinese, Japanese or Korean ones, with the apostrophes and points
# inside them: "people's", "U.S", "5G", "5.3".
_LETTER = r"[^\W_\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
WORD = re.compile(rf"{_LETTER}+(?:['’.]{_LETTER}+)*")
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Word:
    """A word's stem and where it stands: characters, 0-based, ``end`` not included."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the inflected forms of a word share (Porter's second algorithm, by Snowball).

    Words in capitals are abbreviations and keep all but a plural s.

    >>> stem("revitalizing") == stem("revitalized")
    True
    >>> stem("SOEs"), stem("GDP")
    ('SOE', 'GDP')
    """
    plain = word.replace("’", "'")
    if re.fullmatch(r"[A-Z0-9]{2,}s?", plain):
        return plain.removesuffix("s")
    return str(_stemmer.stemWord(plain.lower()))


def words(text: str) -> list[Word]:
    """The words of a text; a hyphen divides as a space does."""
    return [Word(stem(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]
