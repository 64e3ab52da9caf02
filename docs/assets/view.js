/**
 * The state of the view: what is shown, and how.
 *
 * It comes from the address where that names any part of it, and then from there alone, so that a
 * shared link shows everybody the same; else from memory; else it is the default. Only a change made
 * with a control writes to the address and to memory.
 */

/** @typedef {"view" | "hide" | "pinyin" | "terms" | "ref"} Part */
/** @typedef {Record<Part, string>} State */
/** @typedef {(state: State, before: State | null) => void} Watcher */

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

export class View {
  /** @type {Watcher[]} */
  #watchers = [];

  /** @param {Window} window */
  constructor(window) {
    this.window = window;
    this.state = fromAddress(window.location.search) ?? fromMemory() ?? stateOf(() => null);
  }

  /**
   * Call a watcher now, and after each change.
   *
   * @param {Watcher} watcher
   * @returns {void}
   */
  watch(watcher) {
    this.#watchers.push(watcher);
    watcher(this.state, null);
  }

  /**
   * Change a part of the state, as a control does.
   *
   * @param {Part} part
   * @param {string} value
   * @returns {void}
   */
  set(part, value) {
    const before = this.state;
    this.state = { ...before, [part]: value };
    const { location, history } = this.window;
    history.replaceState(history.state, "", toAddress(location, this.state));
    try {
      localStorage.setItem(MEMORY, JSON.stringify(this.state));
    } catch {
      // No memory here, as in some private windows.
    }
    for (const watcher of this.#watchers) watcher(this.state, before);
  }
}

/**
 * @param {Window} window
 * @returns {View}
 */
export function startView(window) {
  return new View(window);
}

/**
 * A whole state, each part the default where what is given for it is none of its choices.
 *
 * @param {(part: Part) => unknown} given
 * @returns {State}
 */
function stateOf(given) {
  const parts = PARTS.map((part) => {
    const choices = CHOICES[part];
    return [part, choices.find((choice) => choice === given(part)) ?? choices[0]];
  });
  return Object.fromEntries(parts);
}

/**
 * @param {string} search
 * @returns {State | null} none where the address names no part
 */
function fromAddress(search) {
  const named = new URLSearchParams(search);
  if (!PARTS.some((part) => named.has(part))) return null;
  return stateOf((part) => {
    const value = named.get(part);
    return part === "hide" && value === "en,zh" ? "zh,en" : value;
  });
}

/** @returns {State | null} */
function fromMemory() {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY) ?? "null");
    return kept && stateOf((part) => kept[part]);
  } catch {
    return null;
  }
}

/**
 * The address with a state in it: the layout always, so that an address that was changed to the
 * default says so, and other parts where they are not the default.
 *
 * @param {Location} location
 * @param {State} state
 * @returns {string}
 */
function toAddress(location, state) {
  const query = new URLSearchParams(location.search);
  for (const part of PARTS) {
    if (part === "view" || state[part] !== CHOICES[part][0]) query.set(part, state[part]);
    else query.delete(part);
  }
  return `${location.pathname}?${query.toString().replaceAll("%2C", ",")}${location.hash}`;
}
