// Where a person writes: Enter sends, Shift+Enter breaks the line, "/" and "@" offer what can follow.

import { chip } from "./chip.js";
import { doing, sending } from "./doing.js";
import { button, el, fill, icon, OPENS_MENU } from "./dom.js";
import { problem } from "./live.js";
import { openMenu } from "./menu.js";
import { escaped } from "./mrkdwn.js";
import { Suggestions } from "./suggest.js";
import { said, TEXT } from "./texts.js";
import { botId, people, world } from "./world.js";

/** `where()` gives {channel, thread, label}; `sent(channel)` is told when words have left. */
export function makeComposer({ where, sent = () => undefined, inThread = false }) {
  const id = inThread ? "write-thread" : "write";
  const area = el("textarea", { rows: 1, class: "write", id, "data-key": id });
  const chosen = el("div", { class: "chosen-files" });
  const picker = el("input", { type: "file", multiple: true, hidden: true, tabindex: -1, "aria-hidden": "true" });
  const suggestions = new Suggestions(area, inThread);
  const send = el("button", { type: "submit", class: "button primary send" }, TEXT.send);
  const attach = inThread ? null : plain("📎", TEXT.add, () => picker.click());
  const shortcuts = inThread ? null : plain("⚡", TEXT.globalShortcuts, openShortcuts, OPENS_MENU);
  const row = el("div", { class: "composer-row" }, attach, shortcuts, el("span", { class: "grow" }), send);
  const node = el("form", { class: "composer", onsubmit: leave }, suggestions.node, chosen, area, picker, row);
  let files = [];

  area.addEventListener("keydown", (event) => {
    if (suggestions.steered(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) leave(event);
  });
  area.addEventListener("input", () => grow(area));
  picker.addEventListener("change", () => choose([...files, ...picker.files]));
  return { node, area, retarget, insert };

  async function leave(event) {
    event.preventDefault();
    const text = area.value.trim();
    if ((!text && !files.length) || node.getAttribute("aria-busy")) return;
    const answer = await post(text, files, where(), node);
    if (!answer) return;
    if (area.value.trim() === text) insert("");
    choose([]);
    sent(where().channel);
  }

  function choose(list) {
    files = list;
    picker.value = "";
    fill(chosen, list.map((file) => chip(file, () => choose(files.filter((other) => other !== file)))));
  }

  function retarget() {
    const { label } = where();
    area.setAttribute("aria-label", inThread ? said.writeInThread : said.writeIn(label));
    area.setAttribute("placeholder", inThread ? said.writeInThread : said.writeIn(label));
    suggestions.close();
  }

  function insert(text) {
    area.value = text;
    grow(area);
    suggestions.close();
  }
}

async function post(text, files, { channel, thread }, source) {
  const place = thread ? { channel, thread_ts: thread } : { channel };
  if (files.length) return sending(channel, outgoing(text), files);
  if (!text.startsWith("/")) return doing("write", { ...place, text: outgoing(text) }, source);
  const [command] = text.split(/\s/u);
  if (thread) return refuse(TEXT.commandInThread);
  if (!world.state.commands.some((known) => known.command === command)) return refuse(said.unknownCommand(command));
  const words = outgoing(text.slice(command.length).trim());
  const answer = await doing("command", { channel, command, text: words }, source);
  return answer?.ok ? answer : null; // what nobody heard stays in the field
}

function refuse(sentence) {
  problem(sentence);
  return null;
}

/** As a chat sends it: signs made harmless, and @names turned into the ids behind them. */
export function outgoing(text) {
  const bot = { id: botId(), name: world.state.bot.name };
  const known = [...people(), bot].sort((a, b) => b.name.length - a.name.length); // the longest name that fits wins
  return known.reduce((words, person) => words.replace(mentionOf(person.name), `$1<@${person.id}>`), escaped(text));
}

function mentionOf(name) {
  return new RegExp(`(^|\\s)@${escaped(name).replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`, "giu");
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight + 2, 200)}px`;
}

function plain(sign, label, chosen, more = {}) {
  return button({ class: "button quiet", "aria-label": label, title: label, ...more }, chosen, icon(sign));
}

function openShortcuts(anchor) {
  const ours = world.state.shortcuts.filter((shortcut) => shortcut.type === "global");
  if (!ours.length) return problem(TEXT.noShortcuts);
  const use = (id) => doing("shortcut", { callback_id: id });
  return openMenu(anchor, ours.map((shortcut) => ({ label: shortcut.name, chosen: () => use(shortcut.callback_id) })));
}
