"""A transcript's pairs as a translation memory, TMX 1.4b."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from xml.sax.saxutils import escape, quoteattr

from generator.exports.pairs import Pair
from generator.language.chinese import script_of

# What XML 1.0 cannot hold: https://www.w3.org/TR/xml/#charsets
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tmx(found: Iterable[Pair]) -> bytes:
    """A file with a unit for each pair: speaker, date, confidence, and whose words a side is."""
    found = list(found)
    script = script_of("".join(one.text.zh or "" for one in found))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="duizhao" creationtoolversion={quoteattr(version("duizhao"))} '
        'segtype="sentence" o-tmf="duizhao" adminlang="en" srclang="*all*" datatype="plaintext"/>\n'
        "<body>\n"
    )
    return (head + "".join(_unit(one, script) for one in found) + "</body>\n</tmx>\n").encode()


def _unit(one: Pair, script: str) -> str:
    confidence = "set by an editor" if one.confidence is None else f"{one.confidence:.2f}"
    facts = [
        ("transcript", one.transcript),
        ("passage", one.passage),
        ("speaker", one.speaker.any),
        ("date", one.date),
        ("confidence", confidence),
    ]
    sides = [
        _side({"zh": script, "en": "en"}[side], provenance, one.text.get(side) or "")
        for side, provenance in one.provenance
    ]
    props = "".join(_prop(name, value) for name, value in facts if value)
    return f"<tu tuid={quoteattr('+'.join(one.sentences))}>\n{props}{''.join(sides)}</tu>\n"


def _side(language: str, provenance: str, text: str) -> str:
    whose = _prop("provenance", provenance).rstrip("\n")
    return f'<tuv xml:lang="{language}">{whose}<seg>{_text(text)}</seg></tuv>\n'


def _prop(name: str, value: str) -> str:
    return f'<prop type="x-{name}">{_text(value)}</prop>\n'


def _text(value: str) -> str:
    return escape(_UNFIT.sub("", value))
