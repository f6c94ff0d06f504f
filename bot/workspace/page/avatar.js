// A square with initials instead of a photograph: these people do not exist.

import { el } from "./dom.js";
import { botId } from "./world.js";

const TONES = 6;

export function avatar(userId, name) {
  if (userId === botId()) return el("span", { class: "avatar bot", "aria-hidden": "true" }, "R");
  return el("span", { class: `avatar tone-${toneOf(userId)}`, "aria-hidden": "true" }, initials(name));
}

function initials(name) {
  const words = name.split(/\s+/u).filter(Boolean);
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

function toneOf(userId) {
  return [...String(userId)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % TONES;
}
