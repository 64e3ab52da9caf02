"""Chinese script variants, by OpenCC."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def both_scripts(text: str) -> tuple[str, ...]:
    """The text, and its Simplified and Traditional forms where they differ from it.

    >>> both_scripts("发展")
    ('发展', '發展')
    """
    forms = (text, _converter("t2s").convert(text), _converter("s2t").convert(text))
    return tuple(dict.fromkeys(forms))


def script_of(text: str) -> str:
    """The BCP 47 tag of the script that a Chinese text is mostly written in.

    Characters that both scripts share say nothing; a text of these alone counts as Simplified.

    >>> script_of("辽宁全面振兴"), script_of("遼寧全面振興")
    ('zh-Hans', 'zh-Hant')
    """
    traditional = sum(a != b for a, b in zip(text, _converter("t2s").convert(text), strict=False))
    simplified = sum(a != b for a, b in zip(text, _converter("s2t").convert(text), strict=False))
    return "zh-Hant" if traditional > simplified else "zh-Hans"
