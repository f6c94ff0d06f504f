// One message as a person knows it from a chat: who, when, what, reactions, files and the way into its thread.

import { fileAddress } from "./api.js";
import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { doing, go } from "./doing.js";
import { el, icon } from "./dom.js";
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
  const body = message.blocks?.length ? drawBlocks(message.blocks, surface) : el("div", { class: "words" }, mrkdwn(message.text));
  return el(
    "li",
    { class: message.ephemeral ? "message ephemeral" : "message", "data-ts": message.ts },
    avatar(message.user, nameFor(message)),
    el("div", { class: "message-main" }, onlyYou(message), head(message), el("div", { class: "message-body" }, body),
      files(message), reactions(message, at), threadLink(message, at), at.status ? statusLine(at.status, at.channel, message.ts) : null),
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
    el("button", { type: "button", class: "button quiet", onclick: stop }, TEXT.stop),
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
  const drawn = (message.files ?? []).map((file) =>
    el("a", { class: "file", href: fileAddress(file), download: file.name, "aria-label": said.download(file.title || file.name) },
      icon("📎"), el("span", {}, el("strong", {}, file.title || file.name), el("small", {}, `${file.name} · ${said.size(file.size ?? 0)}`))));
  return drawn.length ? el("div", { class: "files" }, drawn) : null;
}

function reactions(message, at) {
  const drawn = (message.reactions ?? []).map((reaction) => {
    const names = reaction.users.map(nameOf).join(", ");
    const mine = reaction.users.includes(world.as);
    const react = () => mine || doing("react", { channel: at.channel, ts: message.ts, name: reaction.name });
    const pressed = mine ? "true" : "false";
    return el("button", { type: "button", class: "reaction", "aria-pressed": pressed, title: names, "aria-label": `${reaction.name}: ${names}`, onclick: react },
      said.reacted(emojiText(reaction.name), reaction.users.length));
  });
  return drawn.length ? el("div", { class: "reactions" }, drawn) : null;
}

function threadLink(message, at) {
  if (at.inThread || !message.reply_count) return null;
  const latest = message.latest_reply ? el("span", { class: "muted" }, ` ${said.lastAnswer(hourOfTs(message.latest_reply))}`) : null;
  return el("button", { type: "button", class: "thread-link", "data-key": `thread/${message.ts}`, onclick: () => go(at.channel, message.ts) },
    el("strong", {}, said.answers(message.reply_count)), latest);
}

function tools(message, at) {
  const answer = at.inThread ? null : tool("💬", TEXT.answerInThread, `answer/${message.ts}`, () => go(at.channel, message.ts));
  const react = tool("☺", TEXT.react, `react/${message.ts}`, (anchor) => openMenu(anchor, reactionRows(message, at)), "menu");
  const more = tool("⋯", TEXT.messageMenu, `more/${message.ts}`, (anchor) => openMenu(anchor, everyRow(message, at)), "menu");
  return el("div", { class: "tools" }, answer, react, more);
}

function tool(sign, label, key, chosen, popup) {
  const attributes = { type: "button", class: "tool", "aria-label": label, title: label, "data-key": key };
  const menu = popup ? { "aria-haspopup": popup, "aria-expanded": "false" } : {};
  return el("button", { ...attributes, ...menu, onclick: ({ currentTarget }) => chosen(currentTarget) }, icon(sign));
}

/** The last menu holds everything: on a touch screen it is the only tool there is room for. */
function everyRow(message, at) {
  const answer = at.inThread ? [] : [{ label: TEXT.answerInThread, chosen: () => go(at.channel, message.ts) }];
  return [...answer, ...shortcutRows(message, at), ...reactionRows(message, at)];
}

function reactionRows(message, at) {
  const react = (name) => doing("react", { channel: at.channel, ts: message.ts, name });
  return REACTIONS.map(([name, words]) => ({ label: `${emojiText(name)} ${words}`, chosen: () => react(name) }));
}

function shortcutRows(message, at) {
  const use = (id) => doing("shortcut", { callback_id: id, channel: at.channel, ts: message.ts });
  const ours = world.state.shortcuts.filter((shortcut) => shortcut.type === "message");
  return ours.map((shortcut) => ({ label: shortcut.name, chosen: () => use(shortcut.callback_id) }));
}
