// What the page says by itself: quietly to a screen reader, or in plain sight when something went wrong.

import { button, byId, el } from "./dom.js";
import { TEXT } from "./texts.js";

const STAYS = 10_000;

export function announce(sentence) {
  byId("announce").append(el("p", {}, sentence));
  while (byId("announce").children.length > 5) byId("announce").firstChild.remove();
}

/** A sentence in sight until it is read away; inside an open window it stands in that window. */
export function problem(sentence) {
  document.querySelector(".problem")?.remove();
  const cross = button({ class: "button quiet", "aria-label": TEXT.close }, () => box.remove(), "✕");
  const box = el("div", { class: "problem", role: "alert" }, el("span", {}, sentence), cross);
  ([...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body).append(box);
  setTimeout(() => box.remove(), STAYS);
}

export function connection(isThere) {
  byId("connection").textContent = isThere ? "" : TEXT.lost;
}
