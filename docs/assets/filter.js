/**
 * Filters the lists of terms as one types, by their Chinese, pinyin (with or without tones) and
 * English. Without this script the lists are whole.
 */

/**
 * @param {Document} page
 * @returns {void}
 */
export function startFilter(page) {
  const table = page.querySelector("table.dz-terms");
  if (!(table instanceof HTMLTableElement)) return;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const texts = rows.map((row) => plain(row.textContent));
  const label = page.createElement("label");
  const field = page.createElement("input");
  const count = page.createElement("output");
  label.className = "dz-filter";
  label.append("筛选 ", english(page, "Filter"), " ", field, " ", count);
  field.type = "search";
  field.autocomplete = "off";
  let waiting = 0;
  const filter = () => {
    const words = field.value.split(/\s+/u).map(plain).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at]?.includes(word));
      if (!row.hidden) shown += 1;
    });
    count.textContent = words.length ? `${shown} / ${rows.length}` : "";
  };
  field.addEventListener("input", () => {
    window.cancelAnimationFrame(waiting);
    waiting = window.requestAnimationFrame(filter);
  });
  table.before(label);
}

/**
 * A text without tones, case, spaces and marks.
 *
 * @param {string | null} text
 * @returns {string}
 */
function plain(text) {
  return (text ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\s\p{M}'’“”"-]+/gu, "");
}

/**
 * @param {Document} page
 * @param {string} text
 * @returns {HTMLElement}
 */
function english(page, text) {
  const span = page.createElement("span");
  span.lang = "en";
  span.textContent = text;
  return span;
}
