// The only file that knows the server: what the page reads and does goes through these few calls.

export class Unreachable extends Error {}

export class Declined extends Error {
  constructor(answer) {
    super(answer.error ?? "unknown");
    this.code = answer.error ?? "unknown";
    this.sentence = answer.message ?? "";
    this.errors = answer.errors ?? {};
  }
}

export const readState = (as) => read("state", as ? { as } : {});
export const readMessages = (as, channel, thread) =>
  read("messages", thread ? { as, channel, thread_ts: thread } : { as, channel });
export const readHome = (as) => read("home", { as });
export const readModal = (as) => read("modal", { as });
export const waitForNews = (as, after, signal) => read("events", { as, after }, signal);

export const act = (as, kind, details = {}) => send("/demo/act", { as, act: kind, ...details });
export const moveClock = (step) => send("/demo/clock", step);

/** `message` is {channel, text}; without it the files are for a form's field and the answer says what they are. */
export async function upload(as, files, message = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ as, ...message })) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return answered(await reach("/demo/upload", { method: "POST", body: form }));
}

/** A file's address when it is one of the workspace's own, else nothing: the page loads nothing from outside. */
export function fileAddress(file) {
  const address = file.url ?? (file.id ? `/demo/files/${encodeURIComponent(file.id)}` : "");
  return address.startsWith("/demo/files/") ? address : "";
}

async function read(what, query, signal) {
  return answered(await reach(`/demo/${what}?${new URLSearchParams(query)}`, { signal }));
}

async function send(path, body) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return answered(await reach(path, options));
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Unreachable(path);
  }
}

async function answered(response) {
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new Declined({ error: `http_${response.status}` });
  }
  if (!response.ok || answer.ok === false) throw new Declined(answer);
  return answer;
}
