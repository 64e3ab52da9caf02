"""XML element by element, without types and entities of its own."""

from __future__ import annotations

from xml.parsers import expat


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


def parse(data: bytes, name: str, handler: Handler) -> None:
    """Read a part through a handler; ``name`` is for the message of an XmlError."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(full: str, attributes: dict[str, str]) -> None:
        local = full.rpartition(" ")[2]
        handler.start(local, {key.rpartition(" ")[2]: text for key, text in attributes.items()})
        handler.names.append(local)

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
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise XmlError(f"{name} is broken: {error}") from error
    finally:
        handler.names.clear()
