// What a person does goes to the server from here, and what goes wrong is said in one plain sentence.

import { act, Declined, Unreachable, upload } from "./api.js";
import { problem } from "./live.js";
import { TEXT } from "./texts.js";
import { world } from "./world.js";

/** The page asks for these three by event, so that no part needs to know the others. */
const ask = (what, detail) => document.dispatchEvent(new CustomEvent(`demo:${what}`, { detail }));
export const changed = () => ask("changed");
export const go = (place, thread = "") => ask("go", { place, thread });
export const become = (as, place = "") => ask("become", { as, place });

/** The server's answer. When it went wrong the person has been told; null: nothing reached the bot. */
export async function doing(kind, details, source) {
  return attempted(() => act(world.as, kind, details), source);
}

export async function sending(channel, text, files) {
  return attempted(() => upload(world.as, files, { channel, text }));
}

/** What a form's file field then holds; nothing when it went wrong. */
export async function attaching(files, source) {
  return (await attempted(() => upload(world.as, files), source))?.ack ?? [];
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
  if (trouble instanceof Unreachable) return toldPlainly(TEXT.lost, null);
  if (!(trouble instanceof Declined)) throw trouble;
  if (trouble.code === "missing_fields") return { ok: false, errors: missing(trouble.errors) };
  if (trouble.code === "not_acked") return toldPlainly(TEXT.notAcked, { ok: false, errors: {} });
  return toldPlainly(`${TEXT.somethingWrong} (${trouble.code})`, null);
}

function toldPlainly(sentence, answer) {
  problem(sentence);
  return answer;
}

/** The server says why in a code; a person reads a sentence. */
function missing(errors) {
  const sentence = (why) => (why === "empty" ? TEXT.fieldEmpty : TEXT.fieldLength);
  return Object.fromEntries(Object.entries(errors).map(([blockId, why]) => [blockId, sentence(why)]));
}
