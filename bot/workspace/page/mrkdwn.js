// Slack's own way of writing (*bold*, _italics_, <links>, :emoji:) read into elements; what is unknown stays text.

import { el, link } from "./dom.js";
import { emojiText } from "./emoji.js";
import { channelName, nameOf, world } from "./world.js";

const EDGE = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";
const marked = (sign) => `${EDGE}${sign}(?=\\S)([^\\n]*?\\S)${sign}${END}`;
const INLINE = new RegExp(
  ["`([^`\\n]+)`", "<([^<>\\n]+)>", marked("\\*"), marked("_"), marked("~"), ":([a-z0-9_+'-]+(?:::[a-z0-9-]+)?):",
    "(https?://[^\\s<>]*[^\\s<>.,;:!?)\"'])"].join("|"),
  "u",
);
const LIST = /^\s*(?:[•◦▪-]|(\d+)\.)\s+(.*)$/u;
const QUOTE = /^(?:&gt;|>) ?(.*)$/u;

export function mrkdwn(text) {
  const pieces = String(text ?? "").split(/```\n?([\s\S]*?)\n?```/u);
  return pieces.flatMap((piece, index) => (index % 2 ? [codeBlock(piece)] : paragraphs(piece)));
}

/** A text object of either kind. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text);
  return plainText(object.text);
}

export function plainText(text) {
  return withBreaks(String(text ?? "").replace(/:([a-z0-9_+'-]+):/gu, (_, name) => emojiText(name)));
}

/** What a screen reader or a list of news says about a message: the words without the signs. */
export function spokenText(text, most = 200) {
  const box = el("div", {}, mrkdwn(text));
  return box.textContent.replace(/\s+/gu, " ").trim().slice(0, most);
}

export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function codeBlock(text) {
  return el("pre", { class: "code" }, el("code", {}, unescaped(text)));
}

function paragraphs(text) {
  const made = [];
  for (const [kind, lines] of runs(text)) {
    if (kind === "quote") made.push(el("blockquote", {}, joined(lines)));
    else if (kind === "list") made.push(listOf(lines));
    else if (lines.join("") || !made.length) made.push(el("span", { class: "lines" }, joined(lines)));
  }
  return made;
}

function runs(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const kind = QUOTE.test(line) ? "quote" : LIST.test(line) ? "list" : "lines";
    if (found.at(-1)?.[0] !== kind) found.push([kind, []]);
    found.at(-1)[1].push(line);
  }
  return found.map(([kind, lines]) => [kind, kind === "quote" ? lines.map((line) => QUOTE.exec(line)[1]) : lines]);
}

function listOf(lines) {
  const first = LIST.exec(lines[0])[1];
  const items = lines.map((line) => el("li", {}, inline(LIST.exec(line)[2])));
  return first ? el("ol", { start: first }, items) : el("ul", {}, items);
}

function joined(lines) {
  return lines.flatMap((line, index) => (index ? [el("br"), ...inline(line)] : inline(line)));
}

function inline(text) {
  const nodes = [];
  let rest = text;
  for (let hit = INLINE.exec(rest); hit; hit = INLINE.exec(rest)) {
    nodes.push(unescaped(rest.slice(0, hit.index)), drawn(hit));
    rest = rest.slice(hit.index + hit[0].length);
  }
  return [...nodes, unescaped(rest)];
}

function drawn([whole, code, entity, bold, italic, struck, emoji, address]) {
  if (code !== undefined) return el("code", {}, unescaped(code));
  if (entity !== undefined) return entityNode(whole, entity);
  if (bold !== undefined) return el("strong", {}, inline(bold));
  if (italic !== undefined) return el("em", {}, inline(italic));
  if (struck !== undefined) return el("s", {}, inline(struck));
  if (emoji !== undefined) return emojiText(emoji);
  return link(unescaped(address), unescaped(address));
}

function entityNode(whole, entity) {
  const [target, label] = entity.split("|", 2);
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return el("span", { class: "mention" }, `#${label || channelName(target.slice(1))}`);
  if (target.startsWith("!")) return special(target, label);
  if (!/^(https?|mailto|tel):/u.test(target)) return unescaped(whole);
  return link(unescaped(target), inline(label ?? target.replace(/^mailto:/u, "")));
}

export function mention(user) {
  return el("span", { class: user === world.as ? "mention mine" : "mention" }, `@${nameOf(user)}`);
}

function special(target, label) {
  if (target.startsWith("!date^")) return unescaped(label ?? "");
  return el("span", { class: "mention" }, label ?? `@${target.slice(1).split("^")[0]}`);
}

function withBreaks(text) {
  return text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}
