// The page's heartbeat: ask the server what is new, draw what changed, and move between people, places and threads.

import { Declined, readMessages, readState, Unreachable, waitForNews } from "./api.js";
import { drawClock } from "./clock.js";
import { makeComposer } from "./composer.js";
import { changed, doing } from "./doing.js";
import { button, byId, el, fill } from "./dom.js";
import { drawFrame, focusPlace, placeName, showSidebar, WIDE, wireFrame } from "./frame.js";
import { drawHome, forgetHome } from "./home.js";
import { connection } from "./live.js";
import { drawModal } from "./modal.js";
import { drawNotices, lookForArrivals } from "./notices.js";
import { drawSidebar } from "./sidebar.js";
import { choosePerson } from "./switcher.js";
import { Talk } from "./talk.js";
import { botRoom, channelOf, HOME, me, readAddress, world, writeAddress } from "./world.js";

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
  wireFrame(closeThread);
  document.addEventListener("demo:changed", refresh);
  document.addEventListener("demo:go", ({ detail }) => move(detail.place, detail.thread));
  document.addEventListener("demo:become", ({ detail }) => become(detail.as, detail.place).then(focusPlace));
  window.addEventListener("hashchange", followAddress);
  followAddress();
}

function followAddress() {
  readAddress();
  become(world.as, world.place, world.thread);
}

async function become(as, place = "", inThread = "") {
  Object.assign(world, { as, place, thread: inThread, awaiting: false });
  forgetHome();
  showSidebar(false);
  listening.abort();
  listening = new AbortController();
  await refresh();
  if (me()) tellBot(world.place);
  else choosePerson();
  hear(listening.signal);
}

function move(place, inThread) {
  const isNewPlace = place !== world.place;
  const isNewThread = inThread && inThread !== world.thread;
  const isStep = isNewPlace || inThread !== world.thread;
  Object.assign(world, { place, thread: inThread });
  if (isStep) writeAddress(true);
  showSidebar(false);
  drawFrame();
  if (isNewPlace) tellBot(place);
  changed();
  if (isNewThread) threadComposer.area.focus();
  else if (isNewPlace) focusPlace();
}

/** As in the real thing, the bot hears when its own tabs are opened. */
function tellBot(place) {
  if (place === HOME) doing("home", {});
  else if (channelOf(place)?.kind === "dm") doing("messages_tab", {});
}

function closeThread() {
  const ts = CSS.escape(world.thread);
  move(world.place, "");
  const way = byId("messages").querySelector(`[data-key="thread/${ts}"], [data-key="answer/${ts}"]`);
  (way ?? composer.area).focus();
}

/** A question in the bot's own room is answered in its thread: on a wide screen that thread opens by itself. */
function followAnswer(channel) {
  world.awaiting = WIDE.matches && channelOf(channel)?.kind === "dm";
}

function openAwaited({ messages, status }) {
  const own = messages.filter((message) => message.user === world.as).at(-1);
  if (!world.awaiting || !own || !(own.reply_count || status?.[own.ts])) return;
  Object.assign(world, { awaiting: false, thread: own.ts });
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
  world.state = await readState(world.as);
  settle();
  writeAddress();
  drawSidebar();
  drawClock();
  drawNotices();
  drawFrame();
  composer.retarget();
  threadComposer.retarget();
  if (me()) await Promise.all([drawPlace(), drawThread(), drawModal()]);
  lookForArrivals();
}

/** A person who is gone, or a place this person cannot see, becomes a place that exists. */
function settle() {
  if (!me()) Object.assign(world, { as: "", place: "", thread: "" });
  else if (world.place !== HOME && !channelOf(world.place)) Object.assign(world, { place: botRoom().id, thread: "" });
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
  const chips = (offer?.prompts ?? []).map(({ title, message }) =>
    button({ class: "button chip-button" }, () => choosePrompt(message), title));
  fill(byId("prompts"), chips.length && offer.title ? el("span", { class: "muted" }, offer.title) : null, chips);
}

async function choosePrompt(message) {
  followAnswer(world.place);
  composer.area.focus();
  await doing("write", { channel: world.place, text: message });
}
