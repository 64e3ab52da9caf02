/** Printing: the address of the page, and, where it is asked for, the terms as footnotes. */

import { cardsFrom } from "./cards.js";

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @returns {void}
 */
export function startPrinting(page, tools) {
  window.addEventListener("beforeprint", () => {
    const head = page.querySelector(".dz-head");
    const { origin, pathname } = window.location;
    if (head instanceof HTMLElement) head.dataset["address"] = origin + pathname;
  });
  tools.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do=print]");
    if (!button) return;
    const box = tools.querySelector("[data-notes]");
    if (box instanceof HTMLInputElement && box.checked) {
      const cards = await cardsFrom(tools).catch(() => ({}));
      const added = addNotes(page, cards);
      window.addEventListener("afterprint", () => added.forEach((one) => one.remove()), { once: true });
    }
    window.print();
  });
}

/**
 * A number at the first place of each term that is marked, and its card at the end of the page.
 *
 * @param {Document} page
 * @param {Record<string, string>} cards
 * @returns {Element[]} what was put in
 */
function addNotes(page, cards) {
  const list = page.createElement("ol");
  list.className = "dz-footnotes";
  /** @type {Element[]} */
  const added = [list];
  const seen = new Set();
  for (const link of page.querySelectorAll("a.dz-term[href]")) {
    const slug = link instanceof HTMLElement ? (link.dataset["term"] ?? "") : "";
    const card = cards[slug];
    if (!card || seen.has(slug)) continue;
    seen.add(slug);
    const note = page.createElement("li");
    note.innerHTML = card; // made by the generator, escaped like the page itself
    list.append(note);
    const number = page.createElement("sup");
    number.className = "dz-note-number";
    number.textContent = String(seen.size);
    link.after(number);
    added.push(number);
  }
  page.querySelector(".dz-source")?.before(list);
  return added;
}
