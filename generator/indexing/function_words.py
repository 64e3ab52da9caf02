"""Words that bound a phrase: facts of the two languages, for proposing terms."""

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

EDGES_ZH = _words(
    """
    的 地 得 之 了 着 过 在 和 与 及 以及 并 并且 或 或者 而 而且 等 也 都
    还 还是 又 就 才 只 更 最 很 将 把 被 让 使 给 对 对于 从 由 于 为 为了
    以 以来 到 至 比 因 因为 所以 如果 但 但是 其 其中 此 该 这 这个 这些 这样
    那 那个 那些 各 每 某 本 我 我们 你 你们 您 他 她 它 他们 大家 自己 是 有
    没有 上 下 中 里 内 外 前 后 间 去年 今年 明年 近年来 同时 此外 另外 目前
    通过 根据 按照 如 例如 比如 要 会 能 可 可以 能够 应 应该 已 已经 正 正在
    再 一 一个 一批 一系列 个 项 条 座 次 进一步 不断 持续 大力 加快 着力 切实
    谢谢 请 请问
    """
)
"""Chinese words with which no term begins or ends, as a rule."""
