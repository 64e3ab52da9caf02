"""English words as the stems that inflected forms share."""

from __future__ import annotations

import re
from functools import lru_cache

# Letters and digits, but no Chinese, Japanese or Korean ones, with the apostrophes and points
# inside them: "people's", "U.S", "5G", "5.3".
_LETTER = r"[^\W_\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
WORD = re.compile(rf"{_LETTER}+(?:['’.]{_LETTER}+)*")
_ABBREVIATION = re.compile(r"[A-Z0-9]{2,4}s?")
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST = 3
# Forms that no ending tells, of words that policy texts use; none that is another word as well.
_IRREGULAR = {
    form: base
    for base, forms in {
        "become": ("became",),
        "begin": ("began", "begun"),
        "break": ("broke", "broken"),
        "bring": ("brought",),
        "build": ("built",),
        "buy": ("bought",),
        "catch": ("caught",),
        "child": ("children",),
        "choose": ("chose", "chosen"),
        "consortium": ("consortia",),
        "draw": ("drew", "drawn"),
        "drive": ("drove", "driven"),
        "fight": ("fought",),
        "give": ("gave", "given"),
        "grow": ("grew", "grown"),
        "hold": ("held",),
        "keep": ("kept",),
        "lead": ("led",),
        "make": ("made",),
        "man": ("men",),
        "meet": ("met",),
        "overcome": ("overcame",),
        "pay": ("paid",),
        "rise": ("risen",),
        "run": ("ran",),
        "seek": ("sought",),
        "sell": ("sold",),
        "send": ("sent",),
        "spend": ("spent",),
        "stand": ("stood",),
        "take": ("took", "taken"),
        "teach": ("taught",),
        "tell": ("told",),
        "understand": ("understood",),
        "woman": ("women",),
        "write": ("wrote", "written"),
    }.items()
    for form in forms
}
# The endings of inflected words and what stands in their place, the first that fits.
_INFLECTIONS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ss", "ss"),
    ("ings", ""),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
    ("eed", "eed"),
    ("ed", ""),
    ("ing", ""),
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the inflected forms of a word share: its plural, its possessive, its -ed and -ing.

    Only inflection is undone, so that a term never marks a word derived from it; the stemmers of
    libraries go further (Porter's takes "important" for "import"). A short word in capitals is an
    abbreviation and keeps all but a plural s.

    >>> stem("revitalizing") == stem("revitalized") == stem("revitalizes")
    True
    >>> stem("SOEs"), stem("GDP"), stem("important"), stem("policies"), stem("cutting"), stem("led")
    ('SOE', 'GDP', 'important', 'policy', 'cut', 'lead')
    """
    plain = word.replace("’", "'")
    if _ABBREVIATION.fullmatch(plain):
        return plain.removesuffix("s")
    found = plain.lower().removesuffix("'s").removesuffix("'")
    found = _IRREGULAR.get(found, found)
    for suffix, instead in _INFLECTIONS:
        base = found[: -len(suffix)] + instead
        if found.endswith(suffix) and len(base) >= _SHORTEST and _VOWEL.search(base):
            found = base
            break
    if len(found) > _SHORTEST and found[-1] == found[-2] and found[-1] not in "aeiousz":
        found = found[:-1]  # planned, cutting; and controll- as well as control
    return found.removesuffix("e") if len(found) > _SHORTEST else found


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order; a hyphen divides as a space does."""
    return [stem(word) for word in WORD.findall(text)]
