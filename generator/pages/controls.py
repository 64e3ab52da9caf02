"""What stands above the text of a reading page: the controls of its view, and the list of turns.

The controls want the script, and without one are not shown. What the script itself puts on the page
(covers, the menu of a passage, the list of keys) stands here in templates, so that all words are in
one table.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model import LANGUAGES
from generator.pages.html import Html, element
from generator.pages.labels import label, plain

# Each layout with its key, in the order of the control; the first is the default.
LAYOUTS = {"view-side": "1", "view-stack": "2", "view-lines": "3", "view-zh": "4", "view-en": "5"}
DENSITIES = ("terms-all", "terms-first", "terms-none")
_COPIES = ("copy-zh", "copy-en", "copy-pair", "copy-citation", "copy-link")

# The keys of single buttons by their labels, and those of the theme.
_BUTTONS = {
    "hide-zh": "z",
    "hide-en": "e",
    "reveal-all": "r",
    "hide-again": "h",
    "pinyin": "y",
    "reference-shown": "o",
    "more": "m",
    "next-sentence": "j",
    "previous-sentence": "k",
    "keys": "?",
}
_KEYS = LAYOUTS | _BUTTONS
_THEMES_KEYS = (("f s /", "search"), ("p ,", "previous-page"), ("n .", "next-page"))


def tools(
    turns: Sequence[Html], languages: Collection[str] = LANGUAGES, other_script: Html | None = None
) -> Html:
    """The bar above the text. ``turns`` are the items of the list of turns.

    Where the text has one of the ``languages`` alone, what takes two is left out. ``other_script``
    is a link to the page in it. What the page's JavaScript fetches when it is wanted lies beside
    the page: ``cards.json`` and ``pinyin.json``.
    """
    absent = _absent(languages)
    button = element("button", label("turns"), type="button", popovertarget="dz-turns")
    menu = element("ol", *turns, id="dz-turns", class_="dz-panel", popover="auto")
    return element(
        "div",
        element("div", *_controls(absent), class_="dz-controls"),
        other_script,
        element("nav", button, menu, aria_label=plain("turns")),
        _panel(),
        element("template", *_parts(absent), id="dz-parts"),
        class_="dz-tools",
        data_search_exclude="",
    )


def _absent(languages: Collection[str]) -> set[str]:
    """The labels of the controls that a text without one of the languages has no use for."""
    missing = set(LANGUAGES) - set(languages)
    found = {f"hide-{language}" for language in missing}
    if missing:
        found |= set(LAYOUTS)
    if "zh" in missing:
        found.add("pinyin")
    return found


def _controls(absent: Collection[str]) -> list[Html]:
    layouts = [_choice("view", _value(name), name) for name in LAYOUTS if name not in absent]
    covers = [
        *(
            _choice("hide", _value(name), name)
            for name in ("hide-zh", "hide-en")
            if name not in absent
        ),
        _button("reveal-all", class_="dz-reveal", data_do="reveal", hidden=True),
        _button("hide-again", class_="dz-reveal", data_do="hide-again", hidden=True),
    ]
    found = [
        _group("layout", *layouts) if layouts else None,
        element("div", *covers, class_="dz-switches", role="group", aria_label=plain("practice")),
        None if "pinyin" in absent else _choice("pinyin", "1", "pinyin"),
        _button("more", popovertarget="dz-panel"),
    ]
    return [one for one in found if one]


def _panel() -> Html:
    """What is wanted less often."""
    densities = [_choice("terms", _value(name), name) for name in DENSITIES]
    return element(
        "div",
        element("p", label("terms-marked")),
        _group("terms-marked", *densities),
        element("p", _choice("ref", "1", "reference-shown")),
        element(
            "p",
            _button("print", data_do="print"),
            " ",
            element("label", element("input", type="checkbox", data_notes=True), label("notes")),
        ),
        element(
            "p",
            _button("previous-sentence", data_by="-1"),
            " ",
            _button("next-sentence", data_by="1"),
        ),
        element("p", _button("keys", data_do="keys")),
        id="dz-panel",
        class_="dz-panel",
        popover="auto",
        role="group",
        aria_label=plain("more"),
    )


def _parts(absent: Collection[str]) -> list[Html]:
    """What the script copies onto the page."""
    covers = [
        _button(name, class_="dz-cover", value=_value(name)) for name in ("show-zh", "show-en")
    ]
    gaps = [
        element("p", label(f"no-{language}"), class_=f"dz-none dz-no-{language}")
        for language in LANGUAGES
    ]
    return [*covers, *gaps, _passage_menu(), _keys(absent)]


def _passage_menu() -> Html:
    return element(
        "div",
        *(_button(name, value=_value(name)) for name in _COPIES),
        element(
            "p",
            *(element("span", label(key), data_told=key) for key in ("copied", "not-copied")),
            role="status",
        ),
        class_="dz-panel dz-menu",
        popover="auto",
        role="group",
        aria_label=plain("passage-menu"),
    )


def _keys(absent: Collection[str]) -> Html:
    """The list of keys, with the switch."""
    named = [(key, name) for name, key in _KEYS.items() if name not in absent]
    ours, themes = (
        element("dl", *(_key(key, label(name)) for key, name in keys))
        for keys in ([*named, ("Esc", "close")], _THEMES_KEYS)
    )
    return element(
        "dialog",
        # The browser would begin at the switch below, and scroll to it on a phone.
        element("h2", label("keys"), id="dz-keys-title", tabindex="-1", autofocus=True),
        ours,
        element("p", label("themes-keys")),
        themes,
        element("p", element("label", element("input", type="checkbox"), label("keys-on"))),
        element("p", _button("close", data_do="close")),
        class_="dz-keys",
        aria_labelledby="dz-keys-title",
    )


def _key(keys: str, does: Html) -> Html:
    """A row of the list; ``keys`` with a space between them."""
    names = (element("kbd", one) for one in keys.split(" "))
    return element("div", element("dt", *names, lang="en"), element("dd", does), class_="dz-key")


def _value(label_name: str) -> str:
    """What a label of a family stands for: ``lines`` of ``view-lines``."""
    return label_name.partition("-")[2]


def _group(name: str, *buttons: Html) -> Html:
    return element("div", *buttons, class_="dz-choice", role="group", aria_label=plain(name))


def _choice(name: str, value: str, words: str) -> Html:
    """A button that sets a part of the view to a value; the script keeps ``aria-pressed`` true."""
    pressed = value in {"side", "all"} or name == "ref"
    return _button(words, name=name, value=value, aria_pressed="true" if pressed else "false")


def _button(words: str, **attributes: str | bool) -> Html:
    key = _KEYS.get(words)
    title = f"{plain(words)} ({key})" if key else None
    return element(
        "button",
        label(words),
        type="button",
        aria_keyshortcuts=key,
        title=title,
        **attributes,
    )
