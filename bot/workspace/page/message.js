// One message as a person knows it from a chat: who, when, what, reactions, files and the way into its thread.

import { fileAddress } from "./api.js";
import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { doing, go } from "./doing.js";
import { button, el, icon, OPENS_MENU } from "./dom.js";
import { emojiText, REACTIONS } from "./emoji.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { surfaceFor } from "./surface.js";
import { said, TEXT } from "./texts.js";
import { hourOf, hourOfTs } from "./times.js";
import { botId, botName, nameOf, world } from "./world.js";

/** `at`: channel, inThread, status (what the bot is doing about this message, when it is). */
export function drawMessage(message, at) {
  const surface = surfaceFor({ channel: at.channel, ts: message.ts });
  const hasBlocks = message.blocks?.length > 0;
  const words = hasBlocks ? drawBlocks(message.blocks, surface) : el("div", { class: "words" }, mrkdwn(message.text));
  const body = el("div", { class: "message-body" }, words);
  const status = at.status ? statusLine(at.status, at.channel, message.ts) : null;
  const below = [files(message), reactions(message, at), threadLink(message, at), status];
  return el(
    "li",
    { class: message.ephemeral ? "message ephemeral" : "message", "data-ts": message.ts },
    avatar(message.user, nameFor(message)),
    el("div", { class: "message-main" }, onlyYou(message), head(message), body, below),
    message.ephemeral ? null : tools(message, at),
  );
}

export function statusLine(status, channel, threadTs) {
  const stop = () => doing("stop", { channel, thread_ts: threadTs });
  return el(
    "div",
    { class: "status" },
    el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    el("span", {}, statusText(status)),
    button({ class: "button quiet" }, stop, TEXT.stop),
  );
}

export function statusText(status) {
  return `${botName()} ${status}`;
}

export function nameFor(message) {
  return message.user === botId() ? botName() : message.name || nameOf(message.user);
}

function onlyYou(message) {
  return message.ephemeral ? el("p", { class: "only-you" }, icon("👁"), ` ${TEXT.onlyYou}`) : null;
}

function head(message) {
  const badge = message.is_bot ? el("span", { class: "badge" }, TEXT.agent) : null;
  const edited = message.edited ? el("span", { class: "edited" }, TEXT.edited) : null;
  const time = el("time", { datetime: message.time }, hourOf(message.time));
  return el("div", { class: "message-head" }, el("span", { class: "author" }, nameFor(message)), badge, time, edited);
}

function files(message) {
  return message.files?.length ? el("div", { class: "files" }, message.files.map(fileLink)) : null;
}

function fileLink(file) {
  const title = file.title || file.name;
  const words = el("span", {}, el("strong", {}, title), el("small", {}, `${file.name} · ${said.size(file.size ?? 0)}`));
  const attributes = { href: fileAddress(file), download: file.name, "aria-label": said.download(title) };
  return el("a", { class: "file", ...attributes }, icon("📎"), words);
}

function reactions(message, at) {
  const drawn = (message.reactions ?? []).map((reaction) => reactionButton(reaction, message, at));
  return drawn.length ? el("div", { class: "reactions" }, drawn) : null;
}

function reactionButton({ name, users }, message, at) {
  const names = users.map(nameOf).join(", ");
  const mine = users.includes(world.as);
  const react = () => mine || doing("react", { channel: at.channel, ts: message.ts, name });
  const attributes = { "aria-pressed": String(mine), title: names, "aria-label": `${name}: ${names}` };
  return button({ class: "reaction", ...attributes }, react, said.reacted(emojiText(name), users.length));
}

function threadLink(message, at) {
  if (at.inThread || !message.reply_count) return null;
  const hour = message.latest_reply ? ` ${said.lastAnswer(hourOfTs(message.latest_reply))}` : "";
  const words = [el("strong", {}, said.answers(message.reply_count)), el("span", { class: "muted" }, hour)];
  const open = () => go(at.channel, message.ts);
  return button({ class: "thread-link", "data-key": `thread/${message.ts}` }, open, words);
}

function tools(message, at) {
  const key = (name) => ({ "data-key": `${name}/${message.ts}` });
  const open = () => go(at.channel, message.ts);
  const react = (anchor) => openMenu(anchor, reactionRows(message, at));
  const more = (anchor) => openMenu(anchor, everyRow(message, at));
  return el(
    "div",
    { class: "tools" },
    at.inThread ? null : tool("💬", TEXT.answerInThread, open, key("answer")),
    tool("☺", TEXT.react, react, { ...key("react"), ...OPENS_MENU }),
    tool("⋯", TEXT.messageMenu, more, { ...key("more"), ...OPENS_MENU }),
  );
}

function tool(sign, label, chosen, attributes) {
  return button({ class: "tool", "aria-label": label, title: label, ...attributes }, chosen, icon(sign));
}

/** The last menu holds everything: on a touch screen it is the only tool there is room for. */
function everyRow(message, at) {
  const answer = at.inThread ? [] : [{ label: TEXT.answerInThread, chosen: () => go(at.channel, message.ts) }];
  return [...answer, ...shortcutRows(message, at), ...reactionRows(message, at)];
}

function reactionRows(message, at) {
  const react = (name) => doing("react", { channel: at.channel, ts: message.ts, name });
  const mine = (message.reactions ?? []).filter(({ users }) => users.includes(world.as)).map(({ name }) => name);
  const others = REACTIONS.filter(([name]) => !mine.includes(name));
  return others.map(([name, words]) => ({ label: `${emojiText(name)} ${words}`, chosen: () => react(name) }));
}

function shortcutRows(message, at) {
  const use = (id) => doing("shortcut", { callback_id: id, channel: at.channel, ts: message.ts });
  const ours = world.state.shortcuts.filter((shortcut) => shortcut.type === "message");
  return ours.map((shortcut) => ({ label: shortcut.name, chosen: () => use(shortcut.callback_id) }));
}
