/** The comforts of a page. */

import { startCards, startPrinting } from "./cards.js";
import { startCopying } from "./copy.js";
import {
  all,
  closest,
  copyOf,
  groupsOf,
  hold,
  isShown,
  keepPlace,
  languageOf,
  passageInView,
  tools,
} from "./page.js";
import { startPinyin } from "./pinyin.js";
import { startCounterparts, startPractice } from "./sentences.js";
import { change, drawScheme, memory, root, watch } from "./state.js";

const KEYS = "duizhao.keys"; // in the memory

startKeys();
startSchemes();
startFilter();
if (tools) {
  startControls();
  startView();
  startPractice();
  startPinyin();
  startCards();
  startCounterparts();
  startCopying();
  startPrinting();
}

// A link in the list of turns closes it.
const [turns] = all("#dz-turns");
turns?.addEventListener("click", ({ target }) => closest(target, "a") && turns.hidePopover());

// The other script opens at the same place, in the same view.
const other = /** @type {HTMLAnchorElement | undefined} */ (all("a.dz-script")[0]);
for (const type of ["click", "auxclick"]) {
  other?.addEventListener(type, () => {
    other.search = location.search;
    other.hash = passageInView()?.id ?? "";
  });
}

// Who comes back comes to the same place; what is not drawn has no height for a browser to keep.
comeBack();
window.addEventListener("popstate", comeBack);
document.addEventListener("scrollend", () => {
  const passage = passageInView();
  history.scrollRestoration = "manual";
  history.replaceState([passage?.id, passage?.getBoundingClientRect().top ?? 0], "");
});

function comeBack() {
  const [id, top] = history.state ?? [];
  if (history.state) hold(document.getElementById(id) ?? root, top);
}

/** Each button has the name of a part and a value. */
function startControls() {
  const narrow = window.matchMedia("(max-width: 48em)");
  const buttons = /** @type {HTMLButtonElement[]} */ (all(".dz-tools button[name]"));
  const show = () => {
    for (const button of buttons) {
      // A narrow window has no columns.
      const stacked = narrow.matches && button.name === "view" && root.dataset.dzView === "side";
      const pressed = stacked ? button.value === "stack" : isOn(button);
      button.setAttribute("aria-pressed", String(pressed));
    }
  };
  watch(show);
  narrow.addEventListener("change", show);
  for (const button of buttons) {
    button.addEventListener("click", () => keepPlace(() => change(button.name, after(button))));
  }
}

/** @param {{ name: string, value: string }} button */
function isOn({ name, value }) {
  return (root.getAttribute(`data-dz-${name}`) ?? "").split(",").includes(value);
}

/** Its part, once it is pressed. @param {HTMLButtonElement} button */
function after({ name, value }) {
  if (name === "view" || name === "terms") return value;
  if (name !== "hide") return isOn({ name, value }) ? "0" : "1";
  return ["zh", "en"].filter((one) => isOn({ name, value: one }) !== (one === value)).join(",");
}

/** What the style sheet cannot draw. */
function startView() {
  watch((state, before) => {
    if (state.view === "lines") orderSentences();
    if (state.ref === "0") addGaps();
    if (state.terms !== (before?.terms ?? "all")) markTerms(state.terms);
  });
}

/** For the layout of sentence under sentence. */
function orderSentences() {
  if (document.querySelector(".dz-first")) return;
  for (const passage of all(".dz-p")) {
    for (const [at, group] of groupsOf(passage).entries()) {
      for (const one of group) one.style.order = String(2 * at + Number(languageOf(one) === "en"));
      (group.find((one) => languageOf(one) === "zh") ?? group[0])?.classList.add("dz-first");
    }
  }
}

/** Shown where reference translations are off. */
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
      // A link without an address is none to anybody.
      link.dataset.href ??= link.getAttribute("href") ?? "";
      if (marked) link.setAttribute("href", link.dataset.href);
      else link.removeAttribute("href");
    }
  }
}

/** A key presses the button that names it. The theme's can be switched off too (WCAG 2.2, 2.1.4). */
function startKeys() {
  // Before the theme, which listens on the window.
  document.addEventListener("keydown", press, { capture: true });
  all("[data-do=keys]")[0]?.addEventListener("click", openList);
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

/** The list of keys, with the switch. */
function openList() {
  const dialog = /** @type {HTMLDialogElement} */ (copyOf("dialog"));
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  box.checked = memory(KEYS) !== "off";
  box.addEventListener("change", () => {
    box.checked = memory(KEYS, box.checked ? "on" : "off") !== "off";
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || closest(target, "[data-do=close]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  tools?.append(dialog);
  dialog.showModal();
}

/** Light, dark or neither; the style sheet shows the next one. */
function startSchemes() {
  const buttons = /** @type {HTMLButtonElement[]} */ (all(".dz-scheme button"));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      drawScheme(button.value);
      buttons.find(isShown)?.focus();
    });
  }
}

/** By Chinese, English, pinyin with or without tones. */
function startFilter() {
  const table = all("table.dz-terms")[0];
  if (!table) return;
  const rows = all("tbody tr", table);
  const texts = rows.map((row) => plain(row.textContent));
  const [field, count] = /** @type {[HTMLInputElement, HTMLElement]} */ (
    all(".dz-filter :is(input, output)")
  );
  field.addEventListener("input", () => {
    const words = field.value.split(/\s+/u).map(plain).filter(Boolean);
    for (const [at, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[at]?.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.length ? `${shown} / ${rows.length}` : "";
  });
}

/** Without tones, case, spaces, marks. @param {string | null} text */
function plain(text) {
  return (text ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\s\p{M}'’“”"-]+/gu, "");
}
