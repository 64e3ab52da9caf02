/** A sentence and what renders it are lit together: under the pointer, on a tap, and by j and k. */

import { counterpartsOf, groupsOf, isShown, passagesOf, topOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {import("./keys.js").Keys} keys
 * @returns {void}
 */
export function startCounterparts(page, keys) {
  /** @type {HTMLElement[]} */
  let current = [];

  /** @param {HTMLElement[]} group */
  const choose = (group) => {
    for (const one of current) one.removeAttribute("aria-current");
    current = group;
    for (const one of current) one.setAttribute("aria-current", "true");
  };
  const lightUp = lighter("dz-lit");

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") lightUp(sentenceOf(event.target));
  });
  page.addEventListener("focusin", (event) => {
    lightUp(isTerm(event.target) ? sentenceOf(event.target) : null);
  });
  page.addEventListener("click", (event) => {
    const sentence = sentenceOf(event.target);
    const isOther = event.target instanceof Element && event.target.closest("a, button, dialog");
    if (isOther || !page.getSelection()?.isCollapsed) return;
    choose(sentence && !current.includes(sentence) ? counterpartsOf(sentence) : []);
  });

  /** @param {number} by */
  const step = (by) => {
    const groups = passagesOf(page)
      .flatMap(groupsOf)
      .filter((group) => group.some(isShown));
    const at = groups.findIndex((group) => group.some((one) => current.includes(one)));
    const first = groups.findIndex((group) => isInSight(page, group));
    const next = groups[at < 0 ? Math.max(first, 0) : at + by];
    if (!next) return;
    choose(next);
    next.find(isShown)?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  keys.on("j", () => step(1));
  keys.on("k", () => step(-1));
}

/**
 * @param {string} name of a class
 * @returns {(sentence: HTMLElement | null) => void} which lights one sentence with its counterparts
 */
function lighter(name) {
  /** @type {HTMLElement[]} */
  let lit = [];
  return (sentence) => {
    if (sentence && lit.includes(sentence)) return;
    for (const one of lit) one.classList.remove(name);
    lit = sentence ? counterpartsOf(sentence) : [];
    for (const one of lit) one.classList.add(name);
  };
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function sentenceOf(target) {
  return target instanceof Element ? target.closest(".dz-s") : null;
}

/** @param {EventTarget | null} target */
function isTerm(target) {
  return target instanceof Element && target.matches("a.dz-term");
}

/** @param {Document} page @param {HTMLElement[]} group */
function isInSight(page, group) {
  return group.some((one) => isShown(one) && one.getBoundingClientRect().bottom > topOf(page) + 4);
}
