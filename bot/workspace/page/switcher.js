// Choosing who you are: every made-up person with role and association, found by typing a few letters.

import { avatar } from "./avatar.js";
import { openDialog } from "./dialog.js";
import { become } from "./doing.js";
import { button, el, fill } from "./dom.js";
import { TEXT } from "./texts.js";
import { people, world } from "./world.js";

let shown = null;

export function choosePerson() {
  if (shown) return;
  const list = el("div", { class: "people" });
  const words = TEXT.approximately;
  const search = el("input", { type: "search", "aria-label": words, placeholder: words, "data-focus": true });
  search.addEventListener("input", () => drawList(list, search.value));
  drawList(list, "");
  const body = el("div", { class: "dialog-body" }, el("p", { class: "muted" }, TEXT.choosePersonHelp), search, list);
  shown = openDialog({ title: TEXT.choosePerson, body, asked: close, kind: "small" });
}

function close() {
  shown?.close();
  shown = null;
}

function drawList(list, typed) {
  const found = people().filter((person) => fits(person, typed));
  const roles = grouped(found);
  const groups = [...roles].map(([role, group]) => roleGroup(role, group));
  fill(list, groups.length ? groups : el("p", { role: "status" }, TEXT.noneFound));
}

function fits(person, typed) {
  const words = `${person.name} ${person.title}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/u).every((part) => words.includes(part));
}

function grouped(found) {
  const roles = new Map();
  for (const person of found) roles.set(roleOf(person), [...(roles.get(roleOf(person)) ?? []), person]);
  return roles;
}

const roleOf = (person) => (person.title || TEXT.people).split(",")[0];

function roleGroup(role, group) {
  return el("section", { "aria-label": role }, el("h3", {}, role), el("ul", {}, group.map(entry)));
}

function entry(person) {
  const choose = () => {
    close();
    become(person.id);
  };
  const words = el("span", { class: "who-words" }, el("strong", {}, person.name), el("small", {}, person.title));
  const here = person.id === world.as ? "true" : null;
  return el("li", {}, button({ class: "person", "aria-current": here }, choose, avatar(person.id, person.name), words));
}
