/** Parts of a reading page. */

import { root } from "./state.js";

export const tools = /** @type {HTMLElement | null} */ (document.querySelector(".dz-tools"));

/** @param {string} selector @param {ParentNode} place */
export const all = (selector, place = document) =>
  /** @type {HTMLElement[]} */ ([...place.querySelectorAll(selector)]);

/** @param {EventTarget | Node | null | undefined} node @param {string} selector */
export function closest(node, selector) {
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  return /** @type {HTMLElement | null} */ (element?.closest(selector) ?? null);
}

/** The language of the side that it is in. @param {Node | null} node */
export function languageOf(node) {
  const side = closest(node, ".dz-side");
  return side && (side.matches(".dz-zh") ? "zh" : "en");
}

/** @param {Element} element */
export const isShown = (element) => element.getClientRects().length > 0;

/** Where what sticks ends, in the window. */
export const topOfText = () => Math.max(0, tools?.getBoundingClientRect().bottom ?? 0);

/** Whether it ends below a line. @param {Element} element */
export const reaches = (element, line = topOfText() + 4) =>
  isShown(element) && element.getBoundingClientRect().bottom > line;

/** Its texts, in order, no card's. @param {Node} element */
export function textsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts.filter((text) => !closest(text, ".dz-card"));
}

/** The term of a link, then those in it, by their slugs. @param {HTMLElement | null} link */
export const termsOf = (link) =>
  `${link?.dataset.term ?? ""} ${link?.dataset.also ?? ""}`.split(" ").filter(Boolean);

/** A copy from the page's template. @param {string} selector */
export function copyOf(selector) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("dz-parts"));
  return /** @type {HTMLElement} */ (template.content.querySelector(selector)?.cloneNode(true));
}

/** A file beside the page. @param {string} name @returns {Promise<Record<string, string>>} */
export const fetched = async (name) => (await fetch(name)).json();

/** A sentence and what renders it. @param {HTMLElement} sentence */
export function counterpartsOf(sentence) {
  const { l } = sentence.dataset;
  const passage = closest(sentence, ".dz-p");
  return l && passage ? all(`.dz-s[data-l="${l}"]`, passage) : [sentence];
}

/**
 * The sentences of a passage by link, in order; one without a link after the group before it in its language.
 *
 * @param {HTMLElement} passage
 */
export function groupsOf(passage) {
  /** @type {Map<number, HTMLElement[]>} */
  const groups = new Map();
  const last = { zh: 0, en: 0 };
  let alone = 0;
  for (const sentence of all(".dz-s", passage)) {
    const language = languageOf(sentence) ?? "en";
    const link = Number(sentence.dataset.l ?? 0);
    if (link) last[language] = link;
    const at = link || last[language] + ++alone / 1000;
    groups.set(at, [...(groups.get(at) ?? []), sentence]);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Where readers look. */
function eye() {
  const edge = topOfText();
  return edge + (root.clientHeight - edge) / 6;
}

/** What the reader looks at; at the top of the page none. */
export function passageInView() {
  if (!scrollY) return;
  const line = eye();
  const turns = all(".dz-turn");
  const at = turns.findIndex((one) => reaches(one, line));
  return turns
    .slice(at, at + 2) // one may end in an empty edge
    .flatMap((one) => all(".dz-p", one))
    .find((one) => reaches(one, line));
}

/**
 * Change the page and keep in its place what the reader looks at: a passage, or a sentence of one that begins
 * out of sight.
 *
 * @param {() => void} change
 */
export function keepPlace(change) {
  const passage = passageInView();
  if (!passage) return change();
  const begins = passage.getBoundingClientRect().top >= topOfText() - 8;
  const seen = (!begins && all(".dz-s", passage).find((one) => reaches(one, eye()))) || passage;
  const top = seen.getBoundingClientRect().top;
  change();
  const heir = [seen, ...counterpartsOf(seen), passage].find(isShown);
  if (heir) hold(heir, top);
}

/**
 * Scroll something to a height and hold it there: true heights come frames later. A reader's scrolling ends this.
 *
 * @param {Element} element @param {number} top
 */
export function hold(element, top, frames = 12) {
  const by = element.getBoundingClientRect().top - top;
  if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: "instant" });
  const at = scrollY;
  if (frames) requestAnimationFrame(() => at === scrollY && hold(element, top, frames - 1));
}
