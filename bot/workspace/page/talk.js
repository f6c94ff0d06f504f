// A list of messages that grows in place: what did not change stays, keeps its focus and its half-filled fields.

import { el, keepingFocus } from "./dom.js";
import { announce } from "./live.js";
import { drawMessage, nameFor, statusLine, statusText } from "./message.js";
import { spokenText } from "./mrkdwn.js";
import { said, TEXT } from "./texts.js";
import { dayOf } from "./times.js";
import { world } from "./world.js";

const NEAR_END = 120;

export class Talk {
  #place = "";
  #drawn = new Map(); // message key -> {form, node}
  #statuses = {};

  #stuck = true;

  constructor(list, frame) {
    this.list = list;
    this.frame = frame;
    frame.addEventListener("scroll", () => (this.#stuck = this.frame.scrollTop > this.#end() - NEAR_END));
    new ResizeObserver(() => this.#stuck && this.#toEnd()).observe(frame);
  }

  /** `thread`: the root's ts when this list is a thread. */
  show({ channel, messages, status = {} }, thread = "") {
    const place = `${world.as}/${channel.id}/${thread}`;
    const isNew = place !== this.#place;
    if (isNew) this.#start(place);
    const wasAtEnd = isNew || this.#stuck;
    const rows = this.#rows(channel.id, messages, status, thread);
    if (!isNew) this.#announceNews(rows, status);
    this.#statuses = { ...status };
    const changed = this.#arrange(rows.length ? rows : [this.#emptyRow()]);
    if (changed && wasAtEnd) this.#toEnd();
  }

  #toEnd() {
    this.frame.scrollTop = this.#end();
    this.#stuck = true;
  }

  #start(place) {
    this.#place = place;
    this.#drawn.clear();
    this.list.replaceChildren();
  }

  /** As far down as the newest message can be read from its first line. */
  #end() {
    const last = [...this.list.querySelectorAll(".message")].at(-1);
    const bottom = this.frame.scrollHeight - this.frame.clientHeight;
    return last ? Math.min(bottom, last.offsetTop) : bottom;
  }

  #rows(channel, messages, status, thread) {
    const rows = [];
    let day = "";
    for (const message of messages) {
      const today = dayOf(message.time);
      if (today !== day) rows.push(this.#row(`day/${today}`, today, () => dayLine(today)));
      day = today;
      const at = { channel, inThread: Boolean(thread), status: thread ? "" : status[message.ts] };
      const key = `${message.ts}/${message.ephemeral ? "e" : ""}`;
      rows.push({ ...this.#row(key, JSON.stringify([message, at]), () => drawMessage(message, at)), message });
    }
    const working = status[thread];
    if (working) rows.push(this.#row("status", working, () => el("li", {}, statusLine(working, channel, thread))));
    return rows;
  }

  #row(key, form, draw) {
    const known = this.#drawn.get(key);
    if (known?.form === form) return { key, ...known, isNew: false };
    const row = { form, node: draw() };
    this.#drawn.set(key, row);
    return { key, ...row, isNew: !known };
  }

  #emptyRow() {
    return this.#row("empty", "empty", () => el("li", { class: "empty" }, TEXT.emptyChannel));
  }

  #announceNews(rows, status) {
    for (const { isNew, message } of rows) {
      if (!isNew || !message || message.user === world.as) continue;
      announce(said.news(nameFor(message), spokenText(message.text)));
    }
    for (const [ts, words] of Object.entries(status)) if (words !== this.#statuses[ts]) announce(statusText(words));
  }

  /** Put the rows in order without moving the ones that already stand right. */
  #arrange(rows) {
    const before = [...this.list.children];
    keepingFocus(this.list, () => this.#put(rows), this.frame);
    return before.length !== rows.length || rows.some(({ node }, index) => node !== before[index]);
  }

  #put(rows) {
    const staying = new Set(rows.map(({ node }) => node));
    rows.forEach(({ node }, index) => {
      const there = this.list.children[index];
      if (there === node) return;
      if (there && !staying.has(there)) there.replaceWith(node);
      else this.list.insertBefore(node, there ?? null);
    });
    while (this.list.children.length > rows.length) this.list.lastChild.remove();
  }
}

function dayLine(day) {
  return el("li", { class: "day" }, el("span", {}, day));
}
