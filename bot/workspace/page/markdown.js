// The markdown block: headings, lists, quotes, code and links, read into elements.

import { el, link } from "./dom.js";
import { emojiText } from "./emoji.js";

const INLINE = new RegExp(
  ["`([^`]+)`", "\\[([^\\]]+)\\]\\(([^()\\s]+)\\)", "\\*\\*(\\S(?:.*?\\S)?)\\*\\*",
    "(?<![\\w*])[*_](\\S(?:[^*_]*?\\S)?)[*_](?![\\w*])",
    "~~(.+?)~~", ":([a-z0-9_+-]+):", "(https?://[^\\s<>]*[^\\s<>.,;:!?)])"].join("|"),
  "u",
);
const KINDS = [
  ["heading", /^(#{1,6})\s+(.*)$/u],
  ["rule", /^(?:-{3,}|\*{3,})$/u],
  ["quote", /^>\s?(.*)$/u],
  ["bullet", /^\s*[-*•]\s+(.*)$/u],
  ["number", /^\s*\d+[.)]\s+(.*)$/u],
  ["blank", /^\s*$/u],
];

export function markdown(text) {
  const pieces = String(text ?? "").split(/```[^\n]*\n([\s\S]*?)\n?```/u);
  return pieces.flatMap((piece, index) => (index % 2 ? [codeBlock(piece)] : blocks(piece)));
}

function codeBlock(text) {
  return el("pre", { class: "code" }, el("code", {}, text));
}

function blocks(text) {
  return runs(text).map(([kind, lines]) => blockOf(kind, lines)).filter(Boolean);
}

function runs(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const [kind, rule] = KINDS.find(([, pattern]) => pattern.test(line)) ?? ["text", null];
    if (found.at(-1)?.[0] !== kind || kind === "heading") found.push([kind, []]);
    found.at(-1)[1].push(rule ? rule.exec(line) : [line, line]);
  }
  return found;
}

function blockOf(kind, hits) {
  if (kind === "heading") return el("p", { class: "md-heading", role: "heading", "aria-level": 3 }, inline(hits[0][2]));
  if (kind === "rule") return el("hr");
  if (kind === "quote") return el("blockquote", {}, lines(hits));
  if (kind === "bullet") return el("ul", {}, hits.map((hit) => el("li", {}, inline(hit[1]))));
  if (kind === "number") return el("ol", {}, hits.map((hit) => el("li", {}, inline(hit[1]))));
  if (kind === "blank") return null;
  return el("p", {}, lines(hits));
}

function lines(hits) {
  return hits.flatMap((hit, index) => (index ? [el("br"), ...inline(hit[1])] : inline(hit[1])));
}

function inline(text) {
  const nodes = [];
  let rest = text;
  for (let hit = INLINE.exec(rest); hit; hit = INLINE.exec(rest)) {
    nodes.push(rest.slice(0, hit.index), drawn(hit));
    rest = rest.slice(hit.index + hit[0].length);
  }
  return [...nodes, rest];
}

function drawn([, code, label, target, bold, italic, struck, emoji, address]) {
  if (code !== undefined) return el("code", {}, code);
  if (label !== undefined) return link(target, inline(label));
  if (bold !== undefined) return el("strong", {}, inline(bold));
  if (italic !== undefined) return el("em", {}, inline(italic));
  if (struck !== undefined) return el("s", {}, inline(struck));
  if (emoji !== undefined) return emojiText(emoji);
  return link(address, address);
}
