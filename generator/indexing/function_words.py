"""English words that bound a phrase: facts of the language, for proposing terms."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LINKS = _words("and for of the")
"""Small words inside a name that is written with capitals."""

CLASSES = _words(
    """
    agency bank base bridge conference corridor culture dynasty fund hotline initiative institute
    laboratory laboratories law plan plant program programme project projects railway reform
    region site strategy system zone
    """
)
"""Small words at the end of a name that say what it is the name of."""

INSIDE = _words("and for in of on the to with")
"""Words that stand inside a name or a term, and at neither end of it."""

NEVER = _words(
    """
    am are be been being can cannot could did do does had has have having he her hers him his how
    i if is it its let may me might mine must my neither nor not our ours shall she should so such
    than that their theirs them then there these they this those thus us was we were what when
    where whether which while who whom whose why will would you your yours
    """
)
"""Words that no term holds."""

EDGES = _words(
    """
    a about above across after again against all along already also although always among an and
    another any around as at away back because before below between beyond both but by certain
    currently down during each earlier either especially even ever every few first for from further
    furthermore here however in into just last later least less like mainly many meanwhile moreover
    more most mr mrs ms much near never now of off often on once one only onto or other others
    out over own particularly per quite rather same second several since some soon still such
    than thank thanks the third through throughout to today together too toward towards two under
    until up upon various very via well with within without yet yesterday year years
    accelerate accelerating achieve achieved achieving addition additionally aim aiming aims
    advance advancing carry continue continued continues continuing create created creating
    ensure ensuring establish established establishing expand expanding focus focused focusing
    foster fostering good great greater implement implemented implementing improve improving
    increase increased increasing introduce large ladies gentlemen make making next number
    percent percentage please promote promoted promoting provide provided providing question
    questions reach reached recent regarding strengthen strive striving support supporting take
    areas comrade entire features following general sectors solid stages top
    deliver deploy harness resolve resolved grew saw see due based related key big
    develop develops developed promote promotes deepen deepens build builds make makes strengthen
    plans plan yuan billion million ton tons overall various
    taking one three four five six seven eight nine ten first second third fourth fifth set hold
    heads ranked total use used using work working year-on-year
    """
)
"""Words with which no term begins or ends, as a rule."""
