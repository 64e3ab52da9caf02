"""XML element by element, without types and entities of its own."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

_CHUNK = 65_536
_DEEPEST = 1000  # elements in each other; documents have some forty


class XmlError(Exception):
    """Some XML is broken, or declares what it should not."""


class Handler:
    """Takes the elements of a part in order, by their local names."""

    def __init__(self) -> None:
        """Begin outside every element."""
        self.names: list[str] = []

    def within(self, name: str, above: int = 1) -> bool:
        """Whether the element so many levels up has this name.

        In ``start`` and ``end``, level 1 is the parent; in ``characters``, the element itself.
        """
        return len(self.names) >= above and self.names[-above] == name

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""

    def characters(self, text: str) -> None:
        """Take text."""


def parse(part: IO[bytes], name: str, handler: Handler) -> None:
    """Read a part through a handler, little by little; ``name`` is for the message of an XmlError.

    The part is never in memory as a whole.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(full: str, attributes: dict[str, str]) -> None:
        local = full.rpartition(" ")[2]
        handler.start(local, {key.rpartition(" ")[2]: text for key, text in attributes.items()})
        handler.names.append(local)
        if len(handler.names) > _DEEPEST:
            raise XmlError(f"{name} has elements nested more than {_DEEPEST:,} deep")

    def end(full: str) -> None:
        handler.names.pop()
        handler.end(full.rpartition(" ")[2])

    def declared(*_: object) -> None:
        raise XmlError(f"{name} declares a document type, which Word never does")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = declared
    try:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise XmlError(f"{name} is broken: {error}") from error
    finally:
        handler.names.clear()
