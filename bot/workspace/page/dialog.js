// Windows on top of the page: the rest of it is out of reach until they close, and the focus stays inside.

import { button, el, freshId } from "./dom.js";
import { TEXT } from "./texts.js";

const REACHABLE = "button, input, textarea, select, a[href], [tabindex='0']";

/** `asked` is called when the person wants out (Escape or the cross); the caller decides whether it closes. */
export function openDialog({ title, body, foot, asked, kind = "", closeLabel = TEXT.close }) {
  const before = document.activeElement;
  const heading = el("h2", { id: freshId("title"), tabindex: -1 }, title);
  const cross = button({ class: "button quiet cross", "aria-label": closeLabel }, asked, "✕");
  const head = el("div", { class: "dialog-head" }, heading, cross);
  const dialog = el("dialog", { class: `dialog ${kind}`, "aria-labelledby": heading.id }, head, body, foot);
  dialog.addEventListener("cancel", (event) => leave(event, asked));
  dialog.addEventListener("keydown", (event) => onKey(event, dialog, asked));
  document.body.append(dialog);
  dialog.showModal();
  firstField(dialog, heading).focus();
  return { dialog, heading, close: () => close(dialog, before) };
}

/** Yes or no, in the bot's own words. */
export function confirmed({ title, text, yes, no, style }) {
  return new Promise((resolve) => {
    const answer = (choice) => {
      shown.close();
      resolve(choice);
    };
    const refusal = button({ class: "button" }, () => answer(false), no);
    const consent = button({ class: `button ${style || "primary"}` }, () => answer(true), yes);
    const body = el("div", { class: "dialog-body" }, text);
    const foot = el("div", { class: "dialog-foot" }, refusal, consent);
    const shown = openDialog({ title, body, foot, asked: () => answer(false), kind: "small" });
    refusal.focus();
  });
}

function firstField(dialog, heading) {
  const fields = ".dialog-body :is(input, textarea, select)";
  return dialog.querySelector("[data-focus]") ?? dialog.querySelector(fields) ?? heading;
}

function close(dialog, before) {
  dialog.close();
  dialog.remove();
  if (before?.isConnected) before.focus();
}

function leave(event, asked) {
  event.preventDefault();
  asked();
}

function onKey(event, dialog, asked) {
  if (event.key === "Escape" && !event.defaultPrevented) leave(event, asked);
  if (event.key === "Tab") keepInside(event, dialog);
}

function keepInside(event, dialog) {
  const all = [...dialog.querySelectorAll(REACHABLE)];
  const stops = all.filter((node) => !node.disabled && node.getClientRects().length);
  const [first, last] = [stops[0], stops.at(-1)];
  const here = document.activeElement;
  if (event.shiftKey && (here === first || !stops.includes(here))) move(event, last);
  else if (!event.shiftKey && here === last) move(event, first);
}

function move(event, target) {
  event.preventDefault();
  target?.focus();
}
