// Fields to choose in: lists, tick boxes and radio buttons, built on the browser's own controls so that keys just work.

import { el, freshId } from "./dom.js";
import { holdValue, named, pressOnChange, speaks } from "./inputs.js";
import { plainText, textObject } from "./mrkdwn.js";
import { TEXT } from "./texts.js";
import { people, world } from "./world.js";

export const CHOICES = {
  static_select: (element, at) => oneOf(element, at, grouped(element), element.initial_option?.value),
  external_select: (element, at) => oneOf(element, at, external(element), element.initial_option?.value),
  users_select: (element, at) => oneOf(element, at, peopleGroup(), element.initial_user),
  channels_select: (element, at) => oneOf(element, at, channelGroup(), element.initial_channel),
  conversations_select: (element, at) => oneOf(element, at, conversationGroups(), element.initial_conversation),
  multi_static_select: (element, at) => manyOf(element, at, grouped(element), values(element.initial_options)),
  multi_external_select: (element, at) => manyOf(element, at, external(element), values(element.initial_options)),
  multi_users_select: (element, at) => manyOf(element, at, peopleGroup(), element.initial_users),
  multi_channels_select: (element, at) => manyOf(element, at, channelGroup(), element.initial_channels),
  multi_conversations_select: (element, at) => manyOf(element, at, conversationGroups(), element.initial_conversations),
  checkboxes: (element, at) => ticks(element, at, "checkbox", values(element.initial_options)),
  radio_buttons: (element, at) => ticks(element, at, "radio", values([element.initial_option].filter(Boolean))),
};

/** These are several controls under one heading. */
const SEVERAL = Object.keys(CHOICES).filter((type) => type.startsWith("multi_"));
export const IN_GROUPS = new Set(["checkboxes", "radio_buttons", ...SEVERAL]);

const values = (options) => (options ?? []).map((option) => option.value);
const asOption = (value, label) => ({ value, text: { type: "plain_text", text: label } });

function grouped(element) {
  if (element.option_groups) return element.option_groups.map((group) => [group.label.text, group.options]);
  return [["", element.options ?? []]];
}

function external(element) {
  return element.options || element.option_groups ? grouped(element) : peopleGroup();
}

function peopleGroup() {
  return [["", people().map((person) => asOption(person.id, person.name))]];
}

function channelGroup() {
  const rooms = world.state.channels.filter((channel) => channel.kind === "channel");
  return [["", rooms.map((channel) => asOption(channel.id, `#${channel.name}`))]];
}

function conversationGroups() {
  return [[TEXT.channels, channelGroup()[0][1]], [TEXT.people, peopleGroup()[0][1]]];
}

function oneOf(element, at, groups, chosen) {
  const blank = el("option", { value: "" }, element.placeholder?.text ?? TEXT.chooseOne);
  const node = el("select", named(element, at), blank, groups.map(([label, options]) => groupNode(label, options)));
  node.value = chosen ?? "";
  pressOnChange(node, element, at, () => node.value || null);
  return holdValue(node, element, at);
}

function groupNode(label, options) {
  const nodes = options.map((option) => el("option", { value: option.value }, plainText(option.text.text)));
  return label ? el("optgroup", { label }, nodes) : nodes;
}

function manyOf(element, at, groups, chosen) {
  const rows = groups.flatMap(([label, options]) => [
    label ? el("p", { class: "choice-label" }, label) : null,
    ...options.map((option) => tick(option, element, at, { type: "checkbox", chosen })),
  ]);
  return boxOf(rows, element, at, "choices scrolling");
}

function ticks(element, at, type, chosen) {
  const group = freshId("choice");
  const rows = element.options.map((option) => tick(option, element, at, { type, chosen, group }));
  return boxOf(rows, element, at, "choices");
}

function tick(option, element, at, { type, chosen, group }) {
  const key = `${at.block.block_id ?? ""}/${element.action_id}/${option.value}`;
  const detail = option.description ? freshId("detail") : null;
  const box = el("input", { type, name: group, value: option.value, "data-key": key, "aria-describedby": detail });
  box.checked = (chosen ?? []).includes(option.value);
  const more = option.description ? el("span", { class: "detail", id: detail }, textObject(option.description)) : null;
  return el("div", { class: "choice" }, el("label", {}, box, el("span", {}, textObject(option.text))), more);
}

function boxOf(rows, element, at, name) {
  const role = at.block.type === "input" ? null : "group";
  const box = el("div", { class: name, role, "aria-label": role ? at.label : null }, rows);
  const inputs = [...box.querySelectorAll("input")];
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const single = inputs[0]?.type === "radio";
  const read = single ? () => chosen()[0] ?? null : chosen;
  const write = (value) => inputs.forEach((input) => (input.checked = [value ?? []].flat().includes(input.value)));
  if (speaks(at)) box.addEventListener("change", (event) => say(event, element, at, read));
  return holdValue(box, element, at, read, write);
}

function say(event, element, at, read) {
  at.surface.press(at.block, element, { value: read(), source: event.target });
}
