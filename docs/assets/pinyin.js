/** Pinyin, built where the reader comes near. */

import { all, fetched, keepPlace, textsOf } from "./page.js";
import { change, root, watch } from "./state.js";

const HAN = /([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u; // as the generator counts

export function startPinyin() {
  /** @type {Record<string, string> | null} */
  let readings = null;
  const near = new IntersectionObserver(
    (entries) => {
      const come = entries.filter((one) => one.isIntersecting).map((one) => one.target);
      if (come.length === 0) return;
      keepPlace(() => {
        for (const passage of come) annotate(passage, readings ?? {});
      });
      for (const passage of come) near.unobserve(passage);
      root.removeAttribute("data-dz-wait");
    },
    { rootMargin: "800px" },
  );

  watch(async (state) => {
    near.disconnect();
    if (state.pinyin !== "1" || !all(".dz-zh")[0]) {
      for (const ruby of all(".dz-zh ruby")) strip(ruby);
      root.removeAttribute("data-dz-wait");
      return;
    }
    readings ??= await fetched("pinyin.json").catch(() => null);
    if (!readings) change("pinyin", "0");
    if (root.dataset.dzPinyin === "1") for (const passage of all(".dz-p")) near.observe(passage);
  });
}

/**
 * @param {Element} passage
 * @param {Record<string, string>} readings of the Han characters in order, by the id of a passage
 */
function annotate(passage, readings) {
  if (passage.querySelector("ruby")) return;
  const syllables = readings[passage.id]?.split(" ") ?? [];
  const texts = all(".dz-zh > p:not(.dz-none)", passage).flatMap(textsOf);
  const characters = texts.flatMap((text) => [...text.data]).filter((one) => HAN.test(one));
  if (characters.length !== syllables.length) return; // of another text
  for (const text of texts) {
    const runs = text.data.split(HAN);
    if (runs.length > 1) {
      text.replaceWith(...runs.map((run, at) => (at % 2 ? rubyOf(run, syllables) : run)));
    }
  }
}

/** @param {string} run of Han characters @param {string[]} syllables taken from the front */
function rubyOf(run, syllables) {
  const ruby = document.createElement("ruby");
  for (const character of run) {
    const reading = document.createElement("rt");
    reading.lang = "zh-Latn-pinyin";
    const syllable = syllables.shift() ?? "";
    reading.textContent = syllable === "?" ? "" : syllable;
    reading.classList.toggle("dz-unsure", syllable.endsWith("?"));
    ruby.append(character, reading);
  }
  return ruby;
}

/** @param {Element} ruby to be plain text again */
function strip(ruby) {
  const parent = ruby.parentNode;
  for (const reading of all("rt", ruby)) reading.remove();
  ruby.replaceWith(ruby.textContent ?? "");
  parent?.normalize();
}
