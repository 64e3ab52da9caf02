/**
 * The state of the view, from the address alone where that names any part of it, so that a shared link
 * shows all the same; else from memory; else the default. And light or dark, from memory.
 *
 * This runs before anything is drawn, and needs nothing of the page: the style sheet draws from the
 * attributes that it sets.
 */

/** @typedef {"view" | "hide" | "pinyin" | "terms" | "ref"} Part */
/** @typedef {Record<Part, string>} State */

/** What each part may be, as it stands in the address; the first is the default. */
export const CHOICES = {
  view: ["side", "stack", "lines", "zh", "en"],
  hide: ["", "zh", "en", "zh,en"],
  pinyin: ["0", "1"],
  terms: ["all", "first", "none"],
  ref: ["1", "0"],
};
export const PARTS = /** @type {Part[]} */ (Object.keys(CHOICES));
// Names in the memory.
export const VIEW = "duizhao.view";
const SCHEME = "duizhao.scheme";
export const root = document.documentElement;

/**
 * What is remembered under a name, once a new value is; nothing where there is no memory, as in some
 * private windows.
 *
 * @param {string} name @param {string} [value]
 */
export function memory(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Light, dark, or "" for what the system says. @param {string} [scheme] a new one, to be remembered */
export function drawScheme(scheme) {
  root.setAttribute("data-dz-scheme", scheme ?? memory(SCHEME) ?? "");
  if (scheme !== undefined) memory(SCHEME, scheme);
}

drawScheme();
export const first = fromAddress() ?? fromMemory() ?? checked({});
draw(first);
// These are drawn once the rest of the script has changed the page for them.
root.toggleAttribute("data-dz-wait", !!first.hide || first.view === "lines" || first.ref === "0");

/** @param {State} state */
export function draw(state) {
  for (const part of PARTS) root.setAttribute(`data-dz-${part}`, state[part]);
}

/** A whole state, the default where no choice is given. @param {Record<string, unknown>} given */
function checked(given) {
  const parts = PARTS.map((part) => {
    const choices = CHOICES[part];
    return [part, choices.find((choice) => choice === given[part]) ?? choices[0]];
  });
  return /** @type {State} */ (Object.fromEntries(parts));
}

/** None where the address names no part. */
function fromAddress() {
  const named = Object.fromEntries(new URLSearchParams(location.search));
  if (named.hide === "en,zh") named.hide = "zh,en";
  return PARTS.some((part) => part in named) ? checked(named) : null;
}

function fromMemory() {
  try {
    return checked(JSON.parse(memory(VIEW) ?? "{}"));
  } catch {
    return null; // it is somebody else's
  }
}
