"""Compare what a reader made of a case with what `expect` says, in the vocabulary of reading.yml.

`found` is a dict of the same vocabulary, with these forms:
  meta, title, lang   as in expect
  people              [{names: [...], role}]
  turns               [{who: {names: [...], roles: [...], kind, inferred}, act, time, index, paras: [{zh, en}]}]
                      (names: every name of the turn's person and outlet, both languages, as printed and as known)
  headings, blocks    as in expect
  set_aside           [text, ...]
  warn                [code, ...]
"""

from __future__ import annotations

from collections import Counter
from typing import Any

STATEMENTS = {"opening", "handover", "closing", "statement"}


def sides(para: dict[str, Any], side: str) -> list[str]:
    """The paragraphs of one language in an aligned unit."""
    value = para.get(side)
    if value is None:
        return []
    return [text.strip() for text in (value if isinstance(value, list) else [value])]


def heading(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [text for text in value.values() if text]


def everything(found: dict[str, Any]) -> str:
    """All text of the result that a reader of the page would see."""
    out = [
        text
        for turn in found["turns"]
        for para in turn["paras"]
        for side in ("zh", "en")
        for text in sides(para, side)
    ]
    out += [name for turn in found["turns"] for name in turn["who"].get("names", [])]
    out += [text for value in found.get("headings", []) for text in heading(value)]
    out += [str(value) for block in found.get("blocks", []) for value in block.values()]
    out += [text for text in (found.get("title") or {}).values() if text]
    return "\n".join(out)


def compare_who(
    at: str, want: dict[str, Any], turn: dict[str, Any], turns: list[dict[str, Any]]
) -> list[str]:
    who, out = turn["who"], []
    given = [
        want[key] for key in ("name", "name_zh", "name_en", "outlet", "reporter") if want.get(key)
    ]
    missing = [name for name in given if name not in who.get("names", [])]
    if missing:
        out.append(f"{at}: {missing} not among {who.get('names')}")
    if "name" in want and want["name"] is None and who.get("names") and not who.get("inferred"):
        out.append(f"{at}: named {who['names']}, but no name is printed")
    if "role" in want and want["role"] not in who.get("roles", []):
        out.append(f"{at}: role {want['role']!r} not among {who.get('roles')}")
    if "kind" in want and want["kind"] != who.get("kind"):
        out.append(f"{at}: kind {who.get('kind')}, expected {want['kind']}")
    if "inferred" in want and want["inferred"] != bool(who.get("inferred")):
        out.append(f"{at}: inferred {who.get('inferred')}, expected {want['inferred']}")
    if "same_as" in want and not set(who.get("names", [])) & set(
        turns[want["same_as"]]["who"].get("names", [])
    ):
        out.append(f"{at}: not the speaker of turn {want['same_as']}")
    return out


def compare_turn(
    at: str,
    want: dict[str, Any],
    turn: dict[str, Any],
    turns: list[dict[str, Any]],
    paired: bool,
) -> list[str]:
    out = compare_who(at, want["who"], turn, turns)
    act = "statement" if turn.get("act") in STATEMENTS else turn.get("act")
    if "act" in want and want["act"] != act:
        out.append(f"{at}: act {act}, expected {want['act']}")
    for key in ("time", "index"):
        if key in want and str(want[key]) != str(turn.get(key)):
            out.append(f"{at}: {key} {turn.get(key)!r}, expected {want[key]!r}")
    speech = [para for para in want["paras"] if para.get("zh") or para.get("en")]
    if paired:
        expected = [(sides(para, "zh"), sides(para, "en")) for para in speech]
        got = [(sides(para, "zh"), sides(para, "en")) for para in turn["paras"]]
        if expected != got:
            out.append(f"{at}: units {got}, expected {expected}")
    for side in ("zh", "en"):
        expected_texts = [text for para in speech for text in sides(para, side)]
        got_texts = [text for para in turn["paras"] for text in sides(para, side)]
        if expected_texts != got_texts:
            out.append(f"{at}: {side} {got_texts}, expected {expected_texts}")
    return out


def compare_parts(expect: dict[str, Any], found: dict[str, Any], paired: bool) -> list[str]:
    """Everything but the turns."""
    out = []
    for part in ("meta", "title"):
        for key, value in (expect.get(part) or {}).items():
            got = (found.get(part) or {}).get(key)
            if (got or None) != value:
                out.append(f"{part}.{key}: {got!r}, expected {value!r}")
    if "lang" in expect and expect["lang"] != found.get("lang"):
        out.append(f"lang: {found.get('lang')!r}, expected {expect['lang']!r}")
    for person in expect.get("people", []):
        same = [p for p in found.get("people", []) if person["name"] in p.get("names", [])]
        if not same or ("role" in person and same[0].get("role") != person["role"]):
            out.append(f"people: {person['name']} ({person.get('role')}) not found as such: {same}")
    if "headings" in expect:
        wanted = [text for value in expect["headings"] for text in heading(value)]
        got = [text for value in found.get("headings", []) for text in heading(value)]
        if sorted(wanted) != sorted(got):
            out.append(f"headings: {got}, expected {wanted}")
    for block in expect.get("blocks", []):
        if not any(
            all(b.get(key) == value for key, value in block.items())
            for b in found.get("blocks", [])
        ):
            out.append(f"block {block} not found")
    aside, shown = "\n".join(found.get("set_aside", [])), everything(found)
    for text in expect.get("drop", []):
        if text.isdigit() and len(text) < 3:
            if text not in aside.split("\n"):
                out.append(f"drop: {text!r} is not set aside")
        elif text in shown or text not in aside:
            out.append(
                f"drop: {text!r} is {'shown' if text in shown else 'neither shown nor set aside'}"
            )
    warned = Counter(found.get("warn", []))
    if expect.get("warn") == []:
        wrong = [code for code in ("missing_label", "inferred_speaker") if warned[code]]
        out += [f"warn: {code} reported, none expected" for code in wrong]
    for code, times in Counter(expect.get("warn", [])).items():
        if code == "untranslated_paragraph" and not paired:
            continue
        exact = code in ("missing_label", "inferred_speaker")
        if warned[code] < times or (exact and warned[code] > times):
            out.append(f"warn: {code} reported {warned[code]} times, expected {times}")
    return out


def compare(expect: dict[str, Any], found: dict[str, Any], *, paired: bool = False) -> list[str]:
    """Every difference, as a line each; an empty list where the case is read exactly."""
    out = compare_parts(expect, found, paired)
    turns = found["turns"]
    if "turns" in expect:
        if len(turns) != len(expect["turns"]):
            out.append(f"{len(turns)} turns, expected {len(expect['turns'])}")
        for number, (want, turn) in enumerate(zip(expect["turns"], turns, strict=False)):
            out += compare_turn(f"turn {number}", want, turn, turns, paired)
    return out
