/** The layouts: the style sheet draws them; the script orders sentences and keeps the place. */

import { keepPlace } from "./eye.js";
import { copyOf, groupsOf, languageOf, passagesOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {import("./view.js").View} view
 * @returns {void}
 */
export function startLayouts(page, view) {
  let ordered = false;
  let gaps = false;
  view.watch((state, before) => {
    const change = () => {
      if (state.view === "lines" && !ordered) {
        order(page);
        ordered = true;
      }
      if (state.ref === "0" && !gaps) {
        addGaps(page);
        gaps = true;
      }
      const { dataset } = page.documentElement;
      for (const [part, value] of Object.entries(state)) {
        dataset[`dz${part[0]?.toUpperCase()}${part.slice(1)}`] = value;
      }
    };
    if (before) keepPlace(page, change);
    else change();
  });
}

/**
 * Give each sentence its place for the layout of sentence under sentence.
 *
 * @param {Document} page
 * @returns {void}
 */
function order(page) {
  for (const passage of passagesOf(page)) {
    for (const [at, group] of groupsOf(passage).entries()) {
      const zh = group.filter((one) => languageOf(one) === "zh");
      const en = group.filter((one) => languageOf(one) === "en");
      for (const one of zh) one.style.order = String(2 * at + 1);
      for (const one of en) one.style.order = String(2 * at + 2);
      (zh[0] ?? en[0])?.classList.add("dz-first");
    }
  }
}

/**
 * Where a reference translation stands, put the words that are shown when it is switched off.
 *
 * @param {Document} page
 * @returns {void}
 */
function addGaps(page) {
  for (const side of page.querySelectorAll(".dz-ref")) {
    const gap = copyOf(page, "dz-parts", `.dz-none[data-language=${languageOf(side)}]`);
    side.append(gap);
  }
}
