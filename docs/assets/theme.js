/** What the theme leaves undone on every page. */

/**
 * @param {Document} page
 * @returns {void}
 */
export function startTheme(page) {
  const field = page.querySelector(".md-search__input");
  // Its search is a dialog without a name; it takes that of its field.
  const name = field?.getAttribute("aria-label");
  if (name) field?.closest("[role=dialog]")?.setAttribute("aria-label", name);
  // It looks up what is typed when a key comes up, and misses what is pasted, spoken or composed.
  field?.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
}
