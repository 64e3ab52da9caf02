/**
 * What the view shows. The style sheet draws the layouts; here sentences get their order, and all
 * terms, the first of each in a turn, or none are links.
 */

import { all, copyOf, groupsOf, languageOf, root } from "./page.js";
import { watch } from "./view.js";

export function startLayouts() {
  watch((state, before) => {
    if (state.view === "lines") orderSentences();
    if (state.ref === "0") addGaps();
    if (state.terms !== (before?.terms ?? "all")) markTerms(state.terms);
    for (const [part, value] of Object.entries(state)) root.setAttribute(`data-dz-${part}`, value);
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
