/** The comforts of a page; everything is readable without them. */

import { startCards } from "./cards.js";
import { startMenu } from "./menu.js";

startCards(document);
startMenu(document);

// The theme's search is a dialog without a name; it takes that of its field.
const field = document.querySelector(".md-search__input");
const name = field?.getAttribute("aria-label");
if (name) field?.closest("[role=dialog]")?.setAttribute("aria-label", name);
