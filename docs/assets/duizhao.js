/** The comforts of a page; everything is readable without them. */

import { startCards } from "./cards.js";
import { startFilter } from "./filter.js";
import { startMenu } from "./menu.js";

startCards(document);
startFilter(document);
startMenu(document);

// The theme's search is a dialog without a name; it takes that of its field.
const field = document.querySelector(".md-search__input");
const name = field?.getAttribute("aria-label");
if (name) field?.closest("[role=dialog]")?.setAttribute("aria-label", name);

// It looks up what is typed when a key comes up, and so misses what is pasted, spoken or composed.
field?.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
