// The demo's own clock: read it, skip an hour, a day or a week, and watch what the bot sends because time passed.

import { moveClock } from "./api.js";
import { attempted } from "./doing.js";
import { button, byId, el, fill, keepingFocus } from "./dom.js";
import { announce } from "./live.js";
import { said, TEXT } from "./texts.js";
import { momentOf, nextWorkday, wallTime } from "./times.js";
import { world } from "./world.js";

const HOUR = 3600;
const STEPS = [[TEXT.plusHour, HOUR], [TEXT.plusDay, 24 * HOUR], [TEXT.plusWeek, 7 * 24 * HOUR]];

let shown = "";
let moving = false;

export function drawClock() {
  const { clock } = world.state;
  if (!moving) byId("clock-face").textContent = clock.text;
  if (String(clock.movable) === shown) return;
  shown = String(clock.movable);
  const steps = clock.movable ? controls() : el("p", { class: "muted" }, TEXT.clockStuck);
  keepingFocus(byId("clock-steps"), () => fill(byId("clock-steps"), steps));
}

function controls() {
  const steps = STEPS.map(([label, seconds]) => mover(label, () => ({ seconds })));
  const workday = mover(TEXT.nextWorkday, () => ({ to: nextWorkday(world.state.clock.iso).toISOString() }));
  return [el("p", { class: "muted" }, TEXT.clockHelp), el("div", { class: "steps" }, steps, workday), dateForm()];
}

function mover(label, step) {
  return button({ class: "button", "data-key": label }, (source) => move(step(), source), label);
}

function dateForm() {
  const [today] = wallTime(world.state.clock.iso).split("T");
  const day = el("input", { type: "date", "aria-label": TEXT.date, min: today, "data-key": "date" });
  const leap = (event) => {
    event.preventDefault();
    if (day.value) move({ to: momentOf(`${day.value}T09:00`).toISOString() }, day);
  };
  return el("form", { class: "date-form", onsubmit: leap }, day, el("button", { class: "button" }, TEXT.goTo));
}

/** One move at a time: on the way the bot does everything it would have done in the hours between. */
async function move(step, source) {
  if (moving) return;
  moving = true;
  byId("clock-face").textContent = TEXT.clockMoves;
  const answer = await attempted(() => moveClock(step), source);
  moving = false;
  if (answer) announce(said.clockIs(answer.clock.text));
}
