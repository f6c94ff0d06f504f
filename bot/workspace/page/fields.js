// What the fields of a form, a message or the Home tab hold right now, in the shape the server wants.

export class Fields {
  #cells = new Map();

  /** `cell` is {read(), write(value)}; one per block and action. */
  hold(blockId, actionId, cell) {
    if (!this.#cells.has(blockId)) this.#cells.set(blockId, new Map());
    this.#cells.get(blockId).set(actionId, cell);
  }

  state() {
    const values = {};
    for (const [blockId, actionId, cell] of this.#each()) {
      values[blockId] ??= {};
      values[blockId][actionId] = cell.read();
    }
    return values;
  }

  /** A form drawn again keeps what was typed, field by field, as long as its ids stay. */
  restore(values) {
    for (const [blockId, actionId, cell] of this.#each()) {
      const value = values?.[blockId]?.[actionId];
      if (value !== undefined) cell.write(value);
    }
  }

  *#each() {
    for (const [blockId, cells] of this.#cells) for (const [actionId, cell] of cells) yield [blockId, actionId, cell];
  }
}

/** An error sentence under each field it is about; the first of them gets the focus. */
export function showErrors(root, errors) {
  clearErrors(root);
  const fields = Object.entries(errors ?? {}).map(([blockId, sentence]) => markField(root, blockId, sentence));
  fields.find(Boolean)?.focus();
  return fields.filter(Boolean).length;
}

function clearErrors(root) {
  for (const slot of root.querySelectorAll(".field-error")) slot.textContent = "";
  for (const field of root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function markField(root, blockId, sentence) {
  const block = root.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
  if (!block) return null;
  const slot = block.querySelector(".field-error");
  if (slot) slot.textContent = sentence;
  const controls = [...block.querySelectorAll("input, textarea, select")];
  for (const control of controls) control.setAttribute("aria-invalid", "true");
  return controls[0] ?? null;
}
