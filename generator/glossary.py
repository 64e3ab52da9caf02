"""The files of the glossary, read and checked: ``content/glossary/*.yml``.

A file is a list of entries, or a mapping of a ``category`` and its ``terms``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from generator.language.chinese import pinyin, traditional
from generator.language.matcher import lay_out
from generator.language.scripts import HAN
from generator.model import Bilingual
from generator.problems import Problem
from generator.terms import EDITOR, STATUSES, Rendering, Status, Term
from generator.yaml_checked import Checker, Node

KEYS = (
    *("zh", "zh_hant", "pinyin", "also", "alone", "renderings", "definition", "category"),
    *("belongs_to", "see_also", "note", "never"),
)
_PASSAGE = re.compile(r"[\w-]+#p-[\w-]+")
_ADDRESS = re.compile(r"https?://[^\s/]\S*")


def take_terms(check: Checker, root: Node) -> list[Term]:
    """The entries of one file; what cannot be used is reported and left out."""
    category = Bilingual(en=PurePosixPath(check.path).stem.replace("-", " ").capitalize())
    entries = root
    if isinstance(root.value, dict):
        pairs = check.mapping(root, ("category", "terms")) or {}
        category = check.name(pairs, "category", root.line) if "category" in pairs else category
        entries = pairs.get("terms", Node(root.line, []))
    found = (_term(check, node, category) for node in check.sequence(entries))
    return [term for term in found if term]


def _term(check: Checker, node: Node, category: Bilingual) -> Term | None:
    pairs = check.mapping(node, KEYS)
    if pairs is None:
        return None
    zh = check.required(pairs, "zh", node.line)
    renderings = _renderings(check, pairs, node.line)
    preferred = [one for one in renderings if one.status == "preferred"]
    if renderings and len(preferred) != 1:
        message = f"{len(preferred)} renderings are preferred"
        check.report(node.line, "value", message, "give one of them 'status: preferred'")
    if not zh or not preferred:
        return None
    also = check.texts(pairs, "also")
    return Term(
        slug="",
        name=Bilingual(zh, preferred[0].en),
        zh_hant=check.text(pairs, "zh_hant") or traditional(zh),
        pinyin=check.text(pairs, "pinyin") or pinyin(zh),
        renderings=renderings,
        definition=check.bilingual(pairs, "definition"),
        category=check.bilingual(pairs, "category") if "category" in pairs else category,
        also=also,
        alone=_alone(check, pairs, {*also, *(one.en for one in renderings)}),
        belongs_to=check.texts(pairs, "belongs_to"),
        see_also=check.texts(pairs, "see_also"),
        note=check.bilingual(pairs, "note"),
        never=check.texts(pairs, "never"),
        path=check.path,
        line=node.line,
    )


def _alone(check: Checker, pairs: dict[str, Node], forms: set[str]) -> tuple[str, ...]:
    alone = check.texts(pairs, "alone")
    for form in alone:
        if form not in forms:
            message = f"{form!r} is no form of this entry"
            check.report(pairs["alone"].line, "value", message, "list it under 'also', too")
    return alone


def _renderings(check: Checker, pairs: dict[str, Node], line: int) -> tuple[Rendering, ...]:
    told = len(check.problems)
    found = [_rendering(check, node) for node in check.items(pairs, "renderings")]
    if not found and len(check.problems) == told:
        hint = "add 'renderings: [{en: …, status: preferred, source: editor}]'"
        check.report(line, "value", "'renderings' is missing", hint)
    return tuple(one for one in found if one)


def _rendering(check: Checker, node: Node) -> Rendering | None:
    pairs = check.mapping(node, ("en", "status", "source", "date"))
    if pairs is None:
        return None
    en = check.required(pairs, "en", node.line)
    named = check.required(pairs, "status", node.line)
    status: Status | None = next((one for one in STATUSES if one == named), None)
    if named and status is None:
        hint = f"use: {', '.join(STATUSES)}"
        check.report(pairs["status"].line, "value", f"{named!r} is no status", hint)
    source = check.required(pairs, "source", node.line)
    date = check.date(pairs, "date")
    is_source = _check_source(check, pairs, source, date)
    if en and HAN.search(en):
        hint = "put Chinese wordings under 'also'"
        check.report(pairs["en"].line, "value", f"{en!r} is not English", hint)
        return None
    return Rendering(en, status, source, date, node.line) if en and status and is_source else None


def _check_source(check: Checker, pairs: dict[str, Node], source: str, date: str | None) -> bool:
    """Whether a source is one; report one that is none, and a date that is missing or misplaced."""
    if not source:
        return False
    line = pairs["source"].line
    if _ADDRESS.fullmatch(source):
        if date is None and "date" not in pairs:
            hint = "add the document's date as 'date: 2024-04-23'"
            check.report(line, "value", "a document must be dated", hint)
        return True
    if source != EDITOR and not _PASSAGE.fullmatch(source):
        hint = "give a passage as 'transcript#p-…', a web address with its date, or 'editor'"
        check.report(line, "value", f"{source!r} is no source", hint)
        return False
    if "date" in pairs:
        hint = "take the date out; an event dates its passages, and the editor's word has none"
        check.report(pairs["date"].line, "value", "this source is not dated here", hint)
    return True


def check_together(terms: Sequence[Term]) -> list[Problem]:
    """What is wrong between entries: Chinese that two share, references to no entry."""
    return [*_repeated(terms), *_dangling(terms)]


def _repeated(terms: Iterable[Term]) -> list[Problem]:
    """Chinese wordings of two terms that running text cannot tell apart."""
    first: dict[str, Term] = {}
    problems = []
    for term in terms:
        shared: dict[str, list[str]] = {}
        for laid, form in {lay_out(form): form for form in reversed(term.chinese)}.items():
            other = first.setdefault(laid, term)
            if other is not term:
                shared.setdefault(f"{other.path}:{other.line}", []).append(repr(form))
        for place, forms in shared.items():
            message = f"{', '.join(dict.fromkeys(forms))}: the same stands in {place}"
            hint = "keep it in one of the two entries"
            problems.append(Problem(term.path, term.line, "duplicate", message, hint))
    return problems


def _dangling(terms: Sequence[Term]) -> list[Problem]:
    known = {term.name.zh for term in terms}
    return [
        Problem(
            term.path,
            term.line,
            "reference",
            f"there is no term {name!r}",
            "write the 'zh' of another entry under 'see_also' and 'belongs_to'",
        )
        for term in terms
        for name in (*term.belongs_to, *term.see_also)
        if name not in known
    ]
