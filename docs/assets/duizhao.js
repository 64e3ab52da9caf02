/** The comforts of a page; everything is readable without them. */

import { startCards, startPrinting } from "./cards.js";
import { startCopying } from "./copy.js";
import { startCounterparts } from "./counterparts.js";
import { startFilter } from "./filter.js";
import { startKeys } from "./keys.js";
import { startLayouts } from "./layouts.js";
import { all, closest, putBelow, tools } from "./page.js";
import { startPinyin } from "./pinyin.js";
import { startPractice } from "./practice.js";
import { startControls } from "./view.js";

startKeys();
startFilter(document);
if (tools) {
  startControls();
  startLayouts();
  startPractice();
  startPinyin();
  startCards();
  startCounterparts();
  startCopying();
  startPrinting();
  startMenus();
}

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
