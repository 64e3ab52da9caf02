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

  /** @param {HTMLAnchorElement} link @param {{ x: number, y: number } | null} at */
  const open = (link, at) => {
    window.clearTimeout(timer);
    if (opened?.link === link) return;
    close();
    const card = page.getElementById(`card-${link.dataset["term"]}`);
    if (!card || typeof card.showPopover !== "function") return;
    card.showPopover();
    place(card, lineAt(link, at));
    link.setAttribute("aria-describedby", card.id);
    opened = { link, card };
  };

  /** @param {EventTarget | null} target */
  const inside = (target) =>
    target instanceof Node &&
    (opened?.card.contains(target) === true || opened?.link.contains(target) === true);

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = termOf(event.target);
    const at = { x: event.clientX, y: event.clientY };
    if (inside(event.target)) window.clearTimeout(timer);
    else if (link) later(() => open(link, at), OPEN_AFTER);
    else if (page.activeElement !== opened?.link) later(close, CLOSE_AFTER);
  });
  page.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && !inside(event.target)) close();
  });
  page.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!touched || !link || opened?.link === link) return;
    open(link, { x: event.clientX, y: event.clientY });
    if (opened?.link === link) event.preventDefault();
  });
  page.addEventListener("focusin", (event) => {
    const link = termOf(event.target);
    if (link && link.matches(":focus-visible") && !touched) open(link, null);
    else if (!inside(event.target) && !touched) close();
  });
  page.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !opened) return;
    event.stopPropagation();
    close();
  });
  window.addEventListener("scroll", () => opened && place(opened.card, lineAt(opened.link, null)), {
    passive: true,
  });
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
 * The box of the line of a link that a point is on; a link that wraps has several. The first one
 * where there is no point.
 *
 * @param {HTMLAnchorElement} link
 * @param {{ x: number, y: number } | null} at
 * @returns {DOMRect}
 */
function lineAt(link, at) {
  const boxes = [...link.getClientRects()];
  const hit = boxes.find((box) => at && at.y >= box.top && at.y <= box.bottom);
  return hit ?? boxes[0] ?? link.getBoundingClientRect();
}

/**
 * Put a card below a line of text, or above it where there is more room, and inside the window. A
 * card that is taller than its room scrolls.
 *
 * @param {HTMLElement} card
 * @param {DOMRect} line
 * @returns {void}
 */
function place(card, line) {
  const { clientWidth, clientHeight } = document.documentElement;
  const above = line.top - MARGIN;
  const below = clientHeight - line.bottom - MARGIN;
  card.style.maxHeight = "";
  const wanted = card.getBoundingClientRect();
  const down = below >= wanted.height || below >= above;
  const height = Math.min(wanted.height, Math.max(down ? below : above, 0));
  const left = Math.min(line.left, clientWidth - wanted.width - MARGIN);
  card.style.maxHeight = `${height}px`;
  card.style.top = `${down ? line.bottom : line.top - height}px`;
  card.style.left = `${Math.max(MARGIN, left)}px`;
}
