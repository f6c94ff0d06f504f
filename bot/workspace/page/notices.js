// What arrived, and to whom: after the clock moved, the list shows every person the bot wrote to, one press away.

import { readState } from "./api.js";
import { become } from "./doing.js";
import { button, byId, el, fill, keepingFocus } from "./dom.js";
import { said, TEXT } from "./texts.js";
import { hourOf } from "./times.js";
import { nameOf, people, world } from "./world.js";

const PAUSE = 1500;
const MOST = 30;

const latest = new Map(); // person/channel -> ts of the newest message we know of
const notices = [];
let timer = 0;

export function drawNotices() {
  const rows = notices.map((notice) => el("li", {}, noticeButton(notice)));
  const drawn = rows.length ? el("ul", {}, rows) : el("p", { class: "muted" }, TEXT.noNews);
  keepingFocus(byId("notices"), () => fill(byId("notices"), drawn));
}

/** Looked up a moment after the last change, so that a burst of messages is one look. */
export function lookForArrivals() {
  clearTimeout(timer);
  timer = setTimeout(() => look().catch(() => undefined), latest.size ? PAUSE : 0);
}

async function look() {
  const isFirst = latest.size === 0;
  for (const person of people()) {
    const state = await readState(person.id);
    for (const channel of state.channels) note(person.id, channel, isFirst);
  }
  drawNotices();
}

function note(personId, channel, isFirst) {
  const key = channel.kind === "dm" ? `${personId}/${channel.id}` : channel.id;
  const before = latest.get(key) ?? "";
  latest.set(key, channel.latest ?? "");
  if (isFirst || !channel.latest || channel.latest <= before || !channel.unread) return;
  if (personId === world.as && channel.id === world.place) return;
  const who = channel.kind === "dm" ? personId : world.as || personId;
  const known = notices.findIndex((notice) => notice.who === who && notice.channel === channel.id);
  if (known >= 0) notices.splice(known, 1);
  const { id, kind, name, unread: count } = channel;
  notices.unshift({ who, channel: id, kind, name, count, at: world.state.clock.iso });
  notices.splice(MOST);
}

function noticeButton(notice) {
  const words = notice.kind === "dm" ? said.arrived(nameOf(notice.who), notice.count) : said.arrivedIn(notice.name);
  const seen = () => {
    notices.splice(notices.indexOf(notice), 1);
    drawNotices();
    become(notice.who, notice.channel);
  };
  const attributes = { title: said.becomes(nameOf(notice.who)), "data-key": `${notice.who}/${notice.channel}` };
  return button({ class: "notice", ...attributes }, seen, words, el("small", {}, ` kl. ${hourOf(notice.at)}`));
}
