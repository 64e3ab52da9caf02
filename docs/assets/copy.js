/** A selection copies the language where it began. The number of a passage opens a menu that copies from it. */

import { all, closest, copyOf, languageOf, putBelow, textsOf, tools } from "./page.js";
import { root } from "./state.js";

export function startCopying() {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const language = (!selection?.isCollapsed && languageOf(selection?.anchorNode ?? null)) || "";
    if (root.dataset.dzPicked !== language) root.dataset.dzPicked = language;
  });
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const language = languageOf(selection?.anchorNode ?? null);
    if (!selection || selection.isCollapsed || !language || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const paragraphs = all(`.dz-${language}:not(.dz-gap, .dz-covered) > p`)
      .map((one) => textOf(one, range))
      .filter(Boolean);
    event.clipboardData.setData("text/plain", paragraphs.join("\n\n"));
    event.preventDefault();
  });
  startMenu();
}

function startMenu() {
  let words = "";
  /** @param {HTMLElement} number */
  const look = (number) => {
    const selection = getSelection();
    const side = closest(selection?.anchorNode, ".dz-side");
    const here = side && closest(side, ".dz-p") === closest(number, ".dz-p");
    words = here && selection?.rangeCount ? named(side, selection.getRangeAt(0)) : "";
  };
  for (const number of all(".dz-n")) {
    number.role = "button";
    number.ariaHasPopup = "true";
    // A press unselects.
    number.addEventListener("pointerdown", () => look(number));
    number.addEventListener("keydown", (event) => {
      look(number);
      if (event.key !== " ") return; // Enter clicks
      event.preventDefault();
      number.click();
    });
    number.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in another window
      event.preventDefault();
      open(number, words);
    });
  }
}

/** @param {HTMLElement} number of a passage @param {string} words selected in it */
function open(number, words) {
  const passage = /** @type {HTMLElement} */ (closest(number, ".dz-p"));
  const menu = copyOf(".dz-menu");
  for (const button of all("[value=zh], [value=en]", menu)) {
    button.hidden = !textIn(passage, button.getAttribute("value") ?? "");
  }
  menu.addEventListener("click", async ({ target }) => {
    const what = closest(target, "button")?.getAttribute("value");
    if (!what) return;
    const put = navigator.clipboard.writeText(contents(passage, what, words));
    menu.dataset.told = await put.then(
      () => "copied",
      () => "not-copied",
    );
  });
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    if (menu.contains(document.activeElement)) number.focus();
    number.ariaExpanded = "false";
    menu.remove();
  });
  tools?.append(menu);
  menu.showPopover();
  number.ariaExpanded = "true";
  putBelow(menu, number);
  all("button:not([hidden])", menu)[0]?.focus();
}

/** The text of it, or what lies in a range. @param {Element} element @param {Range} [range] */
function textOf(element, range) {
  let text = "";
  for (const node of textsOf(element)) {
    const skipped = closest(node, "rt, small, button, .dz-none");
    if (skipped || range?.intersectsNode(node) === false) continue;
    const start = node === range?.startContainer ? range.startOffset : 0;
    text += node.data.slice(start, node === range?.endContainer ? range.endOffset : undefined);
  }
  return text.trim();
}

/** @param {Element} passage @param {string} language */
function textIn(passage, language) {
  const off = root.dataset.dzRef === "0" ? ", .dz-ref" : "";
  const paragraphs = all(`.dz-${language}:not(.dz-gap${off}) > p`, passage);
  return paragraphs
    .map((one) => textOf(one))
    .filter(Boolean)
    .join("\n");
}

/** As a link names it; with what follows where the page has it twice. @param {HTMLElement} side @param {Range} range */
function named(side, range) {
  const page = textOf(document.body).toLowerCase();
  /** @param {string} text */
  const isTwice = (text) => page.split(text.toLowerCase()).length > 2;
  const words = textOf(side, range);
  const on = range.cloneRange();
  on.setEndAfter(side);
  const rest = textOf(side, on).slice(words.length);
  let after = "";
  for (const part of rest.match(/.+?([，。；！？、\s]|$)/gu) ?? [])
    if (isTwice(words + after)) after += part;
  if (isTwice(words + after)) return "";
  const texts = after ? [words, after.trim()] : [words];
  return texts.map((one) => encodeURIComponent(one).replaceAll("-", "%2D")).join(",-");
}

/** @param {HTMLElement} passage @param {string} what @param {string} words selected in it */
function contents(passage, what, words) {
  const link = `${location.origin}${location.pathname}#${passage.id}${words && `:~:text=${words}`}`;
  // "Reference translation"
  const ours = (root.dataset.dzRef !== "0" && all(".dz-by", passage)[0]?.textContent) || "";
  if (what === "link") return link;
  if (what === "zh" || what === "en") return textIn(passage, what);
  const parts =
    what === "pair"
      ? [textIn(passage, "zh"), textIn(passage, "en"), ours]
      : [citation(passage, "zh"), citation(passage, "en"), ours, link];
  return parts.filter(Boolean).join(what === "pair" ? "\n\n" : "\n");
}

/** Speaker, office, event, date. @param {Element} passage @param {string} language */
function citation(passage, language) {
  const chinese = language === "zh";
  /** @param {string} place @param {Element | null} within */
  const said = (place, within) => {
    const found = within?.querySelector(`${place} > [lang^=${language}]`);
    return found ? textOf(found) : "";
  };
  const turn = closest(passage, ".dz-turn");
  const title = said("h1", document.querySelector(".dz-head"));
  const name = said(".dz-name", turn);
  if (!name && !title) return "";
  return [
    name,
    said(".dz-office", turn),
    title && (chinese ? `《${title}》` : `“${title}”`),
    document.querySelector(".dz-head time")?.textContent ?? "",
  ]
    .filter(Boolean)
    .join(chinese ? "，" : ", ");
}
