/** The state of the view, as attributes for the style sheet, set before anything is drawn. */

/** @typedef {Record<keyof typeof CHOICES, string>} State */

/** What each part may be in the address; the first is the default. */
const CHOICES = {
  view: ["side", "stack", "lines", "zh", "en"],
  hide: ["", "zh", "en", "zh,en"],
  pinyin: ["0", "1"],
  terms: ["all", "first", "none"],
  ref: ["1", "0"],
};
const PARTS = /** @type {(keyof State)[]} */ (Object.keys(CHOICES));
// Names in the memory.
const VIEW = "duizhao.view";
const SCHEME = "duizhao.scheme";
export const root = document.documentElement;

/** What is remembered; in some windows nothing. @param {string} name @param {string} [value] */
export function memory(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Light, dark, or "" as the system is. @param {string} [scheme] a new one */
export function drawScheme(scheme) {
  root.setAttribute("data-dz-scheme", memory(SCHEME, scheme) ?? scheme ?? "");
}

root.classList.replace("no-js", "js"); // the theme's script says so only later
drawScheme();
let state = fromAddress() ?? fromMemory(); // the address alone, where it names a part
draw();
// These wait until the page is changed for them.
root.toggleAttribute(
  "data-dz-wait",
  state.view === "lines" || !!state.hide || state.pinyin === "1" || state.ref === "0",
);

/** @type {((state: State, before: State | null) => void)[]} */
const watchers = [];

/** Called now and after each change. @param {(typeof watchers)[number]} watcher */
export function watch(watcher) {
  watchers.push(watcher);
  watcher(state, null);
}

/** Only a button does this; address and memory follow. @param {string} part @param {string} value */
export function change(part, value) {
  const before = state;
  state = { ...before, [part]: value };
  const query = new URLSearchParams(location.search);
  for (const one of PARTS) {
    // The layout always: a change back to the default is one.
    if (one === "view" || state[one] !== CHOICES[one][0]) query.set(one, state[one]);
    else query.delete(one);
  }
  const search = query.toString().replaceAll("%2C", ",");
  history.replaceState(history.state, "", `${location.pathname}?${search}${location.hash}`);
  memory(VIEW, JSON.stringify(state));
  draw();
  for (const watcher of watchers) watcher(state, before);
}

function draw() {
  for (const part of PARTS) root.setAttribute(`data-dz-${part}`, state[part]);
}

/** @param {Record<string, unknown>} given the default else */
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
    return checked({});
  }
}
