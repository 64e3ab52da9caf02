/**
 * The state of the view: what is shown, and how; and the buttons that change it.
 *
 * It comes from the address where that names any part of it, and then from there alone, so that a
 * shared link shows everybody the same; else from memory; else it is the default. Only a change made
 * with a button writes to the address and to memory.
 */

import { all, closest, keepPlace, memory, tools } from "./page.js";

/** @typedef {"view" | "hide" | "pinyin" | "terms" | "ref"} Part */
/** @typedef {Record<Part, string>} State */

/** What each part may be, as it stands in the address; the first is the default. */
const CHOICES = {
  view: ["side", "stack", "lines", "zh", "en"],
  hide: ["", "zh", "en", "zh,en"],
  pinyin: ["0", "1"],
  terms: ["all", "first", "none"],
  ref: ["1", "0"],
};
const PARTS = /** @type {Part[]} */ (Object.keys(CHOICES));
const MEMORY = "duizhao.view";

/** @type {((state: State, before: State | null) => void)[]} */
const watchers = [];
let state = fromAddress() ?? fromMemory() ?? checked({});

/** Call a watcher now, and after each change. @param {(typeof watchers)[number]} watcher */
export function watch(watcher) {
  watchers.push(watcher);
  watcher(state, null);
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
    return checked(JSON.parse(memory(MEMORY) ?? "{}"));
  } catch {
    return null; // it is somebody else's
  }
}

/** @param {Part} part @param {string} value */
function set(part, value) {
  const before = state;
  state = { ...before, [part]: value };
  const query = new URLSearchParams(location.search);
  for (const one of PARTS) {
    // The layout always, so that an address that was changed back to the default says so.
    if (one === "view" || state[one] !== CHOICES[one][0]) query.set(one, state[one]);
    else query.delete(one);
  }
  const search = query.toString().replaceAll("%2C", ",");
  history.replaceState(history.state, "", `${location.pathname}?${search}${location.hash}`);
  memory(MEMORY, JSON.stringify(state));
  keepPlace(() => {
    for (const watcher of watchers) watcher(state, before);
  });
}

/** The buttons: each has the name of a part and a value; two stand for on, and off for pressed. */
export function startControls() {
  const narrow = window.matchMedia("(max-width: 48em)");
  const show = () => {
    for (const button of /** @type {HTMLButtonElement[]} */ (
      all("button[name]", tools ?? document)
    )) {
      // In a narrow window there is no room for two columns: they stand one above the other.
      const stacked = narrow.matches && button.name === "view" && state.view === "side";
      const pressed = stacked ? button.value === "stack" : isOn(button);
      button.setAttribute("aria-pressed", String(pressed));
    }
  };
  watch(show);
  narrow.addEventListener("change", show);
  tools?.addEventListener("click", (event) => {
    const button = /** @type {HTMLButtonElement | null} */ (closest(event.target, "button[name]"));
    if (button) set(/** @type {Part} */ (button.name), after(button));
  });
}

/** @param {HTMLButtonElement} button */
const isOn = ({ name, value }) => state[/** @type {Part} */ (name)].split(",").includes(value);

/** What its part is after a button is pressed. @param {HTMLButtonElement} button */
function after(button) {
  const { name, value } = button;
  if (name === "view" || name === "terms") return value;
  if (name !== "hide") return isOn(button) ? "0" : "1";
  const hidden = state.hide.split(",");
  return ["zh", "en"].filter((one) => hidden.includes(one) !== (one === value)).join(",");
}
