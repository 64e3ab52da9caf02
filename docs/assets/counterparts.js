/** A sentence and what renders it are lit together: under the pointer, on a tap, and by j and k. */

import { onKey } from "./keys.js";
import { all, closest, counterpartsOf, groupsOf, isShown, reaches } from "./page.js";

export function startCounterparts() {
  const light = marker((one, on) => one.classList.toggle("dz-lit", on));
  const choose = marker((one, on) => (one.ariaCurrent = on ? "true" : null));

  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "touch") light(groupAt(target));
  });
  document.addEventListener("focusin", ({ target }) => {
    light(closest(target, "a.dz-term:focus-visible") ? groupAt(target) : []);
  });
  document.addEventListener("click", ({ target }) => {
    if (closest(target, "a[href], button, dialog") || !getSelection()?.isCollapsed) return;
    const group = groupAt(target);
    choose(group[0]?.ariaCurrent ? [] : group);
  });
  onKey("j", () => step(1));
  onKey("k", () => step(-1));

  /** @param {number} by */
  const step = (by) => {
    const groups = all(".dz-p")
      .flatMap(groupsOf)
      .filter((group) => group.some(isShown));
    const at = groups.findIndex((group) => group[0]?.ariaCurrent);
    const next =
      groups[at < 0 ? groups.findIndex((group) => group.some((one) => reaches(one))) : at + by];
    if (!next) return;
    choose(next);
    next.find(isShown)?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
}

/** Moves a mark from one group of sentences to another. @param {(one: Element, on: boolean) => void} mark */
function marker(mark) {
  /** @type {Element[]} */
  let marked = [];
  return (/** @type {Element[]} */ group) => {
    for (const one of marked) mark(one, false);
    for (const one of group) mark(one, true);
    marked = group;
  };
}

/** @param {EventTarget | null} target */
function groupAt(target) {
  const sentence = closest(target, ".dz-s");
  return sentence ? counterpartsOf(sentence) : [];
}
