/** The buttons that change what is shown, and how; their keys. Only they write to address and memory. */

import { all, closest, copyOf, groupsOf, keepPlace, languageOf, tools } from "./page.js";
import { CHOICES, draw, first, memory, PARTS, VIEW } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Part} Part */

const KEYS = "duizhao.keys"; // its name in the memory

/** @type {((state: State, before: State | null) => void)[]} */
const watchers = [];
let state = first;

/** Call a watcher now, and after each change. @param {(typeof watchers)[number]} watcher */
export function watch(watcher) {
  watchers.push(watcher);
  watcher(state, null);
}

/** @param {Part} part @param {string} value */
function set(part, value) {
  const before = state;
  state = { ...before, [part]: value };
  const query = new URLSearchParams(location.search);
  for (const one of PARTS) {
    // The layout always, so that one changed back to the default says so.
    if (one === "view" || state[one] !== CHOICES[one][0]) query.set(one, state[one]);
    else query.delete(one);
  }
  const search = query.toString().replaceAll("%2C", ",");
  history.replaceState(history.state, "", `${location.pathname}?${search}${location.hash}`);
  memory(VIEW, JSON.stringify(state));
  keepPlace(() => {
    for (const watcher of watchers) watcher(state, before);
  });
}

/** The buttons: each has the name of a part and a value; two stand for on, and off for pressed. */
export function startControls() {
  const narrow = window.matchMedia("(max-width: 48em)");
  const show = () => {
    for (const button of /** @type {HTMLButtonElement[]} */ (
      all("button[name]", tools ?? document)
    )) {
      // In a narrow window columns stand one above the other.
      const stacked = narrow.matches && button.name === "view" && state.view === "side";
      const pressed = stacked ? button.value === "stack" : isOn(button);
      button.setAttribute("aria-pressed", String(pressed));
    }
  };
  watch(show);
  narrow.addEventListener("change", show);
  tools?.addEventListener("click", (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (closest(event.target, "button[name]"));
    if (button) set(/** @type {Part} */ (button.name), after(button));
  });
}

/** @param {HTMLButtonElement} button */
const isOn = ({ name, value }) => state[/** @type {Part} */ (name)].split(",").includes(value);

/** What its part is after a button is pressed. @param {HTMLButtonElement} button */
function after(button) {
  const { name, value } = button;
  if (name === "view" || name === "terms") return value;
  if (name !== "hide") return isOn(button) ? "0" : "1";
  const hidden = state.hide.split(",");
  return ["zh", "en"].filter((one) => hidden.includes(one) !== (one === value)).join(",");
}

/** The style sheet draws the layouts; sentences need their order, and some terms are no links. */
export function startView() {
  watch((state, before) => {
    if (state.view === "lines") orderSentences();
    if (state.ref === "0") addGaps();
    if (state.terms !== (before?.terms ?? "all")) markTerms(state.terms);
    draw(state);
  });
}

/** Give each sentence its place for the layout of sentence under sentence. */
function orderSentences() {
  if (document.querySelector(".dz-first")) return;
  for (const passage of all(".dz-p")) {
    for (const [at, group] of groupsOf(passage).entries()) {
      for (const one of group) one.style.order = String(2 * at + Number(languageOf(one) === "en"));
      (group.find((one) => languageOf(one) === "zh") ?? group[0])?.classList.add("dz-first");
    }
  }
}

/** Beside reference translations, the words that are shown when these are switched off. */
function addGaps() {
  if (document.querySelector(".dz-none")) return;
  for (const side of all(".dz-ref")) side.append(copyOf(`.dz-no-${languageOf(side)}`));
}

/** @param {string} density */
function markTerms(density) {
  for (const turn of all(".dz-turn")) {
    const seen = new Set();
    for (const link of all("a.dz-term", turn)) {
      const key = `${languageOf(link)} ${link.dataset.term}`;
      const marked = density === "all" || (density === "first" && !seen.has(key));
      seen.add(key);
      // A link without an address is none: it is not drawn, not focused, not read out as one.
      const address = link.getAttribute("href") ?? link.dataset.href ?? "";
      link.dataset.href = address;
      if (marked) link.setAttribute("href", address);
      else link.removeAttribute("href");
    }
  }
}

/**
 * Single keys: each presses the button that names it. They never act while somebody types or with a
 * modifier, and can be switched off on all pages, ours and the theme's (WCAG 2.2, 2.1.4).
 */
export function startKeys() {
  // Before the theme hears of it, which listens on the window.
  document.addEventListener("keydown", press, { capture: true });
  tools?.addEventListener("click", ({ target }) => {
    if (closest(target, "[data-do=keys]")) openList();
  });
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, target } = event;
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const typing = closest(target, "input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (key.length > 1 || key === " " || modified || typing) return;
  if (memory(KEYS) === "off") return event.stopPropagation();
  if (document.querySelector("dialog[open]")) return;
  const button = all(`button[aria-keyshortcuts="${CSS.escape(key)}"]:not([hidden])`)[0];
  if (!button) return;
  button.click();
  event.preventDefault();
}

/** Show the list of keys, with the switch. */
function openList() {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf("dialog"));
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  box.checked = memory(KEYS) !== "off";
  box.addEventListener("change", () => {
    box.checked = memory(KEYS, box.checked ? "on" : "off") !== "off"; // no memory, no switch
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || closest(target, "[data-do=close]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  tools?.append(dialog);
  dialog.showModal();
}
