// Who you are, where you are and what the server last said: the page's only memory, mirrored in the address.

export const world = { as: "", place: "", thread: "", state: null, awaiting: false };

export const me = () => world.state?.people.find((person) => person.id === world.as);
export const people = () => (world.state?.people ?? []).filter((person) => !person.is_bot);
export const channelOf = (id) => world.state?.channels.find((channel) => channel.id === id);
export const botRoom = () => world.state?.channels.find((channel) => channel.kind === "dm");
export const botId = () => world.state?.bot.user_id ?? "";

/** The bot's name as a person would write it at the start of a sentence. */
export function botName() {
  const name = world.state?.bot.name ?? "ressourcebot";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function nameOf(id) {
  if (id === botId()) return botName();
  return world.state?.people.find((person) => person.id === id)?.name ?? id;
}

export function channelName(id) {
  return channelOf(id)?.name ?? id;
}

export const HOME = "home";

export function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  world.as = said.get("as") ?? "";
  world.place = said.get("place") ?? "";
  world.thread = said.get("thread") ?? "";
}

/** `step`: a move of the person's own, which the browser's back button undoes. */
export function writeAddress(step = false) {
  const said = new URLSearchParams();
  for (const key of ["as", "place", "thread"]) if (world[key]) said.set(key, world[key]);
  if (step) history.pushState(null, "", `#${said}`);
  else history.replaceState(null, "", `#${said}`);
}
