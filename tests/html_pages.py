"""Built pages, parsed as a browser parses them (``test_site.py`` compares the two)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree, html


@cache
def parsed(path: Path) -> etree._Element:
    """The page in a file, as a tree without namespaces.

    Not by html5lib, which wants forty times as long for the hundreds of pages of a site.
    """
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def with_class(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements below a node that have a class, in order."""
    for one in node.iter(etree.Element):
        if name in one.get("class", "").split():
            yield one


def text_of(node: etree._Element) -> str:
    """All text below a node, as it stands."""
    return "".join(node.itertext())


def article(path: Path) -> etree._Element:
    """What a page has of its own, without the theme's frame."""
    found = parsed(path).find(".//article")
    assert found is not None
    return found
