/**
 * Single keys: each presses the button that names it, and a few do something of their own.
 *
 * They never act while somebody types or with a modifier, and can be switched off, ours and the
 * theme's (WCAG 2.2, 2.1.4). The switch stands in the list of keys, and holds on every page.
 */

import { copyOf } from "./passages.js";

const MEMORY = "duizhao.keys";

/** @typedef {{ on: (key: string, act: () => void) => void }} Keys */

/**
 * @param {Document} page
 * @param {Element | null} tools
 * @returns {Keys}
 */
export function startKeys(page, tools) {
  /** @type {Map<string, () => void>} */
  const own = new Map();

  // Before the theme hears of it, which listens on the window.
  page.addEventListener(
    "keydown",
    (event) => {
      if (!isSingle(event) || isTyping(event.target)) return;
      if (isOff()) {
        event.stopPropagation();
        return;
      }
      if (page.querySelector("dialog[open]")) return;
      const act = own.get(event.key);
      const button = tools?.querySelector(`button[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
      if (act) act();
      else if (button instanceof HTMLButtonElement && !button.hidden) button.click();
      else return;
      event.preventDefault();
    },
    { capture: true },
  );

  tools?.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-do=keys]")) open(page, tools);
  });
  return { on: (key, act) => own.set(key, act) };
}

/** @param {KeyboardEvent} event */
function isSingle(event) {
  const { key } = event;
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return key.length === 1 && key !== " " && !modified;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  const box = target instanceof HTMLInputElement && target.type === "checkbox";
  return target.isContentEditable || (target.matches("input, textarea, select") && !box);
}

/** @returns {boolean} */
function isOff() {
  try {
    return localStorage.getItem(MEMORY) === "off";
  } catch {
    return false;
  }
}

/**
 * Show the list of keys, with the switch.
 *
 * @param {Document} page
 * @param {Element} tools
 * @returns {void}
 */
function open(page, tools) {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf(page, "dz-keys", "dialog"));
  dialog.querySelector(".dz-keys-ours")?.prepend(...rows(page, tools));
  const box = dialog.querySelector("input");
  if (box) {
    box.checked = !isOff();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(MEMORY, box.checked ? "on" : "off");
      } catch {
        box.checked = true; // no memory, no switch
      }
    });
  }
  dialog.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === dialog || target?.closest("[data-do=close]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  tools.append(dialog);
  dialog.showModal();
}

/**
 * A row for each button that has a key.
 *
 * @param {Document} page
 * @param {Element} tools
 * @returns {HTMLElement[]}
 */
function rows(page, tools) {
  return [...tools.querySelectorAll("button[aria-keyshortcuts]")].map((button) => {
    const row = page.createElement("div");
    const [name, key, does] = ["dt", "kbd", "dd"].map((tag) => page.createElement(tag));
    if (!name || !key || !does) return row;
    name.lang = "en";
    key.textContent = button.getAttribute("aria-keyshortcuts");
    does.append(...[...button.childNodes].map((node) => node.cloneNode(true)));
    name.append(key);
    row.append(name, does);
    return row;
  });
}
