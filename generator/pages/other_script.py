"""A reading page in the other script: the same page, its Chinese converted where it stands.

A page is converted after it is rendered, so that its ids, links and marks are the same whatever
stands on it. The text of a paragraph is converted in one, as if it had no links in it, and put back
by its places: no conversion changes the number of characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from generator.language.chinese import SCRIPTS, Converter, script_of, traditional
from generator.language.scripts import HAN
from generator.model import Party, Transcript
from generator.pages.html import VOID, Html, element
from generator.pages.links import From, other_script_url, transcript_url
from generator.terms import Term

NAMES = {"zh-Hans": "简体", "zh-Hant": "繁體"}
"""What each script is called in itself."""

_PARTS = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(r"<(/?)(\w+)")
_LANG = re.compile(r' lang="([^"]*)"')
_SPOKEN = re.compile(r'( (?:aria-label|title|data-label)=")([^"]*)')
_LINK = " hreflang="
_UP = re.compile(r'( href=")(?=\.\./)')
_INLINE = frozenset(
    ("a", "abbr", "b", "button", "em", "i", "mark", "small", "span", "strong", "wbr")
)


def has_chinese(transcript: Transcript) -> bool:
    """Whether anything of a transcript is there in Chinese, and so in two scripts."""
    return any("zh" in turn.languages for turn in transcript.turns)


def converter(transcript: Transcript, parties: Sequence[Party], terms: Iterable[Term]) -> Converter:
    """What turns the Chinese of a transcript's page into the other script."""
    way = transcript.details.traditional
    if script_of(transcript.source.text) == "zh-Hant":
        way = f"{way[2:]}2s"
    wordings = [(one.name.zh or "", *one.aliases) for one in parties]
    wordings += [(one.name.zh or "", *_traditional(one), *one.also) for one in terms]
    people = [one.name.zh for one in parties if one.name.zh and not one.outlet]
    return Converter(way, wordings, people)


def _traditional(term: Term) -> list[str]:
    """The Traditional form that its entry gives it, where that is not what OpenCC would say."""
    return [term.zh_hant] if term.zh_hant != traditional(term.name.zh or "") else []


def switch(transcript: Transcript, converted: bool) -> Html:
    """The link from a transcript's page to the one in the other script, or back from that one."""
    there, back = other_script_url(transcript), transcript_url(transcript)
    script = script_of(transcript.source.text)
    if converted:
        there, back = back, there
    else:
        script = SCRIPTS[script]
    href = From(back).to(there)
    return element("a", NAMES[script], href=href, hreflang=script, lang=script, class_="dz-script")


def alternates(transcript: Transcript) -> dict[str, str] | None:
    """The addresses of a transcript's page in each script, where there are two."""
    if not has_chinese(transcript):
        return None
    own, script = transcript_url(transcript), script_of(transcript.source.text)
    return {"x-default": own, script: own, SCRIPTS[script]: other_script_url(transcript)}


def converted(html: str, script: str, convert: Callable[[str], str]) -> Html:
    """A page, one folder deeper, with what is in a script (``zh-Hans``) in the other one.

    A link with ``hreflang`` is named in the script that it leads to, and stays.
    """
    parts = _PARTS.split(html)  # texts at even numbers, tags at odd ones
    langs = [""]  # of the elements that are open
    paragraphs: list[list[int]] = [[]]  # the numbers of the texts to convert
    for number, part in enumerate(parts):
        if number % 2 == 0:
            if langs[-1] == script and HAN.search(part):
                paragraphs[-1].append(number)
            continue
        closing, name = _TAG.findall(part)[0]
        if name not in _INLINE:
            paragraphs.append([])
        if closing:
            langs.pop()
        elif name not in VOID:
            own = _LANG.search(part)
            langs.append("" if _LINK in part else own[1] if own else langs[-1])
        parts[number] = _tag(part, script, convert)
    for texts in paragraphs:
        text = convert("".join(parts[number] for number in texts))
        for number in texts:
            size = len(parts[number])
            parts[number], text = text[:size], text[size:]
    return Html("".join(parts))


def _tag(tag: str, script: str, convert: Callable[[str], str]) -> str:
    """A tag of the page in the other script."""
    if _LINK in tag:
        return tag
    tag = tag.replace(f' lang="{script}"', f' lang="{SCRIPTS[script]}"')
    tag = _SPOKEN.sub(lambda match: match[1] + convert(match[2]), tag)
    return _UP.sub(r"\1../", tag)
