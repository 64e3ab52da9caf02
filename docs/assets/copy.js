/**
 * Copying: a selection across both columns gives one language, the one where it began; pinyin and
 * marks of the page are never copied. The number of a passage opens a menu that copies from it.
 */

import { copyOf, languageOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @returns {void}
 */
export function startCopying(page, tools) {
  page.addEventListener("selectionchange", () => {
    const selection = page.getSelection();
    const language = selection?.isCollapsed === false && languageOf(selection.anchorNode);
    const { dataset } = page.documentElement;
    if ((dataset["dzPicked"] ?? "") !== (language || "")) dataset["dzPicked"] = language || "";
  });
  page.addEventListener("copy", (event) => {
    const selection = page.getSelection();
    const language = languageOf(selection?.anchorNode ?? null);
    if (!selection || selection.isCollapsed || !language || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const paragraphs = [...page.querySelectorAll(`.dz-${language}:not(.dz-gap, .dz-covered) > p`)]
      .filter((one) => range.intersectsNode(one))
      .map((one) => textOf(one, range))
      .filter(Boolean);
    event.clipboardData.setData("text/plain", paragraphs.join("\n\n"));
    event.preventDefault();
  });
  startMenus(page, tools);
}

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @returns {void}
 */
function startMenus(page, tools) {
  let picked = { words: "", passage: /** @type {Element | null} */ (null) };
  // A press on the number takes the selection away, so it is looked at before.
  page.addEventListener(
    "pointerdown",
    (event) => {
      if (numberOf(event.target)) picked = selected(page);
    },
    { capture: true },
  );
  for (const number of page.querySelectorAll(".dz-n")) {
    number.setAttribute("role", "button");
    number.setAttribute("aria-haspopup", "true");
  }
  page.addEventListener("keydown", (event) => {
    const number = numberOf(event.target);
    if (!number || (event.key !== " " && event.key !== "Enter")) return;
    event.preventDefault();
    picked = selected(page);
    open(number);
  });
  page.addEventListener("click", (event) => {
    const number = numberOf(event.target);
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(number);
  });

  /** @param {HTMLElement} number */
  const open = (number) => {
    const passage = number.closest(".dz-p");
    if (!passage) return;
    const words = picked.passage === passage ? picked.words : "";
    const menu = copyOf(page, "dz-passage-menu", ".dz-menu");
    for (const language of ["zh", "en"]) {
      const there = sidesOf(passage, language).length > 0;
      menu.querySelector(`[data-copy=${language}]`)?.toggleAttribute("hidden", !there);
    }
    menu.addEventListener("click", async (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!button) return;
      const done = await put(contents(passage, button.dataset["copy"] ?? "", words));
      menu.dataset["told"] = done ? "copied" : "not-copied";
    });
    menu.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
      if (menu.contains(page.activeElement)) number.focus();
      number.removeAttribute("aria-expanded");
      menu.remove();
    });
    tools.append(menu);
    menu.showPopover();
    number.setAttribute("aria-expanded", "true");
    const { left, bottom } = number.getBoundingClientRect();
    const { clientWidth, clientHeight } = page.documentElement;
    menu.style.left = `${Math.max(8, Math.min(left, clientWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.min(bottom + 2, clientHeight - menu.offsetHeight - 8)}px`;
    const first = menu.querySelector("button:not([hidden])");
    if (first instanceof HTMLElement) first.focus();
  };
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function numberOf(target) {
  return target instanceof Element ? target.closest(".dz-n") : null;
}

/** @param {Document} page */
function selected(page) {
  const selection = page.getSelection();
  const node = selection?.anchorNode;
  const inside = node instanceof Element ? node : (node?.parentElement ?? null);
  const holder = inside?.closest(".dz-side") ?? null;
  if (!selection || selection.isCollapsed || !holder) return { words: "", passage: null };
  return { words: textOf(holder, selection.getRangeAt(0)), passage: holder.closest(".dz-p") };
}

/**
 * The text of an element as printed, without pinyin and marks of ours; of a range what lies in it.
 *
 * @param {Element} element
 * @param {Range} [range]
 * @returns {string}
 */
function textOf(element, range) {
  const page = element.ownerDocument;
  const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement?.closest("rt, small, .dz-none, .dz-cover")) continue;
    if (range && !range.intersectsNode(node)) continue;
    const value = node.nodeValue ?? "";
    const start = node === range?.startContainer ? range.startOffset : 0;
    const end = node === range?.endContainer ? range.endOffset : value.length;
    text += value.slice(start, end);
  }
  return text.trim();
}

/** @param {Element} passage @param {string} language */
function sidesOf(passage, language) {
  const off = passage.ownerDocument.documentElement.dataset["dzRef"] === "0" ? ", .dz-ref" : "";
  return [...passage.querySelectorAll(`.dz-${language}:not(.dz-gap${off})`)];
}

/**
 * @param {Element} passage
 * @param {string} what
 * @param {string} words that are selected in it
 * @returns {string}
 */
function contents(passage, what, words) {
  const link = addressOf(passage, words);
  /** @param {string} language */
  const words_in = (language) =>
    sidesOf(passage, language)
      .flatMap((side) => [...side.querySelectorAll(":scope > p:not(.dz-none)")])
      .map((one) => textOf(one))
      .join("\n");
  if (what === "link") return link;
  if (what === "zh" || what === "en") return words_in(what);
  if (what === "pair") return [words_in("zh"), words_in("en"), ours(passage)].filter(Boolean).join("\n\n");
  const cited = [citation(passage, "zh", "，"), citation(passage, "en", ", "), ours(passage)];
  return [...cited, link].filter(Boolean).join("\n");
}

/**
 * Speaker, office, event and date in a language.
 *
 * @param {Element} passage
 * @param {"zh" | "en"} language
 * @param {string} comma
 * @returns {string}
 */
function citation(passage, language, comma) {
  const turn = passage.closest(".dz-turn");
  const page = passage.ownerDocument;
  /** @param {Element | null | undefined} place */
  const said = (place) => {
    const found = place?.querySelector(language === "zh" ? ":scope [lang^=zh]" : ":scope [lang=en]");
    return found ? textOf(found) : "";
  };
  const title = said(page.querySelector("h1"));
  const event = title && (language === "zh" ? `《${title}》` : `“${title}”`);
  const date = page.querySelector(".dz-head time")?.textContent ?? "";
  const who = said(turn?.querySelector(".dz-name"));
  return [who, said(turn?.querySelector(".dz-office")), event, date].filter(Boolean).join(comma);
}

/**
 * That a side is a translation of our own, as the page says it; empty where there is none.
 *
 * @param {Element} passage
 * @returns {string}
 */
function ours(passage) {
  const sides = ["zh", "en"].flatMap((language) => sidesOf(passage, language));
  return sides.map((side) => side.querySelector(".dz-by")?.textContent ?? "").find(Boolean) ?? "";
}

/**
 * The lasting address of a passage, with words of it where some are selected.
 *
 * @param {Element} passage
 * @param {string} words
 * @returns {string}
 */
function addressOf(passage, words) {
  const { origin, pathname } = window.location;
  const escaped = encodeURIComponent(words).replaceAll("-", "%2D");
  return `${origin}${pathname}#${passage.id}${words ? `:~:text=${escaped}` : ""}`;
}

/** @param {string} text @returns {Promise<boolean>} whether it is on the clipboard now */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
