/** Practice: a cover over each passage of a language, taken off one by one. */

import { all, closest, copyOf, isShown, languageOf } from "./page.js";
import { watch } from "./view.js";

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
      const useless = button.dataset.do === "reveal" ? !covered : revealed.size === 0;
      button.hidden = hidden.length === 0 || useless;
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
    side.tabIndex = -1; // so that the next Tab goes on from here
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
 * The covered side at a point, where sentences are covered one by one; being inert they take no click.
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
