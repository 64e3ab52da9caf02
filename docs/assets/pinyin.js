/** Pinyin above the Chinese: fetched when it is asked for, built where the reader comes near. */

import { keepPlace } from "./eye.js";

const HAN = /\p{Script=Han}/u;
const NEAR = "800px";

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @param {import("./view.js").View} view
 * @returns {void}
 */
export function startPinyin(page, tools, view) {
  const address = tools.dataset["pinyin"];
  /** @type {Promise<Record<string, string>> | null} */
  let fetched = null;
  /** @type {IntersectionObserver | null} */
  let near = null;

  const load = async () => {
    const reply = await fetch(address ?? "");
    if (!reply.ok) throw new Error(`${reply.status} ${reply.url}`);
    return reply.json();
  };
  const start = async () => {
    if (near) return;
    fetched ??= load();
    const readings = await fetched;
    if (near || view.state.pinyin !== "1") return;
    near = new IntersectionObserver(
      (entries) => {
        const shown = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
        if (shown.length === 0) return;
        keepPlace(page, () => {
          for (const one of shown) annotate(one, readings);
        });
        for (const one of shown) near?.unobserve(one);
      },
      { rootMargin: NEAR },
    );
    for (const one of page.querySelectorAll(".dz-zh:not(.dz-gap)")) near.observe(one);
  };
  view.watch((state) => {
    if (state.pinyin === "1" && address) {
      start().catch(() => {
        fetched = null; // another press tries again
      });
    } else {
      near?.disconnect();
      near = null;
      for (const ruby of page.querySelectorAll(".dz-zh ruby")) strip(ruby);
    }
  });
}

/**
 * Put the syllables of its paragraphs above the characters of a side.
 *
 * @param {Element} side
 * @param {Record<string, string>} readings
 * @returns {void}
 */
function annotate(side, readings) {
  if (side.querySelector("ruby")) return;
  for (const paragraph of side.querySelectorAll(":scope > p:not(.dz-none)")) {
    const id = paragraph.id || side.closest(".dz-p")?.id || "";
    const syllables = (readings[id] ?? "").split(" ");
    const texts = [];
    const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (syllables[0] && HAN.test(text.nodeValue ?? "")) annotateText(text, syllables);
    }
  }
}

/**
 * Replace a text by runs of Han characters with their syllables, taken from the front, and the rest.
 *
 * @param {Node} text
 * @param {string[]} syllables
 * @returns {void}
 */
function annotateText(text, syllables) {
  const page = /** @type {Document} */ (text.ownerDocument);
  const parts = [];
  for (const run of (text.nodeValue ?? "").split(/(\p{Script=Han}+)/u)) {
    if (!HAN.test(run)) {
      parts.push(run);
      continue;
    }
    const ruby = page.createElement("ruby");
    for (const character of run) {
      const reading = page.createElement("rt");
      const syllable = syllables.shift() ?? "";
      reading.lang = "zh-Latn-pinyin";
      reading.textContent = syllable;
      if (syllable.endsWith("?")) reading.className = "dz-unsure";
      ruby.append(character, reading);
    }
    parts.push(ruby);
  }
  text.parentNode?.replaceChild(fragmentOf(page, parts), text);
}

/** @param {Document} page @param {(Node | string)[]} parts */
function fragmentOf(page, parts) {
  const fragment = page.createDocumentFragment();
  fragment.append(...parts);
  return fragment;
}

/**
 * Make a run of characters with syllables plain text again.
 *
 * @param {Element} ruby
 * @returns {void}
 */
function strip(ruby) {
  for (const reading of ruby.querySelectorAll("rt")) reading.remove();
  const parent = ruby.parentNode;
  ruby.replaceWith(ruby.textContent ?? "");
  parent?.normalize();
}
