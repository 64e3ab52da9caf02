/** The comforts of a page; everything is readable without them. */

import { startCards } from "./cards.js";
import { startControls } from "./controls.js";
import { startCopying } from "./copy.js";
import { startCounterparts } from "./counterparts.js";
import { startKeys } from "./keys.js";
import { startLayouts } from "./layouts.js";
import { startMenu } from "./menu.js";
import { startPinyin } from "./pinyin.js";
import { startPractice } from "./practice.js";
import { startPrinting } from "./print.js";
import { startTerms } from "./terms.js";
import { startTheme } from "./theme.js";
import { startView } from "./view.js";

const tools = document.querySelector(".dz-tools");
startTheme(document);
const keys = startKeys(document, tools);
if (tools instanceof HTMLElement) {
  const view = startView(window);
  startControls(tools, view);
  startLayouts(document, view);
  startTerms(document, view);
  startPractice(document, tools, view);
  startPinyin(document, tools, view);
  startCards(document, tools);
  startCounterparts(document, keys);
  startCopying(document, tools);
  startPrinting(document, tools);
  startMenu(document);
}
