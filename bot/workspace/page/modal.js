// The form the bot has open for you: one window for the whole stack, drawn again only when the bot changed it.

import { readModal } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { openDialog } from "./dialog.js";
import { doing } from "./doing.js";
import { button, el, fill, keepingFocus } from "./dom.js";
import { showErrors } from "./fields.js";
import { problem } from "./live.js";
import { surfaceFor } from "./surface.js";
import { TEXT } from "./texts.js";
import { world } from "./world.js";

let open = null; // {window, body, foot, view, surface, errors}

export async function drawModal() {
  const said = world.state?.modal ? await readModal(world.as) : null;
  if (!said?.view) return closeWindow();
  if (!open) open = newWindow();
  show(said.view, said.depth ?? 1, said.filled);
  if (JSON.stringify(said.errors ?? {}) !== open.errors && Object.keys(said.errors ?? {}).length) tell(said.errors);
}

function newWindow() {
  const body = el("div", { class: "dialog-body" });
  const foot = el("div", { class: "dialog-foot" });
  const form = el("form", { class: "dialog-form", novalidate: true, onsubmit: submit }, body, foot);
  const shown = openDialog({ title: "", body: form, asked: leave, kind: "modal" });
  return { window: shown, body, foot, view: null, errors: "{}" };
}

function show(view, depth, filled) {
  const known = open.view;
  if (known?.id === view.id && known.hash === view.hash) return;
  const typed = known?.id === view.id ? open.surface.fields.state() : {};
  Object.assign(open, { view, surface: surfaceFor({ view: view.id }), errors: "{}" });
  keepingFocus(open.body, () => fill(open.body, drawBlocks(view.blocks, open.surface)), open.window.heading);
  open.surface.fields.restore(known?.id === view.id ? typed : filled);
  open.window.heading.textContent = view.title.text;
  open.window.dialog.querySelector(".cross").setAttribute("aria-label", depth > 1 ? TEXT.back : TEXT.close);
  fill(open.foot, buttons(view));
  if (known?.id !== view.id) startIn();
}

function buttons(view) {
  const leaving = button({ class: "button" }, leave, view.close?.text ?? TEXT.cancel);
  const sending = view.submit ? el("button", { type: "submit", class: "button primary" }, view.submit.text) : null;
  return [leaving, sending];
}

function startIn() {
  open.body.scrollTop = 0;
  const wanted = open.body.querySelector("[data-focus]") ?? open.body.querySelector("input, textarea, select");
  (wanted ?? open.window.heading).focus();
}

async function submit(event) {
  event.preventDefault();
  const { view, surface, foot } = open;
  const source = foot.querySelector("[type=submit]");
  const answer = await doing("submit", { view: view.id, state: surface.fields.state() }, source);
  if (answer && open) tell(answer.errors ?? answer.ack?.errors ?? {});
}

/** What stands wrong: under its field, or in sight when the field is not in the form. */
function tell(errors) {
  open.errors = JSON.stringify(errors);
  const shown = showErrors(open.body, errors);
  if (shown < Object.keys(errors).length) problem(Object.values(errors).join(" "));
}

async function leave() {
  if (open) await doing("close", { view: open.view.id });
}

function closeWindow() {
  open?.window.close();
  open = null;
}
