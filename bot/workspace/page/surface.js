// Where blocks live (a message, the Home tab, a form): what its fields hold and where a press goes.

import { confirmed } from "./dialog.js";
import { doing } from "./doing.js";
import { Fields } from "./fields.js";
import { textObject } from "./mrkdwn.js";
import { world } from "./world.js";

const SPEAKS_FOR_ITSELF = new Set(["button", "icon_button"]);

/** `home` is {channel, ts} or {view}: how the server finds this surface again. */
export function surfaceFor(home) {
  const fields = new Fields();
  return { fields, viewer: world.as, press };

  /** True when it was sent; false when the person said no to the question first. */
  async function press(block, element, { value, source }) {
    if (element.confirm && !(await agreed(element.confirm))) return false;
    const details = { ...home, block_id: block.block_id ?? "", action_id: element.action_id, state: fields.state() };
    if (!SPEAKS_FOR_ITSELF.has(element.type)) details.value = value;
    return (await doing("press", details, source)) !== null;
  }
}

function agreed(confirm) {
  const { title, text, confirm: yes, deny: no, style } = confirm;
  return confirmed({ title: title.text, text: textObject(text), yes: yes.text, no: no.text, style });
}
