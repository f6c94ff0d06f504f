// What a person does goes to the server from here, and what goes wrong is said in one plain sentence.

import { act, Declined, Unreachable, upload } from "./api.js";
import { problem } from "./live.js";
import { TEXT } from "./texts.js";
import { world } from "./world.js";

/** The page asks for these three by event, so that no part needs to know the others. */
export const changed = () => document.dispatchEvent(new CustomEvent("demo:changed"));
export const go = (place, thread = "") => document.dispatchEvent(new CustomEvent("demo:go", { detail: { place, thread } }));
export const become = (as, place = "") => document.dispatchEvent(new CustomEvent("demo:become", { detail: { as, place } }));

/** The server's answer, or null when it went wrong and the person has been told. */
export async function doing(kind, details, source) {
  return attempted(() => act(world.as, kind, details), source);
}

export async function sending(channel, text, files, thread) {
  return attempted(() => upload(world.as, channel, text, files, thread));
}

export async function attempted(call, source) {
  source?.setAttribute("aria-busy", "true");
  try {
    return await call();
  } catch (trouble) {
    return told(trouble);
  } finally {
    source?.removeAttribute("aria-busy");
    changed();
  }
}

function told(trouble) {
  if (trouble instanceof Declined && Object.keys(trouble.errors).length) return { ok: false, errors: trouble.errors };
  if (trouble instanceof Declined) problem(sentenceFor(trouble));
  else if (trouble instanceof Unreachable) problem(TEXT.lost);
  else throw trouble;
  return null;
}

function sentenceFor(trouble) {
  if (trouble.code === "not_acked") return TEXT.notAcked;
  return `${TEXT.somethingWrong} (${trouble.code})`;
}
