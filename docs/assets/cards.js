/** A term opens its card on hover, focus or tap (WCAG 2.2, 1.4.13); a second tap, a click or Enter follows it. */

import { all, closest, fetched, termsOf, topOfText } from "./page.js";
import { root } from "./state.js";

/** One line of a link (0-based), -1 for all. @typedef {{ link: HTMLAnchorElement, line: number }} Opened */

const OPEN_AFTER = 150;
const CLOSE_AFTER = 250;
const MARGIN = 8;

/** @type {Promise<Record<string, string>> | null} */
let cards = null;

/** The HTML of each card by the slug of its term. */
function cardsFrom() {
  cards ??= fetched("cards.json").catch((error) => {
    cards = null; // another try may do
    throw error;
  });
  return cards;
}

export function startCards() {
  const card = document.createElement("div");
  Object.assign(card, { id: "dz-card", className: "dz-card", popover: "manual", role: "note" });

  /** @type {Opened | null} */
  let opened = null;
  /** @type {HTMLAnchorElement | null} */
  let wanted = null;
  /** @type {HTMLAnchorElement | null} */
  let pressed = null;
  let href = "";
  let down = "";
  let timer = 0;
  let touched = false;

  /** @param {() => void} action @param {number} delay */
  const later = (action, delay) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, delay);
  };
  const close = () => {
    clearTimeout(timer);
    wanted = null;
    if (!opened) return;
    opened.link.removeAttribute("aria-describedby");
    card.hidePopover();
    opened = null;
  };
  /** @param {HTMLAnchorElement} link @param {number} line */
  const open = async (link, line) => {
    clearTimeout(timer);
    if (opened?.link === link) return;
    close();
    wanted = link;
    const found = await cardsFrom();
    if (wanted !== link) return;
    card.replaceChildren(...contents(found, link));
    // Of several terms, Tab leads into the card.
    if (link.dataset.also) link.after(card);
    else document.querySelector("#content")?.append(card);
    card.showPopover();
    link.setAttribute("aria-describedby", card.id);
    opened = { link, line };
    place(card, opened);
  };
  const quiet = () => {}; // the link still leads to the term
  /** @param {EventTarget | null} target */
  const isInside = (target) =>
    opened && target instanceof Node && (card.contains(target) || opened.link.contains(target));

  document.addEventListener("pointerover", ({ pointerType, buttons, target, x, y }) => {
    // Words are being selected; or a cover that lay here is gone.
    if (pointerType === "touch" || buttons || down === `${x} ${y}`) return;
    const link = termOf(target);
    if (isInside(target)) clearTimeout(timer);
    else if (link) later(() => open(link, lineAt(link, y)).catch(quiet), OPEN_AFTER);
    else if (document.activeElement !== opened?.link) later(close, CLOSE_AFTER);
    else clearTimeout(timer);
  });
  document.addEventListener("pointerdown", ({ pointerType, target, button, x, y }) => {
    down = `${x} ${y}`;
    touched = pointerType === "touch";
    pressed = button || touched ? null : termOf(target);
    href = pressed?.getAttribute("href") ?? "";
    pressed?.removeAttribute("href"); // no link, so that a selection can begin
    if (touched && !isInside(target)) close();
    else clearTimeout(timer);
  });
  for (const type of ["pointerup", "pointercancel"]) {
    window.addEventListener(type, () => pressed?.setAttribute("href", href), true);
  }
  document.addEventListener("click", (event) => {
    const link = termOf(event.target);
    const selection = getSelection();
    if (!link) return;
    if (selection && !selection.isCollapsed && selection.containsNode(link, true)) {
      event.preventDefault(); // words were selected
    } else if (touched && opened?.link !== link) {
      event.preventDefault();
      open(link, -1).catch(() => wanted === link && navigator.onLine && location.assign(link.href));
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = termOf(target);
    if (touched) return;
    if (link?.matches(":focus-visible")) open(link, -1).catch(quiet);
    else if (!isInside(target)) close();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !opened) return;
    event.stopPropagation();
    if (card.contains(document.activeElement)) opened.link.focus();
    close();
  });
  window.addEventListener("resize", close);
  card.addEventListener("copy", (event) => event.stopPropagation()); // its words are no side's
  window.addEventListener("scroll", () => {
    if (!opened) return;
    const box = boxOf(opened);
    if (box.bottom <= topOfText() || box.top >= root.clientHeight) close();
    else if (card.offsetWidth < root.clientWidth) place(card, opened);
  });
}

/** @param {Record<string, string>} found @param {HTMLElement} link */
function contents(found, link) {
  return termsOf(link).map((slug) => {
    const part = document.createElement("div");
    part.innerHTML = found[slug] ?? ""; // escaped by the generator
    return part;
  });
}

/** @param {EventTarget | null} target */
const termOf = (target) =>
  /** @type {HTMLAnchorElement | null} */ (closest(target, "a.dz-term[href]"));

/** The line of it at a height. @param {Element} link @param {number} height */
const lineAt = (link, height) =>
  [...link.getClientRects()].findIndex(({ top, bottom }) => height >= top && height <= bottom);

/** @param {Opened} opened */
const boxOf = ({ link, line }) => link.getClientRects()[line] ?? link.getBoundingClientRect();

/**
 * Below or above its text, in its column; in a narrow window at the lower edge, and the text moves up.
 *
 * @param {HTMLElement} card @param {Opened} opened
 */
function place(card, opened) {
  const text = boxOf(opened);
  const { clientWidth, clientHeight } = root;
  card.removeAttribute("style");
  const wanted = card.getBoundingClientRect();
  if (wanted.width >= clientWidth) {
    const under = text.bottom + MARGIN - wanted.top;
    if (under > 0) window.scrollBy({ top: under, behavior: "instant" });
    return;
  }
  const above = text.top - MARGIN;
  const below = clientHeight - text.bottom - MARGIN;
  const down = below >= wanted.height || below >= above;
  const height = Math.min(wanted.height, Math.max(down ? below : above, 0));
  const end =
    closest(opened.link, ".dz-side")?.getBoundingClientRect().right || clientWidth - MARGIN;
  const left = Math.min(text.left, end - wanted.width);
  card.style.maxHeight = `${height}px`;
  card.style.top = `${down ? text.bottom : text.top - height}px`;
  card.style.left = `${Math.max(MARGIN, left)}px`;
}

/** With the page's address, and terms as footnotes. */
export function startPrinting() {
  all(".dz-head")[0]?.setAttribute("data-address", location.origin + location.pathname);
  all("[data-do=print]")[0]?.addEventListener("click", async () => {
    if (document.querySelector("[data-notes]:checked")) {
      addNotes(await cardsFrom().catch(() => ({})));
      window.onafterprint = () => {
        for (const one of all(".dz-footnotes, .dz-p sup")) one.remove();
      };
    }
    window.print();
  });
}

/** A number where each term first stands, its card at the end. @param {Record<string, string>} cards */
function addNotes(cards) {
  const list = document.createElement("ol");
  list.className = "dz-footnotes";
  const seen = new Set();
  for (const link of all("a.dz-term[href]")) {
    const slug = link.dataset.term ?? "";
    if (!cards[slug] || seen.has(slug)) continue;
    seen.add(slug);
    const note = document.createElement("li");
    note.innerHTML = cards[slug]; // escaped by the generator
    list.append(note);
    const number = document.createElement("sup");
    number.textContent = String(seen.size);
    link.after(number);
  }
  all(".dz-source")[0]?.before(list);
}
