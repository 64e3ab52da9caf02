/** Counterparts lit; covers taken off. */

import {
  all,
  closest,
  copyOf,
  counterpartsOf,
  groupsOf,
  isShown,
  languageOf,
  reaches,
  termsOf,
} from "./page.js";
import { watch } from "./state.js";

export function startCounterparts() {
  const light = marker((one, on) => one.classList.toggle("dz-lit", on));
  const choose = marker((one, on) => (one.ariaCurrent = on ? "true" : null));

  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "touch") light(litBy(target));
  });
  document.addEventListener("focusin", ({ target }) => {
    light(closest(target, "a.dz-term:focus-visible") ? litBy(target) : []);
  });
  document.addEventListener("click", ({ target }) => {
    const { by } = closest(target, "[data-by]")?.dataset ?? {};
    if (by) step(Number(by));
    if (closest(target, "a[href], button, dialog") || !getSelection()?.isCollapsed) return;
    const group = groupAt(target);
    choose(group[0]?.ariaCurrent ? [] : group);
  });
  /** @param {number} by */
  const step = (by) => {
    const groups = all(".dz-p")
      .flatMap(groupsOf)
      .filter((group) => group.some(isShown));
    const at = groups.findIndex((group) => group[0]?.ariaCurrent);
    const next =
      at < 0 ? groups.find((group) => group.some((one) => reaches(one))) : groups[at + by];
    if (!next) return;
    choose(next);
    next.find(isShown)?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
}

/** Moves a mark from group to group. @param {(one: Element, on: boolean) => void} mark */
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

/** The group there; under a term, all that share it too. @param {EventTarget | null} target */
function litBy(target) {
  const group = groupAt(target);
  const wanted = termsOf(closest(target, "a.dz-term"));
  const links = group.flatMap((one) => all("a.dz-term", one));
  return [...group, ...links.filter((one) => termsOf(one).some((term) => wanted.includes(term)))];
}

export function startPractice() {
  /** @type {Set<Element>} */
  const revealed = new Set();
  /** @type {string[]} */
  let hidden = [];
  let gone = "";

  const draw = () => {
    for (const side of all(`.dz-side:not(.dz-gap${gone})`)) {
      const on = hidden.includes(languageOf(side) ?? "") && !revealed.has(side);
      if (on !== side.matches(".dz-covered")) cover(side, on);
    }
    const covered = document.querySelector(".dz-covered");
    for (const button of all(".dz-reveal")) {
      button.hidden = button.dataset.do === "reveal" ? !covered : !revealed.size;
    }
  };
  watch((state) => {
    hidden = state.hide.split(",").filter(Boolean);
    gone = state.ref === "0" ? ", .dz-ref" : "";
    for (const side of revealed)
      if (!hidden.includes(languageOf(side) ?? "")) revealed.delete(side);
    draw();
  });

  document.addEventListener("click", ({ target, clientX, clientY }) => {
    const button = closest(target, "button");
    const does = button?.dataset.do;
    const side = button
      ? closest(button, ".dz-cover") && closest(button, ".dz-side")
      : coveredAt(target, clientX, clientY);
    if (does === "reveal") for (const one of all(".dz-covered")) revealed.add(one);
    else if (does === "hide-again") revealed.clear();
    else if (side) revealed.add(side);
    else return;
    const focused = side?.contains(document.activeElement);
    draw();
    if (!side || !focused) return;
    side.tabIndex = -1; // the next Tab goes on from here
    side.focus({ preventScroll: true });
  });
}

/** @param {HTMLElement} side @param {boolean} on */
function cover(side, on) {
  side.classList.toggle("dz-covered", on);
  for (const part of all(":scope > *", side)) {
    if (part.matches(".dz-cover")) part.remove();
    else part.inert = on;
  }
  if (on) side.prepend(copyOf(`.dz-cover[value=${languageOf(side)}]`));
}

/**
 * Line by line, the covered side at a point: being inert it takes no click.
 *
 * @param {EventTarget | null} target @param {number} x @param {number} y
 */
function coveredAt(target, x, y) {
  const passage = closest(target, ".dz-p");
  const sides = passage ? all(".dz-covered", passage).filter((side) => !isShown(side)) : [];
  return sides.find((side) =>
    all(".dz-s", side).some((sentence) => {
      const { left, right, top, bottom } = sentence.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom;
    }),
  );
}
