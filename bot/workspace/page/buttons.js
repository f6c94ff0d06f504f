// Things to press: buttons, thumbs up and down, and the menu behind three dots.

import { el, icon, safeAddress } from "./dom.js";
import { emojiText } from "./emoji.js";
import { openMenu } from "./menu.js";
import { plainText } from "./mrkdwn.js";
import { TEXT } from "./texts.js";

const ICONS = { trash: "🗑️" };

export const BUTTONS = { button, icon_button: iconButton, feedback_buttons: feedback, overflow };

function button(element, at) {
  const style = element.style ? ` ${element.style}` : "";
  return pressable(element, at, { class: `button${style}`, "aria-label": element.accessibility_label }, plainText(element.text.text));
}

function iconButton(element, at) {
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(at.surface.viewer)) return null;
  const label = element.accessibility_label ?? element.text.text;
  return pressable(element, at, { class: "button quiet", "aria-label": label }, icon(ICONS[element.icon] ?? "•"));
}

function pressable(element, at, attributes, content) {
  const key = `${at.block.block_id ?? ""}/${element.action_id}`;
  return el("button", { type: "button", ...attributes, "data-key": key, onclick: pressed }, content);

  async function pressed({ currentTarget }) {
    const agreed = await at.surface.press(at.block, element, { source: currentTarget });
    if (agreed && safeAddress(element.url)) window.open(safeAddress(element.url), "_blank", "noopener,noreferrer");
  }
}

function feedback(element, at) {
  const one = (half, sign) => thumb(element, at, element[half], sign);
  return el("span", { class: "feedback" }, one("positive_button", "thumbsup"), one("negative_button", "thumbsdown"));
}

function thumb(element, at, half, sign) {
  if (!half) return null;
  const label = half.accessibility_label ?? half.text.text;
  const key = `${at.block.block_id ?? ""}/${element.action_id}/${half.value}`;
  const press = ({ currentTarget }) => at.surface.press(at.block, element, { value: half.value, source: currentTarget });
  const attributes = { type: "button", class: "button quiet", "aria-label": label, title: half.text.text, "data-key": key };
  return el("button", { ...attributes, onclick: press }, icon(emojiText(sign)), plainText(half.text.text));
}

function overflow(element, at) {
  const key = `${at.block.block_id ?? ""}/${element.action_id}`;
  const attributes = { type: "button", class: "button overflow", "aria-haspopup": "menu", "aria-expanded": "false" };
  return el("button", { ...attributes, "aria-label": TEXT.overflow, "data-key": key, onclick: open }, icon("⋯"));

  function open({ currentTarget }) {
    openMenu(currentTarget, element.options.map((option) => ({ label: option.text.text, chosen: () => choose(option, currentTarget) })));
  }

  async function choose(option, source) {
    const agreed = await at.surface.press(at.block, element, { value: option.value, source });
    if (agreed && safeAddress(option.url)) window.open(safeAddress(option.url), "_blank", "noopener,noreferrer");
  }
}
