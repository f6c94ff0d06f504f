// The Home tab: what the bot keeps ready for this person, drawn again in place when it changes.

import { readHome } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { byId, el, fill, keepingFocus } from "./dom.js";
import { surfaceFor } from "./surface.js";
import { TEXT } from "./texts.js";
import { world } from "./world.js";

let shown = { who: "", hash: "", surface: null };

export async function drawHome(root) {
  const as = world.as;
  const { view } = await readHome(as);
  if (as !== world.as) return;
  if (!view) return drawEmpty(root);
  if (root.firstChild && shown.who === as && shown.hash === view.hash) return;
  const typed = shown.who === as ? shown.surface?.fields.state() : {};
  shown = { who: as, hash: view.hash, surface: surfaceFor({ view: view.id }) };
  const drawn = el("div", { class: "home" }, drawBlocks(view.blocks, shown.surface));
  keepingFocus(root, () => fill(root, drawn), byId("place-title"));
  shown.surface.fields.restore(typed);
}

function drawEmpty(root) {
  shown = { who: "", hash: "", surface: null };
  fill(root, el("p", { class: "empty" }, TEXT.emptyHome));
}

export function forgetHome() {
  shown = { who: "", hash: "", surface: null };
}
