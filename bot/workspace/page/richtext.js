// Rich text: what the composer of a real chat makes, sentence by sentence.

import { el, link } from "./dom.js";
import { emojiText } from "./emoji.js";
import { mention } from "./mrkdwn.js";
import { channelName } from "./world.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code" };

export function richText(block) {
  return (block.elements ?? []).map(partOf);
}

function partOf(part) {
  if (part.type === "rich_text_list") return listOf(part);
  if (part.type === "rich_text_quote") return el("blockquote", {}, spans(part));
  if (part.type === "rich_text_preformatted") return el("pre", { class: "code" }, el("code", {}, spans(part)));
  return el("p", {}, spans(part));
}

function listOf(part) {
  const items = part.elements.map((item) => el("li", {}, spans(item)));
  const attributes = { class: `indent-${Math.min(part.indent ?? 0, 4)}`, start: part.offset ? part.offset + 1 : null };
  return el(part.style === "ordered" ? "ol" : "ul", attributes, items);
}

function spans(part) {
  return (part.elements ?? []).flatMap(spanOf);
}

function spanOf(span) {
  if (span.type === "link") return [styled(span, link(span.url, span.text || span.url))];
  if (span.type === "user") return [mention(span.user_id)];
  if (span.type === "channel") return [el("span", { class: "mention" }, `#${channelName(span.channel_id)}`)];
  if (span.type === "broadcast") return [el("span", { class: "mention" }, `@${span.range}`)];
  if (span.type === "emoji") return [emojiText(span.name)];
  if (span.type === "date") return [span.fallback ?? ""];
  return lines(span.text ?? "").map((line) => (typeof line === "string" ? styled(span, line) : line));
}

function lines(text) {
  return text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

function styled(span, content) {
  const wanted = Object.keys(STYLES).filter((name) => span.style?.[name]);
  return wanted.reduce((inner, name) => el(STYLES[name], {}, inner), content);
}
