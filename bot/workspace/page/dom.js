// The one way this page makes elements: data becomes text, never markup, so nothing a person writes can run.

let made = 0;

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setOne(node, name, value);
  node.append(...children.flat(Infinity).filter(isThere));
  return node;
}

function setOne(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

function isThere(child) {
  return child !== undefined && child !== null && child !== false && child !== "";
}

/** A button; `chosen` is told which one was pressed. */
export function button(attributes, chosen, ...children) {
  const pressed = ({ currentTarget }) => chosen(currentTarget);
  return el("button", { type: "button", ...attributes, onclick: pressed }, ...children);
}

/** What a button that opens a menu says about it. */
export const OPENS_MENU = { "aria-haspopup": "menu", "aria-expanded": "false" };

/** A fresh id for pairing labels, hints and errors with their fields. */
export function freshId(prefix = "f") {
  made += 1;
  return `${prefix}-${made}`;
}

export function byId(id) {
  return document.getElementById(id);
}

export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(isThere));
}

/** Only addresses that cannot run code; everything else stays plain text. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

export function link(address, ...children) {
  const safe = safeAddress(address);
  if (!safe) return el("span", {}, ...children);
  return el("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A small drawing that says nothing to a screen reader; the control around it has the words. */
export function icon(sign) {
  return el("span", { class: "icon", "aria-hidden": "true" }, sign);
}

/** Put the focus back where it was when a piece of the page is drawn again; else on `other`, never nowhere. */
export function keepingFocus(root, draw, other = null) {
  const focused = document.activeElement;
  if (!root.contains(focused)) return draw();
  const key = focused.closest("[data-key]")?.dataset.key ?? "";
  const message = focused.closest("[data-ts]")?.dataset.ts;
  draw();
  if (root.contains(document.activeElement)) return undefined;
  const within = message ? root.querySelector(`[data-ts="${CSS.escape(message)}"]`) : root;
  const same = key ? within?.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  return (same ?? (message ? within?.querySelector(".message-body button") : null) ?? other)?.focus();
}
