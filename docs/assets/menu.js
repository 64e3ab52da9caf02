/** The menu of turns closes by itself once a turn is chosen, and on Escape. */

/**
 * @param {Document} page
 * @returns {void}
 */
export function startMenu(page) {
  const menu = page.querySelector(".dz-tools details");
  if (!(menu instanceof HTMLDetailsElement)) return;

  const close = () => {
    menu.open = false;
  };
  menu.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) close();
  });
  page.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary")?.focus();
  });
}
