// Fields to type in: text, numbers, addresses, dates and files. Choices are in choices.js.

import { chip } from "./chip.js";
import { attaching } from "./doing.js";
import { el, fill } from "./dom.js";
import { momentOf, wallTime } from "./times.js";
import { said } from "./texts.js";

const NEARLY_FULL = 0.8;

/** `at` carries: surface, block, id, describedBy, label (when nothing else names the field), dispatch. */
export const INPUTS = {
  plain_text_input: (element, at) => (element.multiline ? textArea(element, at) : line(element, at, "text")),
  email_text_input: (element, at) => line(element, at, "email"),
  url_text_input: (element, at) => line(element, at, "url"),
  number_input: numberLine,
  datepicker: (element, at) => picker(element, at, "date", element.initial_date),
  timepicker: (element, at) => picker(element, at, "time", element.initial_time),
  datetimepicker: momentPicker,
  file_input: filePicker,
};

/** What every control shares: its name, its hints, its place in the focus memory. */
export function named(element, at) {
  return {
    id: at.id,
    "aria-label": at.label || null,
    "aria-describedby": at.describedBy || null,
    "aria-required": at.required ? "true" : null,
    "data-key": `${at.block.block_id ?? ""}/${element.action_id}`,
    "data-focus": element.focus_on_load,
  };
}

export function holdValue(node, element, at, read, write) {
  const cell = { read: read ?? (() => node.value || null), write: write ?? ((value) => (node.value = value ?? "")) };
  at.surface.fields.hold(at.block.block_id, element.action_id, cell);
  return node;
}

function line(element, at, type) {
  const node = el("input", { type, ...typed(element), ...named(element, at) });
  node.value = element.initial_value ?? "";
  pressOnEnter(node, element, at);
  return holdValue(node, element, at);
}

function textArea(element, at) {
  const node = el("textarea", { rows: 4, ...typed(element), ...named(element, at) });
  node.value = element.initial_value ?? "";
  holdValue(node, element, at);
  return element.max_length ? [node, counter(node, element.max_length)] : node;
}

function typed(element) {
  return { placeholder: element.placeholder?.text, maxlength: element.max_length, minlength: element.min_length };
}

function counter(node, most) {
  const slot = el("span", { class: "counter", "aria-live": "polite" });
  node.addEventListener("input", () => {
    const left = most - [...node.value].length;
    slot.textContent = left < most * (1 - NEARLY_FULL) ? said.charactersLeft(left) : "";
  });
  return slot;
}

function numberLine(element, at) {
  const step = element.is_decimal_allowed ? "any" : 1;
  const limits = { min: element.min_value, max: element.max_value, step, inputmode: "decimal" };
  const node = el("input", { type: "number", ...limits, ...typed(element), ...named(element, at) });
  node.value = element.initial_value ?? "";
  pressOnEnter(node, element, at);
  return holdValue(node, element, at);
}

function picker(element, at, type, initial) {
  const node = el("input", { type, ...named(element, at) });
  node.value = initial ?? "";
  pressOnChange(node, element, at, () => node.value || null);
  return holdValue(node, element, at);
}

function momentPicker(element, at) {
  const node = el("input", { type: "datetime-local", ...named(element, at) });
  const read = () => (node.value ? Math.floor(momentOf(node.value).getTime() / 1000) : null);
  const write = (seconds) => (node.value = seconds ? wallTime(seconds * 1000) : "");
  write(element.initial_date_time);
  pressOnChange(node, element, at, read);
  return holdValue(node, element, at, read, write);
}

/** Chosen is uploaded: the field holds what the workspace then calls it, and its name stands beside it. */
function filePicker(element, at) {
  const accept = element.filetypes?.map((ending) => `.${ending}`).join(",");
  const node = el("input", { type: "file", multiple: element.max_files !== 1, accept, ...named(element, at) });
  const chosen = el("span", { class: "chosen-files", "aria-live": "polite" });
  let files = [];
  const hold = (list) => {
    files = list ?? [];
    fill(chosen, files.map((file) => chip(file, () => hold(files.filter((other) => other !== file)))));
    if (!files.length) node.value = "";
  };
  node.addEventListener("change", async () => hold(await attaching([...node.files], node)));
  holdValue(node, element, at, () => files, hold);
  return [node, chosen];
}

/** In a form a field only speaks when the bot asked for it; elsewhere every change is a press. */
export function speaks(at) {
  return at.block.type !== "input" || at.block.dispatch_action === true;
}

export function pressOnChange(node, element, at, read) {
  if (!speaks(at)) return;
  node.addEventListener("change", () => at.surface.press(at.block, element, { value: read(), source: node }));
}

function pressOnEnter(node, element, at) {
  if (!speaks(at)) return;
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    at.surface.press(at.block, element, { value: node.value || null, source: node });
  });
}
