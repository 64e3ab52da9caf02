/**
 * A link to a term opens that term's card: on hover, on keyboard focus, and on a tap.
 *
 * The card stays while the pointer is on the link or on the card, and closes on Escape, which leaves
 * the focus where it is (WCAG 2.2, 1.4.13). A second tap, a click or Enter follows the link. There is
 * one card, filled from a file that is fetched when the first card is wanted; where that fails, or
 * without this script, the links simply lead to the terms.
 */

import { topOf } from "./passages.js";

const OPEN_AFTER = 150;
const CLOSE_AFTER = 250;
const MARGIN = 8;

/**
 * @typedef {object} Opened
 * @property {HTMLAnchorElement} link
 * @property {number} line which line of a link that wraps, from 0; -1 for all of them
 */

/** @type {Promise<Record<string, string>> | null} */
let cards = null;

/**
 * The HTML of all cards by the slugs of their terms, fetched once.
 *
 * @param {HTMLElement} tools
 * @returns {Promise<Record<string, string>>}
 */
export function cardsFrom(tools) {
  const load = async () => {
    const reply = await fetch(tools.dataset["cards"] ?? "");
    if (!reply.ok) throw new Error(`${reply.status} ${reply.url}`);
    return reply.json();
  };
  cards ??= load().catch((error) => {
    cards = null; // another try may do
    throw error;
  });
  return cards;
}

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @returns {void}
 */
export function startCards(page, tools) {
  const card = page.createElement("div");
  if (typeof card.showPopover !== "function") return;
  Object.assign(card, { id: "dz-card", className: "dz-card", popover: "manual", role: "note" });
  page.querySelector("#content")?.append(card);

  /** @type {Opened | null} */
  let opened = null;
  /** @type {HTMLAnchorElement | null} */
  let wanted = null;
  let timer = 0;
  let touched = false;

  /** @param {() => void} action @param {number} delay */
  const later = (action, delay) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, delay);
  };

  const close = () => {
    window.clearTimeout(timer);
    wanted = null;
    if (!opened) return;
    opened.link.removeAttribute("aria-describedby");
    card.hidePopover();
    opened = null;
  };

  /** @param {HTMLAnchorElement} link @param {number} line */
  const open = async (link, line) => {
    window.clearTimeout(timer);
    if (opened?.link === link) return;
    close();
    wanted = link;
    const found = await cardsFrom(tools);
    if (wanted !== link) return;
    card.replaceChildren(...contents(page, found, link));
    card.showPopover();
    place(card, boxOf(link, line));
    link.setAttribute("aria-describedby", card.id);
    opened = { link, line };
  };
  /** @param {HTMLAnchorElement} link @param {number} line */
  const tryToOpen = (link, line) => open(link, line).catch(() => {});

  const follow = () => {
    if (!opened) return;
    const box = boxOf(opened.link, opened.line);
    if (box.bottom <= topOf(page) || box.top >= page.documentElement.clientHeight) close();
    else place(card, box);
  };

  /** @param {EventTarget | null} target */
  const inside = (target) =>
    opened !== null &&
    target instanceof Node &&
    (card.contains(target) || opened.link.contains(target));

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons !== 0) return;
    const link = termOf(event.target);
    const height = event.clientY;
    if (inside(event.target)) window.clearTimeout(timer);
    else if (link) later(() => tryToOpen(link, lineAt(link, height)), OPEN_AFTER);
    else if (!opened) later(() => {}, 0);
    else if (page.activeElement !== opened.link) later(close, CLOSE_AFTER);
  });
  page.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched ? !inside(event.target) : !opened) close();
  });
  page.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!link) return;
    if (page.getSelection()?.containsNode(link, true) && !page.getSelection()?.isCollapsed) {
      event.preventDefault(); // words were selected, and the press ended on a link
    } else if (touched && opened?.link !== link) {
      event.preventDefault();
      open(link, lineAt(link, event.clientY)).catch(() => window.location.assign(link.href));
    }
  });
  page.addEventListener("focusin", (event) => {
    const link = termOf(event.target);
    if (link && link.matches(":focus-visible") && !touched) tryToOpen(link, -1);
    else if (!inside(event.target) && !touched) close();
  });
  page.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !opened) return;
    event.stopPropagation();
    close();
  });
  window.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("resize", close);
}

/**
 * What the card of a link holds: its term, then those that share its words.
 *
 * @param {Document} page
 * @param {Record<string, string>} found
 * @param {HTMLAnchorElement} link
 * @returns {HTMLElement[]}
 */
function contents(page, found, link) {
  const { term = "", also = "" } = link.dataset;
  return [term, ...also.split(" ")].filter(Boolean).map((slug) => {
    const part = page.createElement("div");
    part.innerHTML = found[slug] ?? ""; // made by the generator, escaped like the page itself
    return part;
  });
}

/**
 * The link to a term that an event happened on.
 *
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function termOf(target) {
  return target instanceof Element ? target.closest("a.dz-term[href]") : null;
}

/**
 * Which line of a link is at a height of the window; a link that wraps has several.
 *
 * @param {HTMLAnchorElement} link
 * @param {number} height
 * @returns {number}
 */
function lineAt(link, height) {
  const boxes = [...link.getClientRects()];
  return boxes.findIndex((box) => height >= box.top && height <= box.bottom);
}

/**
 * The box of one line of a link, or, so that the focus is seen whole, of all its lines.
 *
 * @param {HTMLAnchorElement} link
 * @param {number} line
 * @returns {DOMRect}
 */
function boxOf(link, line) {
  return link.getClientRects()[line] ?? link.getBoundingClientRect();
}

/**
 * Put a card below a piece of text, or above it where there is more room, and inside the window. A
 * card that is taller than its room scrolls. In a narrow window it is a sheet at the lower edge, and
 * the text moves up if it would lie below.
 *
 * @param {HTMLElement} card
 * @param {DOMRect} text
 * @returns {void}
 */
function place(card, text) {
  const { clientWidth, clientHeight } = document.documentElement;
  card.removeAttribute("style");
  const wanted = card.getBoundingClientRect();
  if (window.matchMedia("(max-width: 48em)").matches) {
    const under = text.bottom + MARGIN - wanted.top;
    if (under > 0) window.scrollBy({ top: under, behavior: "instant" });
    return;
  }
  const above = text.top - MARGIN;
  const below = clientHeight - text.bottom - MARGIN;
  const down = below >= wanted.height || below >= above;
  const height = Math.min(wanted.height, Math.max(down ? below : above, 0));
  const left = Math.min(text.left, clientWidth - wanted.width - MARGIN);
  card.style.maxHeight = `${height}px`;
  card.style.top = `${down ? text.bottom : text.top - height}px`;
  card.style.left = `${Math.max(MARGIN, left)}px`;
}
