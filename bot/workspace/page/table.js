// Tables: the first row names the columns; wide ones scroll inside their own frame.

import { el } from "./dom.js";
import { richText } from "./richtext.js";
import { TEXT } from "./texts.js";

export function table(block) {
  const [head, ...rows] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const drawn = el(
    "table",
    {},
    block.caption ? el("caption", {}, block.caption.text ?? block.caption) : null,
    el("thead", {}, el("tr", {}, (head ?? []).map((cell, at) => cellOf("th", cell, settings[at])))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, at) => cellOf("td", cell, settings[at]))))),
  );
  return el("div", { class: "table-frame", tabindex: 0, role: "region", "aria-label": TEXT.table }, drawn);
}

function cellOf(tag, cell, settings = {}) {
  const classes = [settings?.align ? `align-${settings.align}` : "", settings?.is_wrapped ? "wrapped" : ""];
  const scope = tag === "th" ? "col" : null;
  return el(tag, { class: classes.join(" ").trim() || null, scope }, contentOf(cell));
}

function contentOf(cell) {
  if (!cell) return "";
  if (cell.type === "rich_text") return richText(cell);
  return String(cell.text ?? cell.value ?? "");
}
