/** The comforts of a page; everything is readable without them. */

import { startCards } from "./cards.js";
import { startMenu } from "./menu.js";

startCards(document);
startMenu(document);
