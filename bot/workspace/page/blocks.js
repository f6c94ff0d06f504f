// Every block the bot may send, drawn: one small function a block, an honest note for what is unknown.

import { BUTTONS } from "./buttons.js";
import { CHOICES, IN_GROUPS } from "./choices.js";
import { el, freshId, icon, link } from "./dom.js";
import { INPUTS } from "./inputs.js";
import { markdown } from "./markdown.js";
import { plainText, spokenText, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { table } from "./table.js";
import { TEXT } from "./texts.js";

const ELEMENTS = { ...BUTTONS, ...INPUTS, ...CHOICES };
const LEVELS = { info: "ℹ️", success: "✅", warning: "⚠️", error: "⛔" };

const BLOCKS = {
  header,
  section,
  context: (block) => el("div", { class: "context" }, block.elements.map(small)),
  context_actions: actions,
  actions,
  divider: () => el("hr"),
  input,
  image: (block) => picture(block, block.title?.text),
  markdown: (block) => el("div", { class: "markdown" }, markdown(block.text)),
  rich_text: (block) => el("div", { class: "markdown" }, richText(block)),
  table,
  data_table: table,
  alert,
};

/** `surface`: fields, press(block, element, {value, source}), viewer. */
export function drawBlocks(blocks, surface) {
  return blocks.map((block) => one(block, surface));
}

function one(block, surface) {
  const draw = BLOCKS[block.type];
  const drawn = draw ? draw(block, surface) : unknown(block.type);
  return el("div", { class: `block block-${block.type}`, "data-block": block.block_id }, drawn);
}

function header(block) {
  return el("p", { class: "header", role: "heading", "aria-level": block.level ?? 3 }, plainText(block.text.text));
}

function section(block, surface) {
  const words = block.text ? el("div", { class: "words" }, textObject(block.text)) : null;
  const cells = (block.fields ?? []).map((field) => el("div", { class: "words" }, textObject(field)));
  const fields = cells.length ? el("div", { class: "fields" }, cells) : null;
  const side = block.accessory ? el("div", { class: "accessory" }, accessory(block, surface)) : null;
  return el("div", { class: "section" }, el("div", { class: "section-main" }, words, fields), side);
}

function accessory(block, surface) {
  if (block.accessory.type === "image") return picture(block.accessory);
  return element(block.accessory, { surface, block, label: spokenText(block.text?.text ?? "", 80) });
}

function actions(block, surface) {
  const drawn = block.elements.map((each) => element(each, { surface, block, label: each.placeholder?.text }));
  return el("div", { class: "actions" }, drawn);
}

function input(block, surface) {
  const [id, hint, error] = [freshId(), freshId("hint"), freshId("error")];
  const grouped = IN_GROUPS.has(block.element.type);
  const at = { surface, block, id, describedBy: `${hint} ${error}`, required: !block.optional };
  const optional = block.optional ? el("span", { class: "optional" }, ` ${TEXT.optional}`) : null;
  return el(
    grouped ? "fieldset" : "div",
    { class: "field", "aria-describedby": grouped ? at.describedBy : null },
    el(grouped ? "legend" : "label", { for: grouped ? null : id }, plainText(block.label.text), optional),
    element(block.element, at),
    el("p", { class: "hint", id: hint }, block.hint ? plainText(block.hint.text) : ""),
    el("p", { class: "field-error", id: error }),
  );
}

function element(each, at) {
  const draw = ELEMENTS[each.type];
  if (!draw) return unknown(each.type);
  return draw(each, { ...at, label: at.id ? "" : at.label || each.placeholder?.text || each.action_id });
}

function small(each) {
  if (each.type === "image") return picture(each);
  return el("span", { class: "words" }, textObject(each));
}

/** Pictures from the internet are not fetched: the demo is the same without a network, and nobody hears of you. */
function picture(block, title) {
  const address = block.image_url ?? block.slack_file?.url ?? "";
  const own = address.startsWith("/demo/") || address.startsWith("data:image/");
  const words = block.alt_text ?? TEXT.picture;
  const drawn = own
    ? el("img", { src: address, alt: words })
    : el("span", { class: "no-picture" }, icon("🖼️"), " ", link(address, words));
  return title ? el("figure", {}, el("figcaption", {}, title), drawn) : drawn;
}

function alert(block) {
  const level = block.level ?? "default";
  const sign = LEVELS[level] ? icon(LEVELS[level]) : null;
  return el("div", { class: `alert ${level}`, role: "note" }, sign, el("div", {}, textObject(block.text)));
}

function unknown(type) {
  return el("p", { class: "unknown" }, `${TEXT.notShown} (${type}).`);
}
