"""What the named styles of a Word document say: bold, headings, lists, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.reading.formats.docx_xml import Handler

_HEADING = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_BASES_AT_MOST = 20
_STYLES_AT_MOST = 10_000  # Word allows 4,079


@dataclass(frozen=True)
class ParagraphStyle:
    """What a style says; ``level`` is of a heading, from 0 as Word counts."""

    bold: bool = False
    hidden: bool = False
    level: int | None = None
    listed: bool = False
    quote: bool = False


@dataclass(frozen=True)
class _Stated:
    """A style as it stands in the file, ``None`` where it leaves a thing to its base."""

    name: str = ""
    base: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    level: int | None = None
    listed: bool | None = None


def val(attributes: dict[str, str]) -> str:
    """The attribute in which Word states nearly everything."""
    return attributes.get("val", "")


def is_on(attributes: dict[str, str]) -> bool:
    """Whether an element that switches something switches it on."""
    return val(attributes).lower() not in {"0", "false", "off", "none"}


class Styles(Handler):
    """Reads ``word/styles.xml`` and answers what a style of some id says."""

    def __init__(self) -> None:
        """Know no style yet."""
        super().__init__()
        self._stated: dict[str, _Stated] = {}
        self._id: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what stands in a style."""
        if name == "style" and len(self._stated) < _STYLES_AT_MOST:
            self._id = attributes.get("styleId", "")
            self._stated[self._id] = _Stated()
        elif self._id is not None:
            now = self._stated[self._id]
            value = val(attributes)
            if name == "name":
                now = replace(now, name=value)
            elif name == "basedOn":
                now = replace(now, base=value)
            elif name == "b" and self.within("rPr"):
                now = replace(now, bold=is_on(attributes))
            elif name == "vanish" and self.within("rPr"):
                now = replace(now, hidden=is_on(attributes))
            elif name == "outlineLvl" and value.isdecimal():
                now = replace(now, level=int(value))
            elif name == "numId":
                now = replace(now, listed=value != "0")
            self._stated[self._id] = now

    def end(self, name: str) -> None:
        """End a style."""
        if name == "style":
            self._id = None

    def bold(self, style: str) -> bool | None:
        """Whether a style of characters is bold, ``None`` where it does not say."""
        return next((one.bold for one in self._chain(style) if one.bold is not None), None)

    def hidden(self, style: str) -> bool | None:
        """Whether a style of characters hides them, ``None`` where it does not say."""
        return next((one.hidden for one in self._chain(style) if one.hidden is not None), None)

    def paragraph(self, style: str) -> ParagraphStyle:
        """What a style of paragraphs says, its bases included."""
        chain = self._chain(style)
        names = [one.name.strip().lower() for one in chain]
        level = next((one.level for one in chain if one.level is not None), None)
        if level is None:
            level = next((int(m[1]) - 1 for name in names if (m := _HEADING.match(name))), None)
        if level is None and "title" in names:
            level = 0
        return ParagraphStyle(
            bold=self.bold(style) or False,
            hidden=self.hidden(style) or False,
            level=level,
            listed=next((one.listed for one in chain if one.listed is not None), False),
            quote=any(name in {"quote", "intense quote"} for name in names),
        )

    def _chain(self, style: str) -> list[_Stated]:
        chain: list[_Stated] = []
        while style in self._stated and len(chain) < _BASES_AT_MOST:
            chain.append(self._stated[style])
            style = self._stated[style].base
        return chain
