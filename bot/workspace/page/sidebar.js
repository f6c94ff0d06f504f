// The left side: who you are, where you can go, and what is unread.

import { avatar } from "./avatar.js";
import { go } from "./doing.js";
import { button, byId, el, fill, icon, keepingFocus } from "./dom.js";
import { choosePerson } from "./switcher.js";
import { said, TEXT } from "./texts.js";
import { botName, HOME, me, world } from "./world.js";

export function drawSidebar() {
  keepingFocus(byId("places"), () => fill(byId("places"), whoAmI(), world.as ? places() : null));
}

function whoAmI() {
  const person = me();
  const words = person
    ? [el("strong", {}, person.name), el("small", {}, person.title)]
    : [el("strong", {}, TEXT.choosePerson)];
  const label = person ? `${said.now(person.name)}, ${person.title}. ${TEXT.switchPerson}` : TEXT.choosePerson;
  const picture = person ? avatar(person.id, person.name) : icon("👤");
  return button({ class: "who", "data-key": "who", "aria-label": label }, choosePerson,
    picture, el("span", { class: "who-words" }, words), icon("⇅"));
}

function places() {
  const { channels } = world.state;
  const direct = channels.filter((channel) => channel.kind === "dm");
  const rooms = channels.filter((channel) => channel.kind !== "dm");
  const home = entry(HOME, "🏠", TEXT.home, 0);
  return [
    group(TEXT.directMessages, [home, ...direct.map((room) => entry(room.id, "💬", botName(), room.unread))]),
    group(TEXT.channels, rooms.map((room) => entry(room.id, "#", room.name, room.unread))),
  ];
}

function group(title, entries) {
  return entries.length ? el("section", {}, el("h2", {}, title), el("ul", {}, entries)) : null;
}

function entry(place, sign, name, unread) {
  const here = world.place === place;
  const count = unread && !here ? el("span", { class: "unread" }, String(unread), unseen(TEXT.unread)) : null;
  const attributes = { "aria-current": here ? "page" : null, "data-key": `place/${place}` };
  const words = el("span", { class: "place-name" }, name);
  const open = () => go(place);
  return el("li", {}, button({ class: count ? "place has-news" : "place", ...attributes }, open, icon(sign), words, count));
}

function unseen(words) {
  return el("span", { class: "unseen" }, ` ${words}`);
}
