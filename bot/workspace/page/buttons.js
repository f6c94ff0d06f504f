// Things to press: buttons, thumbs up and down, and the menu behind three dots.

import { button, el, icon, OPENS_MENU, safeAddress } from "./dom.js";
import { emojiText } from "./emoji.js";
import { openMenu } from "./menu.js";
import { plainText } from "./mrkdwn.js";
import { TEXT } from "./texts.js";

const ICONS = { trash: "🗑️" };

export const BUTTONS = { button: textButton, icon_button: iconButton, feedback_buttons: feedback, overflow };

function textButton(element, at) {
  const style = element.style ? ` ${element.style}` : "";
  const attributes = { class: `button${style}`, "aria-label": element.accessibility_label };
  return pressable(element, at, attributes, plainText(element.text.text));
}

function iconButton(element, at) {
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(at.surface.viewer)) return null;
  const label = element.accessibility_label ?? element.text.text;
  return pressable(element, at, { class: "button quiet", "aria-label": label }, icon(ICONS[element.icon] ?? "•"));
}

function pressable(element, at, attributes, content) {
  const press = (source) => pressAndFollow(element, at, { source }, element.url);
  return button({ ...attributes, "data-key": keyOf(element, at) }, press, content);
}

function feedback(element, at) {
  const one = (half, sign) => (element[half] ? thumb(element, at, element[half], sign) : null);
  return el("span", { class: "feedback" }, one("positive_button", "thumbsup"), one("negative_button", "thumbsdown"));
}

function thumb(element, at, half, sign) {
  const label = half.accessibility_label ?? half.text.text;
  const names = { "aria-label": label, title: half.text.text, "data-key": `${keyOf(element, at)}/${half.value}` };
  const press = (source) => at.surface.press(at.block, element, { value: half.value, source });
  return button({ class: "button quiet", ...names }, press, icon(emojiText(sign)), plainText(half.text.text));
}

function overflow(element, at) {
  const names = { "aria-label": TEXT.overflow, "data-key": keyOf(element, at) };
  return button({ class: "button overflow", ...OPENS_MENU, ...names }, open, icon("⋯"));

  function open(anchor) {
    const rowOf = (option) => ({ label: option.text.text, chosen: () => choose(option, anchor) });
    openMenu(anchor, element.options.map(rowOf));
  }

  function choose(option, source) {
    return pressAndFollow(element, at, { value: option.value, source }, option.url);
  }
}

/** A press with an address also opens it, unless the person said no to the question first. */
async function pressAndFollow(element, at, details, address) {
  const agreed = await at.surface.press(at.block, element, details);
  if (agreed && safeAddress(address)) window.open(safeAddress(address), "_blank", "noopener,noreferrer");
}

function keyOf(element, at) {
  return `${at.block.block_id ?? ""}/${element.action_id}`;
}
