// The page's heartbeat: ask the server what is new, draw what changed, and move between people, places and threads.

import { Declined, readMessages, readState, Unreachable, waitForNews } from "./api.js";
import { drawClock } from "./clock.js";
import { makeComposer } from "./composer.js";
import { changed, doing } from "./doing.js";
import { byId, el, fill } from "./dom.js";
import { drawHome, forgetHome } from "./home.js";
import { connection } from "./live.js";
import { drawModal } from "./modal.js";
import { drawNotices, lookForArrivals } from "./notices.js";
import { drawSidebar } from "./sidebar.js";
import { choosePerson } from "./switcher.js";
import { Talk } from "./talk.js";
import { TEXT, said } from "./texts.js";
import { botName, botRoom, channelName, channelOf, HOME, me, readAddress, world, writeAddress } from "./world.js";

const WIDE = matchMedia("(min-width: 60rem)");
const RETRY = 1500;

const talk = new Talk(byId("messages"), byId("talk"));
const thread = new Talk(byId("thread-messages"), byId("thread-talk"));
const composer = makeComposer({ where: () => ({ channel: world.place, label: placeName() }), sent: followAnswer });
const threadComposer = makeComposer({ where: () => ({ channel: world.place, thread: world.thread }), inThread: true });

let listening = new AbortController();
let drawing = null;
let again = false;

start();

function start() {
  byId("composer").append(composer.node);
  byId("thread-composer").append(threadComposer.node);
  listen("demo:changed", refresh);
  listen("demo:go", ({ detail }) => move(detail.place, detail.thread));
  listen("demo:become", async ({ detail }) => {
    await become(detail.as, detail.place);
    focusPlace(world.place);
  });
  window.addEventListener("hashchange", () => {
    readAddress();
    become(world.as, world.place, world.thread);
  });
  wireFrame();
  readAddress();
  become(world.as, world.place, world.thread);
}

function listen(name, heard) {
  document.addEventListener(name, heard);
}

function wireFrame() {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    composer.area.focus();
  });
  byId("menu").addEventListener("click", () => showSidebar(byId("app").dataset.menu !== "open"));
  byId("close-thread").addEventListener("click", closeThread);
  byId("thread").addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && closeThread());
  byId("sidebar").addEventListener("keydown", (event) => event.key === "Escape" && showSidebar(false));
}

function showSidebar(isOpen) {
  byId("app").dataset.menu = isOpen ? "open" : "";
  byId("menu").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) byId("places").querySelector("button")?.focus();
  else if (byId("sidebar").contains(document.activeElement) && !WIDE.matches) byId("menu").focus();
}

async function become(as, place = "", inThread = "") {
  Object.assign(world, { as, place, thread: inThread });
  forgetHome();
  listening.abort();
  listening = new AbortController();
  await refresh();
  if (me()) tellBot(world.place);
  else choosePerson();
  hear(listening.signal);
}

function move(place, inThread) {
  const isNewPlace = place !== world.place;
  const before = world.thread;
  Object.assign(world, { place, thread: inThread });
  showSidebar(false);
  if (isNewPlace) tellBot(place);
  changed();
  if (inThread && inThread !== before) threadComposer.area.focus();
  else if (isNewPlace && !inThread) focusPlace(place);
}

/** As in the real thing, the bot hears when its own tabs are opened. */
function tellBot(place) {
  if (place === HOME) doing("home", {});
  else if (channelOf(place)?.kind === "dm") doing("messages_tab", {});
}

function focusPlace(place) {
  if (place === HOME) byId("place-title").focus();
  else composer.area.focus();
}

function closeThread() {
  const ts = world.thread;
  move(world.place, "");
  const way = byId("messages").querySelector(`[data-key="thread/${CSS.escape(ts)}"], [data-key="answer/${CSS.escape(ts)}"]`);
  (way ?? composer.area).focus();
}

/** A question in the bot's own room is answered in its thread: on a wide screen that thread opens by itself. */
async function followAnswer(channel) {
  if (channelOf(channel)?.kind !== "dm" || !WIDE.matches) return;
  world.pending = "newest";
}

function openAwaited({ messages, status }) {
  if (world.pending !== "newest") return;
  const own = messages.filter((message) => message.user === world.as).at(-1);
  if (!own || !(own.reply_count || status?.[own.ts])) return;
  world.pending = "";
  world.thread = own.ts;
  again = true;
}

async function hear(signal) {
  while (!signal.aborted) {
    try {
      const { seq } = await waitForNews(world.as, world.state?.seq ?? 0, signal);
      connection(true);
      if (seq !== world.state?.seq) await refresh();
    } catch (trouble) {
      if (signal.aborted) return;
      connection(!(trouble instanceof Unreachable));
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }
}

/** One drawing at a time; a change during it is drawn right after. */
async function refresh() {
  again = true;
  drawing ??= drawWhileChanged().finally(() => (drawing = null));
  await drawing;
}

async function drawWhileChanged() {
  while (again) {
    again = false;
    try {
      await drawAll();
    } catch (trouble) {
      if (trouble instanceof Unreachable) connection(false);
      else if (!(trouble instanceof Declined)) throw trouble; // declined: it went away between two looks
    }
  }
}

async function drawAll() {
  const as = world.as;
  world.state = await readState(as);
  settle();
  writeAddress();
  drawSidebar();
  drawClock();
  drawNotices();
  drawFrame();
  if (world.as && me()) await Promise.all([drawPlace(), drawThread(), drawModal()]);
  lookForArrivals();
}

/** A person who is gone, or a place this person cannot see, becomes a place that exists. */
function settle() {
  if (!me()) return Object.assign(world, { as: "", place: "", thread: "" });
  if (world.place !== HOME && !channelOf(world.place)) Object.assign(world, { place: botRoom()?.id ?? HOME, thread: "" });
  return world;
}

function drawFrame() {
  const name = placeName();
  byId("place-title").textContent = name || TEXT.welcome;
  document.title = `${name ? `${name} – ` : ""}Demo`;
  const atHome = world.place === HOME || !world.as;
  byId("talk").hidden = atHome;
  byId("composer").hidden = atHome;
  byId("home").hidden = !atHome;
  byId("thread").hidden = !world.thread;
  byId("app").dataset.thread = world.thread ? "open" : "";
  byId("messages").setAttribute("aria-label", said.messagesIn(name));
  composer.retarget();
  threadComposer.retarget();
  if (!world.as) fill(byId("home"), el("p", { class: "empty" }, TEXT.noPerson));
}

function placeName() {
  if (!world.as) return "";
  if (world.place === HOME) return TEXT.home;
  return channelOf(world.place)?.kind === "dm" ? botName() : `#${channelName(world.place)}`;
}

async function drawPlace() {
  const { as, place } = world;
  if (place === HOME) return drawHome(byId("home"));
  const answer = await readMessages(as, place);
  if (as !== world.as || place !== world.place) return undefined;
  drawPrompts(answer.prompts);
  talk.show(answer);
  return openAwaited(answer);
}

async function drawThread() {
  const { as, place, thread: root } = world;
  if (!root || place === HOME) return;
  const answer = await readMessages(as, place, root);
  if (as === world.as && root === world.thread) thread.show(answer, root);
}

function drawPrompts(offer) {
  const chips = (offer?.prompts ?? []).map((prompt) =>
    el("button", { type: "button", class: "button chip-button", onclick: () => choosePrompt(prompt.message) }, prompt.title));
  fill(byId("prompts"), chips.length && offer.title ? el("span", { class: "muted" }, offer.title) : null, chips);
}

async function choosePrompt(message) {
  followAnswer(world.place);
  await doing("write", { channel: world.place, text: message });
  composer.area.focus();
}
