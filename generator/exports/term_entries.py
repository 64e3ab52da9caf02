"""Terms as plain values, in the form that the files of the glossary have; and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.language.chinese import pinyin, traditional
from generator.model import Bilingual
from generator.terms import Rendering, Term


def entry(term: Term) -> dict[str, Any]:
    """A term as an entry of a glossary's file; what is derived or absent is left out."""
    zh = term.name.zh or ""
    found: dict[str, Any] = {
        "zh": zh,
        "zh_hant": term.zh_hant if term.zh_hant != traditional(zh) else None,
        "pinyin": term.pinyin if term.pinyin != pinyin(zh) else None,
        "also": list(term.also),
        "alone": list(term.alone),
        "renderings": [_rendering(one) for one in term.renderings],
        "definition": bilingual(term.definition),
        "category": bilingual(term.category),
        "belongs_to": list(term.belongs_to),
        "see_also": list(term.see_also),
        "note": bilingual(term.note),
        "never": list(term.never),
    }
    return {key: value for key, value in found.items() if value}


def _rendering(one: Rendering) -> dict[str, str]:
    found = {"en": one.en, "status": one.status, "source": one.source}
    return found | ({"date": one.date} if one.date else {})


def bilingual(text: Bilingual) -> dict[str, str]:
    """The sides of a text that are there."""
    sides = {"zh": text.zh, "en": text.en}
    return {side: words for side, words in sides.items() if words}


def terms_json(terms: Iterable[Term], uses: Mapping[str, int]) -> bytes:
    """All terms with their addresses and how often each is used; ``uses`` go by slug."""
    rows = [
        {
            **entry(term),
            "slug": term.slug,
            "zh_hant": term.zh_hant,
            "pinyin": term.pinyin,
            "uses": uses.get(term.slug, 0),
        }
        for term in terms
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"
