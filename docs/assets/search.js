/** The theme's search, mended. It runs before the theme's script. */

/** The index, which the theme would fetch with each page, waits for a searcher. */
const wanted = new Promise((resolve) => {
  if (new URLSearchParams(location.search).has("q")) resolve(null);
  document.addEventListener("focusin", ({ target }) => {
    if (/** @type {Element} */ (target).matches(".md-search__input")) resolve(null);
  });
});
const { open, send } = XMLHttpRequest.prototype;

/** @param {string} method @param {string | URL} url */
XMLHttpRequest.prototype.open = function (method, url) {
  open.call(this, method, url, true); // as the theme does
  if (String(url).endsWith("/search_index.json"))
    this.send = () => wanted.then(() => send.call(this));
};

document.addEventListener("DOMContentLoaded", () => {
  // Its dialog has no name; it takes that of its field.
  const field = document.querySelector(".md-search__input");
  const name = field?.getAttribute("aria-label");
  if (name) field?.closest("[role=dialog]")?.setAttribute("aria-label", name);
  // It misses what is pasted, spoken or composed.
  field?.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
});
