/**
 * A link to a term opens that term's card: on hover, on keyboard focus, and on a tap.
 *
 * The card stays while the pointer is on the link or on the card, and closes on Escape, which leaves
 * the focus where it is (WCAG 2.2, 1.4.13). A second tap, a click or Enter follows the link. Cards
 * are in the page already, as popovers; without this script the links simply lead to the terms.
 */

const OPEN_AFTER = 150;
const CLOSE_AFTER = 250;
const MARGIN = 8;

/**
 * @typedef {object} Opened
 * @property {HTMLAnchorElement} link
 * @property {HTMLElement} card
 * @property {number} line which line of a link that wraps, from 0; -1 for all of them
 */

/**
 * @param {Document} page
 * @returns {void}
 */
export function startCards(page) {
  /** @type {Opened | null} */
  let opened = null;
  let timer = 0;
  let touched = false;

  /** @param {() => void} action @param {number} delay */
  const later = (action, delay) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, delay);
  };

  const close = () => {
    window.clearTimeout(timer);
    if (!opened) return;
    opened.link.removeAttribute("aria-describedby");
    opened.card.hidePopover();
    opened = null;
  };

  /** @param {HTMLAnchorElement} link @param {number} line */
  const open = (link, line) => {
    window.clearTimeout(timer);
    if (opened?.link === link) return;
    close();
    const card = page.getElementById(`card-${link.dataset["term"]}`);
    if (!card || typeof card.showPopover !== "function") return;
    card.showPopover();
    place(card, boxOf(link, line));
    link.setAttribute("aria-describedby", card.id);
    opened = { link, card, line };
  };

  const follow = () => {
    if (!opened) return;
    const box = boxOf(opened.link, opened.line);
    const top = page.querySelector(".dz-tools")?.getBoundingClientRect().bottom ?? 0;
    if (box.bottom <= top || box.top >= page.documentElement.clientHeight) close();
    else place(opened.card, box);
  };

  /** @param {EventTarget | null} target */
  const inside = (target) =>
    target instanceof Node &&
    (opened?.card.contains(target) === true || opened?.link.contains(target) === true);

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = termOf(event.target);
    const height = event.clientY;
    if (inside(event.target)) window.clearTimeout(timer);
    else if (link) later(() => open(link, lineAt(link, height)), OPEN_AFTER);
    else if (page.activeElement !== opened?.link) later(close, CLOSE_AFTER);
  });
  page.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && !inside(event.target)) close();
  });
  page.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!touched || !link || opened?.link === link) return;
    open(link, lineAt(link, event.clientY));
    if (opened?.link === link) event.preventDefault();
  });
  page.addEventListener("focusin", (event) => {
    const link = termOf(event.target);
    if (link && link.matches(":focus-visible") && !touched) open(link, -1);
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
 * The link to a term that an event happened on.
 *
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function termOf(target) {
  return target instanceof Element ? target.closest("a.dz-term") : null;
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
 * card that is taller than its room scrolls.
 *
 * @param {HTMLElement} card
 * @param {DOMRect} text
 * @returns {void}
 */
function place(card, text) {
  const { clientWidth, clientHeight } = document.documentElement;
  const above = text.top - MARGIN;
  const below = clientHeight - text.bottom - MARGIN;
  card.style.maxHeight = "";
  const wanted = card.getBoundingClientRect();
  const down = below >= wanted.height || below >= above;
  const height = Math.min(wanted.height, Math.max(down ? below : above, 0));
  const left = Math.min(text.left, clientWidth - wanted.width - MARGIN);
  card.style.maxHeight = `${height}px`;
  card.style.top = `${down ? text.bottom : text.top - height}px`;
  card.style.left = `${Math.max(MARGIN, left)}px`;
}
