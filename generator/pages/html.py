"""HTML in which text is always data.

``element`` escapes every text it is given; only what ``element`` made passes as it is. A page is
written as raw HTML blocks inside Markdown, so the escape covers both languages: all ASCII
punctuation that HTML, Markdown or a template could take for markup becomes a character reference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

# Everything in ASCII that is no letter, digit or space, but for , . ; ? and -, which begin nothing
# inside a line: they leave the generated pages readable.
_PUNCTUATION = re.compile(r"[!\"#$%&'()*+/:<=>@\[\\\]^_`{|}~]")
VOID = {"br", "hr", "input", "wbr"}
"""The elements without an end that pages have."""


# How the search weighs a page: texts before terms and names; mere lists of others not at all.
SEARCHED_FIRST = {"boost": 8}
SEARCHED = {"boost": 1}
NOT_SEARCHED = {"exclude": True}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


@lru_cache(maxsize=20_000)
def escape(text: str) -> Html:
    """A text as HTML that shows just this text, in Markdown as well.

    >>> escape("[a](javascript:b) & <c>")
    '&#91;a&#93;&#40;javascript&#58;b&#41; &#38; &#60;c&#62;'
    """
    return Html(_PUNCTUATION.sub(lambda match: f"&#{ord(match.group())};", text))


def element(tag: str, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element. Children that are no ``Html`` are escaped, ``None`` is left out.

    Attribute names take ``_`` for ``-``, and one at the end is dropped (``class_``, ``for_``); a
    value of ``True`` gives the bare name, ``None`` or ``False`` no attribute at all.
    """
    opening = f"<{tag}{_attributes(attributes)}>" if attributes else f"<{tag}>"
    if tag in VOID:
        return Html(opening)
    return Html(f"{opening}{join(*children)}</{tag}>")


def join(*children: str | None) -> Html:
    """Children one after the other, escaped as ``element`` does."""
    shown = [
        child if isinstance(child, Html) else escape(child)
        for child in children
        if child is not None
    ]
    return Html("".join(shown))


def _attributes(attributes: Mapping[str, str | int | bool | None]) -> str:
    out = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        out.append(f" {plain}" if value is True else f' {plain}="{_value(str(value))}"')
    return "".join(out)


@lru_cache(maxsize=20_000)
def _value(text: str) -> str:
    """An attribute's value; addresses keep the punctuation that is harmless inside quotes."""
    return re.sub(r"[&<>\"'`\[\]{}\\]", lambda match: f"&#{ord(match.group())};", text)


def page(
    *blocks: str,
    title: str,
    description: str,
    search: Mapping[str, float] = SEARCHED,
    alternates: Mapping[str, str] | None = None,
) -> bytes:
    """A Markdown page: front matter, then one raw HTML block after the other.

    The theme prints title and description as they are, so they are escaped here. Both of its side
    bars give way: the pages bring their own ways around. ``search`` is
    how the theme's search weighs the page; ``alternates`` are the addresses of the page in each
    script, below the site's root, which the template tells search engines.
    """
    facts: dict[str, object] = {
        "title": escape(title),
        "description": escape(description),
        "hide": ["navigation", "toc"],
        "search": search,
    }
    if alternates:
        facts["alternates"] = alternates
    front = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items()
    )
    return ("---\n" + front + "---\n\n" + "\n\n".join(blocks) + "\n").encode()
