// The frame around the talk: which of the columns are in sight, what they are called, and how the narrow menu opens.

import { byId, el, fill } from "./dom.js";
import { said, TEXT } from "./texts.js";
import { botName, channelName, channelOf, HOME, world } from "./world.js";

export const WIDE = matchMedia("(min-width: 60rem)");

export function wireFrame(closeThread) {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    focusPlace();
  });
  byId("menu").addEventListener("click", () => showSidebar(byId("app").dataset.menu !== "open"));
  byId("sidebar").addEventListener("keydown", (event) => event.key === "Escape" && showSidebar(false));
  byId("close-thread").addEventListener("click", closeThread);
  byId("thread").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeThread();
  });
}

export function showSidebar(isOpen) {
  byId("app").dataset.menu = isOpen ? "open" : "";
  byId("menu").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) byId("places").querySelector("button")?.focus();
  else if (byId("sidebar").contains(document.activeElement) && !WIDE.matches) byId("menu").focus();
}

export function drawFrame() {
  const name = placeName();
  const atHome = world.place === HOME || !world.as;
  document.title = `${name ? `${name} – ` : ""}Demo`;
  byId("place-title").textContent = name || TEXT.welcome;
  byId("messages").setAttribute("aria-label", said.messagesIn(name));
  byId("talk").hidden = atHome;
  byId("composer").hidden = atHome;
  byId("home").hidden = !atHome;
  byId("thread").hidden = !world.thread;
  if (!world.as) fill(byId("home"), el("p", { class: "empty" }, TEXT.noPerson));
}

/** Where a person who just arrived wants to be: in the writing field, or at the top of Home. */
export function focusPlace() {
  byId(world.place === HOME ? "place-title" : "write").focus();
}

export function placeName() {
  if (!world.as) return "";
  if (world.place === HOME) return TEXT.home;
  return channelOf(world.place)?.kind === "dm" ? botName() : `#${channelName(world.place)}`;
}
