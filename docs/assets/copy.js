/** A selection copies the language where it began; the menu of a passage, what it says. */

import { all, closest, copyOf, groupsOf, languageOf, textsOf, tools } from "./page.js";
import { root } from "./state.js";

const CLAUSE = /(?<=[,.;:!?] |[，。；：、！？])/u; // ends before this

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
    if (root.dataset.dzView === "lines") endIn(language, selection);
    const range = selection.getRangeAt(0);
    const paragraphs = all(`.dz-${language}:not(.dz-gap, .dz-covered) > p`)
      .map((one) => textOf(one, range))
      .filter(Boolean);
    event.clipboardData.setData("text/plain", paragraphs.join("\n\n"));
    event.preventDefault();
  });
  startMenu();
}

/**
 * Line by line a selection that would end in the other language ends before that.
 *
 * @param {string} language @param {Selection} selection
 */
function endIn(language, selection) {
  const lines = all(".dz-p").flatMap(groupsOf).flat();
  const from = lines.findIndex((one) => one.contains(selection.anchorNode));
  const to = lines.findIndex((one) => one.contains(selection.focusNode));
  const own = lines
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .filter((one) => languageOf(one) === language);
  const [last] = from < to ? own.slice(-1) : own;
  if (last && languageOf(selection.focusNode) !== language) {
    selection.extend(last, from < to ? last.childNodes.length : 0);
  }
}

function startMenu() {
  for (const number of all(".dz-n")) {
    number.role = "button";
    number.ariaHasPopup = "true";
    number.addEventListener("mousedown", (event) => event.preventDefault()); // would unselect
    number.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      number.click();
    });
    number.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in another window
      event.preventDefault();
      open(number);
    });
  }
}

/**
 * A text fragment of the words selected in its passage, and of what stands beside them.
 *
 * @param {HTMLElement} number
 */
function fragmentAt(number) {
  const selection = getSelection();
  const side = closest(selection?.anchorNode, ".dz-side");
  if (!side || closest(side, ".dz-p") !== closest(number, ".dz-p")) return "";
  const words = textOf(side, selection?.getRangeAt(0));
  const [before, after] = textOf(side).split(words);
  const texts = [before?.split(CLAUSE).at(-1), words, after?.split(CLAUSE)[0]];
  const [first, middle, last] = texts.map((text = "") =>
    encodeURIComponent(text.trim()).replaceAll("-", "%2D"),
  );
  return words && `:~:text=${first && `${first}-,`}${middle}${last && `,-${last}`}`;
}

/** @param {HTMLElement} number of a passage */
function open(number) {
  const fragment = fragmentAt(number);
  const passage = /** @type {HTMLElement} */ (closest(number, ".dz-p"));
  const menu = copyOf(".dz-menu");
  for (const button of all("[value=zh], [value=en]", menu)) {
    button.hidden = !textIn(passage, button.getAttribute("value") ?? "");
  }
  menu.addEventListener("click", async ({ target }) => {
    const what = closest(target, "button")?.getAttribute("value");
    if (!what) return;
    const put = navigator.clipboard.writeText(contents(passage, what, fragment));
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
  menu.showPopover({ source: number });
  number.ariaExpanded = "true";
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

/** @param {HTMLElement} passage @param {string} what @param {string} fragment */
function contents(passage, what, fragment) {
  const link = `${location.origin}${location.pathname}#${passage.id}${fragment}`;
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
  const turn = closest(passage, ".dz-turn") ?? passage;
  const [speaker, office, title] = [
    all(`.dz-name > [lang^=${language}]`, turn),
    all(`.dz-office > [lang^=${language}]`, turn),
    all(`h1 > [lang^=${language}]`),
  ].map(([found]) => found && textOf(found));
  const date = all(".dz-head time")[0]?.textContent;
  if (!speaker && !title) return "";
  return [speaker, office, title && (chinese ? `《${title}》` : `“${title}”`), date]
    .filter(Boolean)
    .join(chinese ? "，" : ", ");
}
