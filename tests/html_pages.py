"""Built pages, parsed as a browser parses them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import html5lib
from lxml import etree


@cache
def parsed(path: Path) -> etree._Element:
    """The page in a file, as a tree without namespaces."""
    tree = html5lib.parse(path.read_bytes(), treebuilder="lxml", namespaceHTMLElements=False)
    root = tree.getroot()
    assert isinstance(root, etree._Element)
    return root


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
