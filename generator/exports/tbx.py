"""Terms as TBX-Basic version 3 (ISO 30042:2019) in DCA style, and back; for terminology tools."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from generator.problems import Problem
from generator.terms import EDITOR, Rendering, Status, Term
from generator.yaml_checked import Node

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS: dict[str, Status] = {
    "preferredTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "deprecated",
    "supersededTerm-admn-sts": "deprecated",
}
_NAMED = {status: name for name, status in reversed(_STATUS.items())}


def to_tbx(terms: Iterable[Term], title: str) -> bytes:
    """All terms as one file of concepts."""
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANG: "en"})
    root.set("xmlns", NAMESPACE)
    source = _below(_below(_below(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _below(source, "p", title)
    body = _below(_below(root, "text"), "body")
    known = list(terms)
    ids = {term.name.zh: f"c-{term.slug}" for term in known}
    for term in known:
        _concept(_below(body, "conceptEntry", id=f"c-{term.slug}"), term, ids)
    ET.indent(root, " ")
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return found + b"\n"


def _below(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, tag, attributes)
    found.text = text
    return found


def _concept(concept: ET.Element, term: Term, ids: dict[str | None, str]) -> None:
    if term.category.any:
        _below(concept, "descrip", term.category.any, type="subjectField")
    for name in (*term.belongs_to, *term.see_also):
        if name in ids:
            _below(concept, "ref", name, type="crossReference", target=ids[name])
    for note in filter(None, (term.note.zh, term.note.en)):
        _below(concept, "note", note)
    _names(concept, term)


def _names(concept: ET.Element, term: Term) -> None:
    chinese = _language(concept, "zh-Hans", term.definition.zh)
    _term(chinese, term.name.zh or "", "preferred", "fullForm")
    for form in term.chinese:
        if form in term.also:
            _term(chinese, form, "admitted", "variant")
    if term.zh_hant != term.name.zh:
        _term(_language(concept, "zh-Hant", None), term.zh_hant, "preferred", "fullForm")
    english = _language(concept, "en", term.definition.en)
    for one in term.renderings:
        _sourced(_term(english, one.en, one.status, "fullForm"), one)
    for form in term.also:
        if form not in term.chinese:
            _term(english, form, "admitted", "shortForm")


def _language(concept: ET.Element, lang: str, definition: str | None) -> ET.Element:
    found = _below(concept, "langSec", **{_LANG: lang})
    if definition:
        _below(_below(found, "descripGrp"), "descrip", definition, type="definition")
    return found


def _term(section: ET.Element, text: str, status: Status, kind: str) -> ET.Element:
    found = _below(section, "termSec")
    _below(found, "term", text)
    _below(found, "termNote", _NAMED[status], type="administrativeStatus")
    _below(found, "termNote", kind, type="termType")
    return found


def _sourced(section: ET.Element, one: Rendering) -> None:
    _below(section, "admin", one.source, type="source")
    if one.date:
        dated = _below(section, "transacGrp")
        _below(dated, "transac", "origination", type="transactionType")
        _below(dated, "date", one.date)


def from_tbx(path: str, data: bytes) -> Node | Problem:
    """The concepts of a TBX file as entries of a glossary's file, with the lines of the TBX.

    Concepts without Chinese are left out. A file that declares entities is not read.
    """
    if b"<!ENTITY" in data:
        hint = "save it without a document type"
        return Problem(path, 1, "format", "this declares entities of its own", hint)
    parser: ET.XMLPullParser[ET.Element] = ET.XMLPullParser(["start"])
    lines: dict[ET.Element, int] = {}
    try:
        for number, line in enumerate(data.splitlines(keepends=True), start=1):
            parser.feed(line)
            lines |= {element: number for _, element in parser.read_events()}  # type: ignore[misc]
        parser.close()
    except ET.ParseError as error:
        return Problem(path, error.position[0], "format", f"this is no XML: {error}", "mend it")
    entries = [
        Node(line, found)
        for element, line in lines.items()
        if _local(element) in {"conceptEntry", "termEntry"} and (found := _entry(element, line))
    ]
    return Node(1, entries)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(element: ET.Element, tag: str, kind: str | None = None) -> list[ET.Element]:
    return [
        one
        for one in element.iter()
        if _local(one) == tag and (kind is None or one.get("type") == kind)
    ]


def _text(element: ET.Element, tag: str, kind: str | None = None) -> str:
    return next(("".join(one.itertext()).strip() for one in _all(element, tag, kind)), "")


def _entry(concept: ET.Element, line: int) -> dict[str, Node] | None:
    """A concept as an entry; of several Chinese terms the preferred or first one names it."""
    sections = {
        lang: [section for section in concept if section.get(_LANG, "").lower().startswith(lang)]
        for lang in ("zh", "en")
    }
    hant = [one for one in sections["zh"] if "hant" in (one.get(_LANG) or "").lower()]
    hans = [one for one in sections["zh"] if one not in hant] or hant
    chinese = [_text(one, "term") for section in hans for one in _all(section, "termSec")]
    english = [one for section in sections["en"] for one in _all(section, "termSec")]
    if not chinese or not english:
        return None
    short = [one for one in english if _text(one, "termNote", "termType") == "shortForm"]
    renderings = [_rendering_of(one) for one in english if one not in short]
    if renderings and not any(one["status"] == "preferred" for one in renderings):
        renderings[0]["status"] = "preferred"
    also = [*chinese[1:], *(_text(one, "term") for one in short)]
    plain: dict[str, str | list[str]] = {"zh": chinese[0], "also": also}
    if hant and hant != hans:
        plain["zh_hant"] = _text(hant[0], "term")
    found = {
        key: Node(line, [Node(line, item) for item in value] if isinstance(value, list) else value)
        for key, value in plain.items()
        if value
    }
    nodes = [Node(line, {key: Node(line, text) for key, text in one.items()}) for one in renderings]
    found["renderings"] = Node(line, list(nodes))
    for key, sides in _texts(concept, sections).items():
        if sides:
            found[key] = Node(line, {side: Node(line, text) for side, text in sides.items()})
    return found


def _texts(concept: ET.Element, sections: dict[str, list[ET.Element]]) -> dict[str, dict[str, str]]:
    definition = {
        lang: text
        for lang, found in sections.items()
        if (text := next(filter(None, (_text(one, "descrip", "definition") for one in found)), ""))
    }
    field = _text(concept, "descrip", "subjectField")
    return {"definition": definition, "category": {"en": field} if field else {}}


def _rendering_of(section: ET.Element) -> dict[str, str]:
    """A rendering; a source that is none of ours is the editor's word, as whoever imports it."""
    status = _STATUS.get(_text(section, "termNote", "administrativeStatus"), "admitted")
    found: dict[str, str] = {"en": _text(section, "term"), "status": status}
    source, date = _text(section, "admin", "source"), _text(section, "date")
    if source.startswith(("https://", "http://")) and date:
        return found | {"source": source, "date": date}
    return found | {"source": source if "#p-" in source and " " not in source else EDITOR}
