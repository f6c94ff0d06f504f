// Dates and hours as people in Copenhagen read them, whatever the zone of this computer.

const ZONE = "Europe/Copenhagen";
const HOUR = new Intl.DateTimeFormat("da-DK", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("da-DK", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" });
const PARTS = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit",
  hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});

export const hourOf = (iso) => HOUR.format(new Date(iso));
export const dayOf = (iso) => DAY.format(new Date(iso));
export const hourOfTs = (ts) => HOUR.format(new Date(Number(ts) * 1000));

/** "2026-11-25T09:14", as the date and time fields of a browser want it. */
export function wallTime(iso) {
  const p = partsOf(new Date(iso));
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
}

/** The moment a Copenhagen wall clock shows "2026-11-25T09:14". */
export function momentOf(wall) {
  const asIfUtc = Date.parse(`${wall}:00Z`);
  const first = asIfUtc - offsetAt(asIfUtc);
  return new Date(asIfUtc - offsetAt(first));
}

/** The next Monday to Friday at nine; public holidays are the bot's own business. */
export function nextWorkday(iso) {
  const [day] = wallTime(iso).split("T");
  const date = new Date(`${day}T12:00:00Z`);
  do date.setUTCDate(date.getUTCDate() + 1);
  while ([0, 6].includes(date.getUTCDay()));
  return momentOf(`${date.toISOString().slice(0, 10)}T09:00`);
}

function offsetAt(milliseconds) {
  const p = partsOf(new Date(milliseconds));
  const shown = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
  return shown - Math.floor(milliseconds / 1000) * 1000;
}

function partsOf(date) {
  return Object.fromEntries(PARTS.formatToParts(date).map((part) => [part.type, part.value]));
}
