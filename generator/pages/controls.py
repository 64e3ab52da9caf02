"""What stands above the text of a reading page: the controls of its view, and the list of turns.

The controls want the script, and without one are not shown. What the script itself puts on the page
(covers, the menu of a passage, the list of keys) stands here in templates, so that all words are in
one table.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import LANGUAGES
from generator.pages.html import Html, element
from generator.pages.labels import label, plain

# Each layout with its key, in the order of the control; the first is the default.
LAYOUTS = {"side": "1", "stack": "2", "lines": "3", "zh": "4", "en": "5"}
DENSITIES = ("all", "first", "none")

# Single keys without a button, or of the theme; those of buttons are told by the buttons.
_OTHER_KEYS = (("j", "next-sentence"), ("k", "previous-sentence"), ("Esc", "close"))
_THEMES_KEYS = (("f s /", "search"), ("p ,", "previous-page"), ("n .", "next-page"))


def tools(turns: Sequence[Html], cards: str, pinyin: str) -> Html:
    """The bar above the text. ``turns`` are the items of the list of turns.

    ``cards`` and ``pinyin`` are the addresses of what the script fetches when it is asked for.
    """
    menu = element("details", element("summary", label("turns")), element("ol", *turns))
    return element(
        "div",
        element("div", *_controls(), class_="dz-controls"),
        element("nav", menu, aria_label=plain("turns")),
        _panel(),
        *_templates(),
        class_="dz-tools",
        data_search_exclude="",
        data_cards=cards,
        data_pinyin=pinyin,
    )


def _controls() -> list[Html]:
    layouts = [_choice("view", value, f"view-{value}", key) for value, key in LAYOUTS.items()]
    covers = [
        _choice("hide", "zh", "hide-zh", "z"),
        _choice("hide", "en", "hide-en", "e"),
        _button("reveal-all", "r", class_="dz-reveal", data_do="reveal", hidden=True),
        _button("hide-again", "h", class_="dz-reveal", data_do="hide-again", hidden=True),
    ]
    return [
        _group("layout", *layouts),
        element("div", *covers, class_="dz-switches", role="group", aria_label=plain("practice")),
        _choice("pinyin", "1", "pinyin", "y"),
        _button("more", "m", popovertarget="dz-panel"),
    ]


def _panel() -> Html:
    """What is wanted less often."""
    densities = [_choice("terms", value, f"terms-{value}") for value in DENSITIES]
    return element(
        "div",
        element("p", label("terms-marked")),
        _group("terms-marked", *densities),
        element("p", _choice("ref", "1", "reference-shown", "o")),
        element(
            "p",
            _button("print", None, data_do="print"),
            " ",
            element("label", element("input", type="checkbox", data_notes=True), label("notes")),
        ),
        element("p", _button("keys", "?", data_do="keys")),
        id="dz-panel",
        class_="dz-panel",
        popover="auto",
        role="group",
        aria_label=plain("more"),
    )


def _templates() -> list[Html]:
    covers = [
        _button(f"show-{language}", None, class_="dz-cover", data_language=language)
        for language in LANGUAGES
    ]
    gaps = [
        element("p", label(f"no-{language}"), class_="dz-none", data_language=language)
        for language in LANGUAGES
    ]
    return [
        element("template", *covers, *gaps, id="dz-parts"),
        element("template", _passage_menu(), id="dz-passage-menu"),
        element("template", _keys(), id="dz-keys"),
    ]


def _passage_menu() -> Html:
    copies = ("zh", "en", "pair", "citation", "link")
    return element(
        "div",
        *(_button(f"copy-{what}", None, data_copy=what) for what in copies),
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


def _keys() -> Html:
    """The list of keys; the script fills in those of the buttons."""
    return element(
        "dialog",
        element("h2", label("keys"), id="dz-keys-title"),
        element("dl", *_rows(_OTHER_KEYS), class_="dz-keys-ours"),
        element("p", label("themes-keys")),
        element("dl", *_rows(_THEMES_KEYS)),
        element("p", element("label", element("input", type="checkbox"), label("keys-on"))),
        element("p", _button("close", None, data_do="close")),
        class_="dz-keys",
        aria_labelledby="dz-keys-title",
    )


def _rows(keys: Sequence[tuple[str, str]]) -> list[Html]:
    return [
        element(
            "div",
            element("dt", *(element("kbd", one) for one in key.split()), lang="en"),
            element("dd", label(name)),
        )
        for key, name in keys
    ]


def _group(name: str, *buttons: Html) -> Html:
    return element("div", *buttons, class_="dz-choice", role="group", aria_label=plain(name))


def _choice(name: str, value: str, words: str, key: str | None = None) -> Html:
    """A button that sets a part of the view to a value; the script keeps ``aria-pressed`` true."""
    pressed = value in {"side", "all"} or name == "ref"
    return _button(words, key, name=name, value=value, aria_pressed="true" if pressed else "false")


def _button(words: str, key: str | None, **attributes: str | bool) -> Html:
    return element(
        "button",
        label(words),
        type="button",
        aria_keyshortcuts=key,
        title=_title(words, key),
        **attributes,
    )


def _title(words: str, key: str | None) -> str | None:
    return f"{plain(words)} ({key})" if key else None
