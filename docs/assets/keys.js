/**
 * Single keys: each presses the button that names it, and a few do something of their own.
 *
 * They never act while somebody types or with a modifier, and can be switched off on all pages, ours
 * and the theme's (WCAG 2.2, 2.1.4).
 */

import { all, closest, copyOf, memory, tools } from "./page.js";

const MEMORY = "duizhao.keys";

/** @type {Map<string, () => void>} */
const own = new Map();

/** @param {string} key @param {() => void} act */
export const onKey = (key, act) => own.set(key, act);

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
  if (memory(MEMORY) === "off") return event.stopPropagation();
  if (document.querySelector("dialog[open]")) return;
  const button = all(`button[aria-keyshortcuts="${CSS.escape(key)}"]:not([hidden])`)[0];
  const act = own.get(key) ?? button?.click.bind(button);
  if (!act) return;
  act();
  event.preventDefault();
}

/** Show the list of keys, with the switch. */
function openList() {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf("dialog"));
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  box.checked = memory(MEMORY) !== "off";
  box.addEventListener("change", () => {
    box.checked = memory(MEMORY, box.checked ? "on" : "off") !== "off"; // no memory, no switch
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || closest(target, "[data-do=close]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  tools?.append(dialog);
  dialog.showModal();
}
