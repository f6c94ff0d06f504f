// A file that has been chosen and not sent yet: its name, and a cross that takes it away.

import { button, el, icon } from "./dom.js";
import { said } from "./texts.js";

export function chip(file, remove) {
  const cross = button({ class: "button quiet", "aria-label": said.removeFile(file.name) }, remove, "✕");
  return el("span", { class: "chip" }, icon("📎"), file.name, cross);
}
