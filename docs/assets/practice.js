/** Practice: a cover over each passage of a language, taken off one by one. */

import { copyOf, isShown, languageOf } from "./passages.js";

/**
 * @param {Document} page
 * @param {HTMLElement} tools
 * @param {import("./view.js").View} view
 * @returns {void}
 */
export function startPractice(page, tools, view) {
  /** @type {Set<Element>} */
  const revealed = new Set();
  let hidden = "";

  const draw = () => {
    const off = view.state.ref === "0";
    let covered = 0;
    for (const side of page.querySelectorAll(".dz-side:not(.dz-gap)")) {
      const wanted = view.state.hide.split(",").includes(languageOf(side) ?? "");
      const gone = off && side.classList.contains("dz-ref");
      const on = wanted && !gone && !revealed.has(side);
      if (on !== side.classList.contains("dz-covered")) cover(side, on);
      if (on) covered += 1;
    }
    for (const button of tools.querySelectorAll(".dz-reveal")) {
      const reveals = button.matches("[data-do=reveal]");
      button.toggleAttribute("hidden", !hidden || (reveals ? covered === 0 : revealed.size === 0));
    }
  };

  /** @param {Element} side */
  const reveal = (side) => {
    const focused = side.contains(page.activeElement);
    revealed.add(side);
    draw();
    if (focused && side instanceof HTMLElement) {
      side.tabIndex = -1; // so that the next Tab goes on from here
      side.focus({ preventScroll: true });
    }
  };

  view.watch((state) => {
    if (state.hide !== hidden) {
      const stays = state.hide.split(",");
      for (const side of revealed) {
        if (!stays.includes(languageOf(side) ?? "")) revealed.delete(side);
      }
    }
    hidden = state.hide;
    draw();
  });

  page.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("button");
    if (button?.matches(".dz-cover")) {
      const side = button.closest(".dz-side");
      if (side) reveal(side);
    } else if (button?.dataset["do"] === "reveal") {
      for (const side of page.querySelectorAll(".dz-covered")) revealed.add(side);
      draw();
    } else if (button?.dataset["do"] === "hide-again") {
      revealed.clear();
      draw();
    } else {
      const side = coveredAt(event.target, event.clientX, event.clientY);
      if (side) reveal(side);
    }
  });
}

/**
 * @param {Element} side
 * @param {boolean} on
 * @returns {void}
 */
function cover(side, on) {
  side.classList.toggle("dz-covered", on);
  for (const part of side.children) {
    if (part.matches(".dz-cover")) part.remove();
    else part.toggleAttribute("inert", on);
  }
  if (on) side.prepend(copyOf(side.ownerDocument, "dz-parts", `.dz-cover[data-language=${languageOf(side)}]`));
}

/**
 * The covered side that a point lies on. Where sentence stands under sentence, each of them is
 * covered by itself, and being inert takes no click.
 *
 * @param {Element} target
 * @param {number} x
 * @param {number} y
 * @returns {Element | undefined}
 */
function coveredAt(target, x, y) {
  const sides = [...(target.closest(".dz-p")?.querySelectorAll(".dz-covered") ?? [])];
  return sides.filter((side) => !isShown(side)).find((side) =>
    [...side.querySelectorAll(".dz-s")].some((sentence) => {
      const box = sentence.getBoundingClientRect();
      return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    }),
  );
}
