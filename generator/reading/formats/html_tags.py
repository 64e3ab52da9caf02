"""What the elements of HTML do to the text in them, as far as it matters for reading."""

from __future__ import annotations

import re


def names(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


DROPPED = frozenset(("script", "style", "template", "noscript", "iframe", "rt", "rp"))
"""Elements whose content is no text of the page."""

BOLD = frozenset(("b", "strong"))

VOID = names(
    """
    area base basefont br col embed frame hr img input link meta param source track wbr
    """
)
"""Elements that have no content and no end."""

BLOCKS = names(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html
    legend li main menu nav ol option optgroup p pre search section select summary table
    tbody td textarea tfoot th thead title tr ul
    """
)
"""Elements that stand on lines of their own."""

NAMES = (
    BLOCKS
    | DROPPED
    | BOLD
    | VOID
    | names(
        """
    a abbr acronym applet audio bdi bdo big button canvas cite code data datalist del dfn em
    font i ins kbd label map mark math meter nobr noframes object output picture progress q
    rb rtc ruby s samp slot small span strike sub sup svg time tt u var video wbr
    """
    )
)
"""The names of elements; a word in pointed brackets that is none of them is text."""

HEADINGS = names("h1 h2 h3 h4 h5 h6")

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DATE_NAMES = names("posted-on entry-date pubtime pub-time pubdate publish-time publish-date")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|table|flex|grid|list-item)", re.IGNORECASE)


def is_bold(name: str, style: str) -> bool:
    """Whether an element sets its text bold; what its style says goes first."""
    if _LIGHT_STYLE.search(style):
        return False
    return name in BOLD or bool(_BOLD_STYLE.search(style))


def is_block(name: str, style: str) -> bool:
    """Whether an element stands on lines of its own."""
    return name in BLOCKS or bool(_BLOCK_STYLE.search(style))


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element is marked as not to be shown, or as no text to be read out."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
    )


def said_names(attributes: dict[str, str]) -> list[str]:
    """The names that a page gives to an element."""
    return f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()


def says_date(attributes: dict[str, str]) -> bool:
    """Whether an element is named as the one that holds the date of a page."""
    return not _DATE_NAMES.isdisjoint(said_names(attributes))
