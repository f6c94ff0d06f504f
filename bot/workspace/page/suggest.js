// What can follow a "/" or an "@": a list above the writing field, chosen with arrows and Enter, Tab or the mouse.

import { el, fill, freshId } from "./dom.js";
import { announce } from "./live.js";
import { said, TEXT } from "./texts.js";
import { people, world } from "./world.js";

const MOST = 8;

export class Suggestions {
  #rows = [];
  #at = 0;
  #typed = "";

  constructor(area, inThread) {
    this.area = area;
    this.inThread = inThread;
    const named = { role: "listbox", id: freshId("list"), "aria-label": TEXT.suggestions };
    this.node = el("ul", { class: "suggestions", hidden: true, ...named });
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.node.id);
    area.addEventListener("input", () => this.#look());
    area.addEventListener("blur", () => this.close());
  }

  /** True when the key was for the list. */
  steered(event) {
    if (this.node.hidden) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) this.#mark((this.#at + move + this.#rows.length) % this.#rows.length);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" || (event.key === "Enter" && !this.#isWritten())) this.#choose(this.#at);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  close() {
    this.node.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }

  #look() {
    const typed = this.area.value.slice(0, this.area.selectionStart);
    const command = this.inThread ? null : /^\/(\S*)$/u.exec(typed);
    const mention = /(?:^|\s)@([\p{L}\p{N} -]{0,30})$/u.exec(typed);
    this.#typed = command?.[0] ?? `@${mention?.[1] ?? ""}`;
    this.#rows = command ? commandRows(command[0]) : mention ? mentionRows(mention[1]) : [];
    if (!this.#rows.length) return this.close();
    fill(this.node, this.#rows.map((row, index) => this.#option(row, index)));
    this.node.hidden = false;
    this.#mark(0);
    return announce(said.suggested(this.#rows.length));
  }

  #option(row, index) {
    const choose = (event) => {
      event.preventDefault();
      this.#choose(index);
    };
    const usage = row.usage ? el("span", { class: "usage" }, ` ${row.usage}`) : null;
    const words = [el("strong", {}, row.text), usage, el("small", {}, row.about)];
    return el("li", { role: "option", id: freshId("option"), "aria-selected": "false", onmousedown: choose }, words);
  }

  #mark(index) {
    this.#at = index;
    [...this.node.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
    this.area.setAttribute("aria-activedescendant", this.node.children[index].id);
    this.node.children[index].scrollIntoView({ block: "nearest" });
  }

  #isWritten() {
    return this.#rows[0].text.toLowerCase() === this.#typed.toLowerCase();
  }

  #choose(index) {
    const { text } = this.#rows[index];
    const end = this.area.selectionStart;
    const start = Math.max(0, this.area.value.slice(0, end).lastIndexOf(text[0]));
    this.area.setRangeText(`${text} `, start, end, "end");
    this.close();
  }
}

function commandRows(typed) {
  const fitting = world.state.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
  const rowOf = ({ command, description, usage_hint: usage }) => ({ text: command, usage, about: description });
  return fitting.slice(0, MOST).map(rowOf);
}

function mentionRows(typed) {
  const all = [{ name: world.state.bot.name, title: TEXT.agent }, ...people()];
  const fitting = all.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
  return fitting.slice(0, MOST).map(({ name, title }) => ({ text: `@${name}`, about: title }));
}
