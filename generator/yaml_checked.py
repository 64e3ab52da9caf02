"""YAML as editors write it: every scalar is text, every node knows its line, every key is checked.

Reading all scalars as text keeps ``no``, ``12:30`` and ``2024-04-23`` what they look like.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

import yaml

from generator.model import LANGUAGES, Bilingual
from generator.problems import Problem

T = TypeVar("T", bound=str)

# Controls, bidirectional and other invisible characters, lone surrogates and non-characters.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff]"
)
DEEPEST = 20
"""More levels than any file of ours has; deeper ones make the library slow, then overflow."""
_Loader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]


@dataclass(frozen=True)
class Node:
    """A value with the 1-based line it begins on."""

    line: int
    value: str | list[Node] | dict[str, Node]


@lru_cache(maxsize=500)
def parse(path: str, data: bytes) -> Node | Problem:
    """Read one YAML document; whatever keeps it from being read is returned as a problem.

    Files that a preview finds unchanged are not read again; nobody changes a node.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem(path, line, "encoding", "this is not UTF-8", "save the file as UTF-8")
    try:
        try:
            return _parsed(path, text, yaml.CSafeLoader)
        except yaml.YAMLError:  # the parser in C is ten times as fast, the other one tells more
            return _parsed(path, text, yaml.SafeLoader)
    except yaml.reader.ReaderError as error:  # a character that YAML does not allow anywhere
        line = text.count("\n", 0, error.position) + 1
        message, hint = _unfit(chr(error.character))
        return Problem(path, line, "yaml", message, hint)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Problem(path, line, "yaml", *_told(error))


def _parsed(path: str, text: str, loader: _Loader) -> Node | Problem:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Problem(path, line, "yaml", "this is nested too deeply", "write it flat")
        if isinstance(event, yaml.AliasEvent):
            message = "this refers to another value (*name)"
            return Problem(path, line, "yaml", message, "write the value out")
    root = yaml.compose(text, Loader=loader)
    return Node(1, {}) if root is None else _node(root)


def _told(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What the library says, and what to do about it."""
    what = error.problem or "this is not YAML"
    if isinstance(error, _KeyError):
        return what, error.note or ""
    if "another document" in what:
        return "a second document begins here", "keep one, and take the line '---' out"
    if "'\\t'" in what:
        return what, "indent with spaces, not with tabs"
    if "mapping values are not allowed" in what:
        return what, "put a text that holds a colon in quotes"
    within = f"{error.context}: " if error.context else ""
    return within + what, "mend this line or the one above it; put odd texts in quotes"


def _unfit(char: str) -> tuple[str, str]:
    return f"this holds a character that cannot be shown (U+{ord(char):04X})", "take it out"


class _KeyError(yaml.MarkedYAMLError):
    """A key that YAML allows and we do not; ``note`` says what to do."""


def _node(node: yaml.Node) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        pairs: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                what, hint = "this key is no plain text", "write it as 'key: value'"
                raise _KeyError(problem=what, problem_mark=key.start_mark, note=hint)
            if key.value in pairs:
                what = f"the key {key.value!r} stands here a second time"
                hint = f"keep one of the two; the first is in line {pairs[key.value].line}"
                raise _KeyError(problem=what, problem_mark=key.start_mark, note=hint)
            pairs[key.value] = _node(value)
        return Node(line, pairs)
    if isinstance(node, yaml.SequenceNode):
        return Node(line, [_node(value) for value in node.value])
    return Node(line, node.value)


def dump(items: Sequence[object]) -> str:
    """Plain values as the YAML of a list, each text in one line."""
    return "".join(
        yaml.safe_dump([item], allow_unicode=True, sort_keys=False, width=10**6) for item in items
    )


@dataclass
class Checker:
    """Takes values out of the nodes of one file and collects what is wrong with them."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, code: str, message: str, hint: str) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.path, line, code, message, hint))

    def mapping(self, node: Node, keys: Sequence[str]) -> dict[str, Node] | None:
        """The pairs of a mapping whose keys are all among ``keys``; ``None`` where it is none.

        An empty value counts as an empty mapping.
        """
        if node.value == "":
            return {}
        if not isinstance(node.value, dict):
            self.report(node.line, "value", "keys are expected here", f"use: {', '.join(keys)}")
            return None
        for key, value in node.value.items():
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(keys)}"
                self.report(value.line, "key", f"unknown key {key!r}", hint)
        return {key: value for key, value in node.value.items() if key in keys}

    def items(self, pairs: dict[str, Node], key: str) -> list[Node]:
        """The items of a list, empty where the key is absent."""
        node = pairs.get(key)
        return [] if node is None else self.sequence(node)

    def sequence(self, node: Node) -> list[Node]:
        """The items of a list, without empty ones; an empty value counts as an empty list."""
        if not isinstance(node.value, list):
            if node.value not in ("", {}):
                self.report(node.line, "value", "a list is expected here", "begin items with '- '")
            return []
        for item in node.value:
            if not item.value:
                self.report(item.line, "value", "this item is empty", "fill it in or take it out")
        return [item for item in node.value if item.value]

    def scalar(self, node: Node) -> str | None:
        """A plain text, white space at its ends removed; ``None`` where it is empty."""
        if isinstance(node.value, str):
            if bad := _UNFIT.search(node.value):
                self.report(node.line, "value", *_unfit(bad[0]))
                return None
            return node.value.strip() or None
        self.report(node.line, "value", "a plain text is expected here", "put it in quotes")
        return None

    def text(self, pairs: dict[str, Node], key: str) -> str | None:
        """The text under a key, ``None`` where it is absent or empty."""
        return self.scalar(pairs[key]) if key in pairs else None

    def texts(self, pairs: dict[str, Node], key: str) -> tuple[str, ...]:
        """The texts of a list."""
        found = (self.scalar(item) for item in self.items(pairs, key))
        return tuple(text for text in found if text)

    def required(self, pairs: dict[str, Node], key: str, line: int) -> str:
        """The text under a key that must be there; reported and empty where it is not."""
        told = len(self.problems)
        text = self.text(pairs, key)
        if text is None and len(self.problems) == told:  # one cause, one error
            self.report(line, "value", f"{key!r} is missing", f"add '{key}: …'")
        return text or ""

    def choice(self, pairs: dict[str, Node], key: str, allowed: Sequence[T]) -> T | None:
        """The text under a key, one of ``allowed``; ``None`` where it is absent or another."""
        text = self.text(pairs, key)
        found = next((one for one in allowed if one == text), None)
        if text is not None and found is None:
            hint = f"use: {', '.join(allowed)}"
            self.report(pairs[key].line, "value", f"{text!r} is no {key}", hint)
        return found

    def date(self, pairs: dict[str, Node], key: str) -> str | None:
        """A date as ``YYYY-MM-DD``."""
        text = self.text(pairs, key)
        if text is None:
            return None
        try:
            return datetime.date.fromisoformat(text).isoformat()
        except ValueError:
            self.report(pairs[key].line, "value", f"{text!r} is no date", "write it as 2024-04-23")
            return None

    def bilingual(self, pairs: dict[str, Node], key: str) -> Bilingual:
        """A text in both languages: ``zh`` and ``en``, each absent where not given."""
        if key not in pairs:
            return Bilingual()
        sides = self.mapping(pairs[key], LANGUAGES) or {}
        return Bilingual(self.text(sides, "zh"), self.text(sides, "en"))

    def name(self, pairs: dict[str, Node], key: str, line: int) -> Bilingual:
        """A bilingual text of which at least one side must be there."""
        told = len(self.problems)
        name = self.bilingual(pairs, key)
        if not name.any and len(self.problems) == told:
            self.report(line, "value", f"{key!r} is missing", f"add '{key}: {{zh: …, en: …}}'")
        return name
