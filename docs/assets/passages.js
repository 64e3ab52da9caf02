/** How the text of a reading page is built: passages, their sides, and the groups of sentences. */

/** @typedef {"zh" | "en"} Language */

/**
 * @param {ParentNode} page
 * @returns {HTMLElement[]}
 */
export function passagesOf(page) {
  return [...page.querySelectorAll(".dz-p")].filter((one) => one instanceof HTMLElement);
}

/**
 * @param {ParentNode} place
 * @returns {HTMLElement[]}
 */
export function sentencesOf(place) {
  return [...place.querySelectorAll(".dz-s")].filter((one) => one instanceof HTMLElement);
}

/**
 * The sentences that render each other, of one that stands alone only itself.
 *
 * @param {HTMLElement} sentence
 * @returns {HTMLElement[]}
 */
export function counterpartsOf(sentence) {
  const link = sentence.dataset["l"];
  const passage = sentence.closest(".dz-p");
  if (!link || !passage) return [sentence];
  return sentencesOf(passage).filter((one) => one.dataset["l"] === link);
}

/**
 * The sentences of a passage in groups, in the order of its links: a sentence without a link comes
 * after the group that it follows in its own language, Chinese first.
 *
 * @param {HTMLElement} passage
 * @returns {HTMLElement[][]}
 */
export function groupsOf(passage) {
  /** @type {Map<number, HTMLElement[]>} */
  const groups = new Map();
  const place = { zh: 0, en: 0 };
  let alone = 0;
  for (const sentence of sentencesOf(passage)) {
    const language = languageOf(sentence) ?? "en";
    const link = Number(sentence.dataset["l"] ?? 0);
    if (link) place[language] = link;
    // Far less than a thousand sentences of a passage have no link.
    const at = link || place[language] + ++alone / 1000;
    groups.set(at, [...(groups.get(at) ?? []), sentence]);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/**
 * @param {Node | null} node
 * @returns {Language | null} of the side that it is in
 */
export function languageOf(node) {
  const inside = node instanceof Element ? node : node?.parentElement;
  const side = inside?.closest(".dz-side");
  if (!side) return null;
  return side.classList.contains("dz-zh") ? "zh" : "en";
}

/**
 * Where the text begins to be seen: below all that sticks to the top of the window.
 *
 * @param {Document} page
 * @returns {number} pixels from the top of the window
 */
export function topOf(page) {
  return Math.max(0, page.querySelector(".dz-tools")?.getBoundingClientRect().bottom ?? 0);
}

/**
 * @param {Element} element
 * @returns {boolean} whether it has a box
 */
export function isShown(element) {
  return element.getClientRects().length > 0;
}

/**
 * A copy of what stands in one of the page's templates.
 *
 * @param {ParentNode} page
 * @param {string} id
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function copyOf(page, id, selector) {
  const template = page.querySelector(`#${id}`);
  const found = template instanceof HTMLTemplateElement && template.content.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`no ${selector} in #${id}`);
  return /** @type {HTMLElement} */ (found.cloneNode(true));
}
