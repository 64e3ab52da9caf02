/** The comforts of a page; everything is readable without them. */

import { startCards, startPrinting } from "./cards.js";
import { startCopying } from "./copy.js";
import { all, closest, passageInView, putBelow, tools } from "./page.js";
import { startPinyin } from "./pinyin.js";
import { startCounterparts, startPractice } from "./sentences.js";
import { startControls, startKeys, startView } from "./view.js";

startKeys();
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

// The same page in the other script opens at the same place, in the same view.
const other = /** @type {HTMLAnchorElement | undefined} */ (all("a.dz-script")[0]);
other?.addEventListener("click", () => {
  other.search = location.search;
  other.hash = passageInView()?.id ?? "";
});

// The theme's search is a dialog without a name; it takes that of its field.
const field = document.querySelector(".md-search__input");
const name = field?.getAttribute("aria-label");
if (name) field?.closest("[role=dialog]")?.setAttribute("aria-label", name);

// It looks up what is typed when a key comes up, and so misses what is pasted, spoken or composed.
field?.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));

/** The list of turns closes by itself once a turn is chosen, and on Escape; the panel opens in place. */
function startMenus() {
  const panel = all(".dz-panel")[0];
  panel?.addEventListener("toggle", () => putBelow(panel, all("[popovertarget]")[0] ?? panel));
  const list = /** @type {HTMLDetailsElement} */ (all("details", tools ?? document)[0]);
  document.addEventListener("click", ({ target }) => {
    if (closest(target, "a") || !list.contains(/** @type {Node} */ (target))) list.open = false;
  });
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !list.open) return;
    list.open = false;
    list.querySelector("summary")?.focus();
  });
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
