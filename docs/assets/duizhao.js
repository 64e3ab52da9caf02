/** The comforts of a page; everything is readable without them. */

import { startCards, startPrinting } from "./cards.js";
import { startCopying } from "./copy.js";
import { all, closest, isShown, passageInView, putBelow, tools } from "./page.js";
import { startPinyin } from "./pinyin.js";
import { startCounterparts, startPractice } from "./sentences.js";
import { drawScheme, root } from "./state.js";
import { startControls, startKeys, startView } from "./view.js";

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
  startMenus();
}
root.removeAttribute("data-dz-wait");

// The same page in the other script opens at the same place, in the same view.
const other = /** @type {HTMLAnchorElement | undefined} */ (all("a.dz-script")[0]);
other?.addEventListener("click", () => {
  other.search = location.search;
  other.hash = passageInView()?.id ?? "";
});

/** Of the buttons for light, dark and neither, the style sheet shows the next one. */
function startSchemes() {
  const buttons = /** @type {HTMLButtonElement[]} */ (all(".dz-scheme button"));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      drawScheme(button.value);
      buttons.find(isShown)?.focus();
    });
  }
}

/** Panels open below their buttons, and close once a link in them is followed. */
function startMenus() {
  for (const button of /** @type {HTMLButtonElement[]} */ (all("[popovertarget]"))) {
    const panel = /** @type {HTMLElement} */ (button.popoverTargetElement);
    panel.addEventListener("toggle", () => putBelow(panel, button));
    panel.addEventListener("click", ({ target }) => closest(target, "a") && panel.hidePopover());
  }
}

/** The list of terms is filtered by Chinese, by English, by pinyin with or without tones. */
function startFilter() {
  const table = all("table.dz-terms")[0];
  if (!table) return;
  const rows = all("tbody tr", table);
  const texts = rows.map((row) => plain(row.textContent));
  const label = document.createElement("label");
  label.className = "dz-filter";
  label.innerHTML =
    '筛选 <span lang="en">Filter</span> <input type="search" autocomplete="off"> <output>';
  const [field, count] = /** @type {[HTMLInputElement, HTMLElement]} */ (
    all("input, output", label)
  );
  field.addEventListener("input", () => {
    const words = field.value.split(/\s+/u).map(plain).filter(Boolean);
    for (const [at, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[at]?.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.length ? `${shown} / ${rows.length}` : "";
  });
  table.before(label);
}

/** A text without tones, case, spaces and marks. @param {string | null} text */
function plain(text) {
  return (text ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\s\p{M}'’“”"-]+/gu, "");
}
