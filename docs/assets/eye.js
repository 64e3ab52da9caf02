/** What the reader looks at stays where it is while the page changes around it. */

import { counterpartsOf, isShown, passagesOf, sentencesOf, topOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {() => void} change
 * @returns {void}
 */
export function keepPlace(page, change) {
  const seen = underTheEye(page);
  const top = seen?.getBoundingClientRect().top ?? 0;
  change();
  if (!seen) return;
  const kept = [seen, ...heirsOf(seen)].find(isShown);
  const settle = () => {
    const by = (kept?.getBoundingClientRect().top ?? top) - top;
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: "instant" });
  };
  settle();
  // What was out of sight gets its true height only when it is drawn.
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(settle);
  });
}

/**
 * The first passage in sight, or, where it begins out of sight, its first sentence in sight.
 *
 * @param {Document} page
 * @returns {HTMLElement | undefined}
 */
function underTheEye(page) {
  const line = topOf(page) + 4;
  /** @param {HTMLElement} one */
  const below = (one) => isShown(one) && one.getBoundingClientRect().bottom > line;
  const passage = passagesOf(page).find(below);
  if (!passage || passage.getBoundingClientRect().top >= line - 24) return passage;
  return sentencesOf(passage).find(below) ?? passage;
}

/**
 * What stands for an element where it is not shown.
 *
 * @param {HTMLElement} seen
 * @returns {Element[]}
 */
function heirsOf(seen) {
  const passage = seen.closest(".dz-p");
  const others = seen.matches(".dz-s") ? counterpartsOf(seen) : [];
  return passage ? [...others, passage] : others;
}
