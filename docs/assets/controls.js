/** The buttons that change the view, and show what it is. */

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Part} Part */

/**
 * @param {HTMLElement} tools
 * @param {View} view
 * @returns {void}
 */
export function startControls(tools, view) {
  const narrow = window.matchMedia("(max-width: 48em)");

  const show = () => {
    for (const button of buttons(tools)) {
      // In a narrow window there is no room for two columns: they stand one above the other.
      const stacked = narrow.matches && button.name === "view" && view.state.view === "side";
      const pressed = stacked ? button.value === "stack" : isOn(view, button);
      button.setAttribute("aria-pressed", String(pressed));
    }
  };
  view.watch(show);
  narrow.addEventListener("change", show);

  tools.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.name) view.set(partOf(button), after(view, button));
  });
}

/** @param {HTMLElement} tools */
function buttons(tools) {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (tools.querySelectorAll("button[name]"));
}

/** @param {HTMLButtonElement} button */
function partOf(button) {
  return /** @type {Part} */ (button.name);
}

/** @param {View} view @param {HTMLButtonElement} button */
function isOn(view, button) {
  return view.state[partOf(button)].split(",").includes(button.value);
}

/**
 * What a part of the state is after its button was pressed: one of several choices; or on for off.
 *
 * @param {View} view
 * @param {HTMLButtonElement} button
 * @returns {string}
 */
function after(view, button) {
  const part = partOf(button);
  if (part === "view" || part === "terms") return button.value;
  const on = isOn(view, button);
  if (part !== "hide") return on ? "0" : "1";
  const hidden = (/** @type {string} */ side) => view.state.hide.split(",").includes(side);
  return ["zh", "en"].filter((side) => hidden(side) !== (side === button.value)).join(",");
}
