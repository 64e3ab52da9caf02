"""``transcript.yml``: what an editor says about one transcript, checked key by key."""

from __future__ import annotations

import re

from generator.corrections import Correction, CorrectionAction
from generator.language.chinese import TRADITIONAL
from generator.model import Details
from generator.yaml_checked import Checker, Node

FILL_IN = "write 'title: {zh: …, en: …}' and 'date: 2024-04-23' into it"

ACTIONS: dict[CorrectionAction, tuple[str, ...]] = {
    "speaker": (),
    "label": ("yes", "no"),
    "drop": ("yes",),
    "join": ("yes",),
    "split": ("yes",),
    "kind": ("opening", "statement", "question", "answer", "handover", "closing"),
    "role": (),
    "language": ("zh", "en"),
    "pair": (),
    "alone": ("yes",),
    "agree": ("yes",),
}
"""What a correction can do, and the values that each one takes; any where none are listed."""

OF_PAIRING: tuple[CorrectionAction, ...] = ("pair", "alone")
"""Those that say which words render each other."""

OF_AGREEMENT: tuple[CorrectionAction, ...] = ("agree",)
"""Those that say that figures, dates, names and terms of a passage are right as they stand.

All actions of neither kind are about the reading of a source.
"""


def read_details(check: Checker, root: Node) -> list[Details]:
    """The details, in a list that is empty where there are none; problems are in ``check``."""
    pairs = check.mapping(root, ("title", "date", "place", "text", "traditional", "corrections"))
    if not pairs:
        if pairs is not None and not check.problems:
            check.report(1, "value", "this file is empty", FILL_IN)
        return []
    keys = ("of", "copy", "address", "reference")
    text = (check.mapping(pairs["text"], keys) if "text" in pairs else None) or {}
    date = check.date(pairs, "date")
    if date is None and "date" not in pairs:
        check.report(1, "value", "'date' is missing", "add the event's date as 'date: 2024-04-23'")
    return [
        Details(
            title=check.name(pairs, "title", 1),
            date=date or "",
            place=check.bilingual(pairs, "place"),
            publisher=check.bilingual(text, "of"),
            copy=check.bilingual(text, "copy"),
            address=_address(check, text),
            corrections=tuple(
                correction
                for node in check.items(pairs, "corrections")
                if (correction := _correction(check, node))
            ),
            reference=check.bilingual(text, "reference"),
            traditional=check.choice(pairs, "traditional", TRADITIONAL) or TRADITIONAL[0],
        )
    ]


def _address(check: Checker, pairs: dict[str, Node]) -> str | None:
    address = check.text(pairs, "address")
    if address and not re.match(r"https?://[^\s/]", address):
        line = pairs["address"].line
        check.report(line, "value", f"{address!r} is no web address", "begin it with https://")
        return None
    return address


def _correction(check: Checker, node: Node) -> Correction | None:
    pairs = check.mapping(node, ("quote", "date", *ACTIONS))
    if pairs is None:
        return None
    quote = check.required(pairs, "quote", node.line)
    given = [action for action in ACTIONS if action in pairs]
    if len(given) != 1:
        message = "a correction does one thing" if given else "a correction must say what to do"
        check.report(node.line, "value", message, f"give one of: {', '.join(ACTIONS)}")
        return None
    action = given[0]
    value = check.required(pairs, action, node.line)
    allowed = ACTIONS[action]
    if value and allowed and check.choice(pairs, action, allowed) is None:
        return None
    if not quote or not value:
        return None
    return Correction(action, quote, value, check.date(pairs, "date"), check.path, node.line)
