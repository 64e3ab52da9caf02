/** How many terms are marked: all, the first of each in a turn, or none; the others are text. */

import { languageOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {import("./view.js").View} view
 * @returns {void}
 */
export function startTerms(page, view) {
  view.watch((state, before) => {
    if (state.terms === (before?.terms ?? "all")) return;
    for (const turn of page.querySelectorAll(".dz-turn")) {
      /** @type {Set<string>} */
      const seen = new Set();
      for (const link of turn.querySelectorAll("a.dz-term")) {
        if (!(link instanceof HTMLAnchorElement)) continue;
        const key = `${languageOf(link)} ${link.dataset["term"]}`;
        const marked = state.terms === "all" || (state.terms === "first" && !seen.has(key));
        seen.add(key);
        mark(link, marked);
      }
    }
  });
}

/**
 * A link without an address is no link: it is not drawn, not focused and not read out as one.
 *
 * @param {HTMLAnchorElement} link
 * @param {boolean} marked
 * @returns {void}
 */
function mark(link, marked) {
  const address = link.getAttribute("href") ?? link.dataset["href"] ?? "";
  link.dataset["href"] = address;
  if (marked) link.setAttribute("href", address);
  else link.removeAttribute("href");
}
