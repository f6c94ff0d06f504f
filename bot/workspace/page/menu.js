// A small menu under a button: arrow keys, Home, End and letters move, Escape closes and gives the focus back.

import { button, el, freshId } from "./dom.js";
import { plainText } from "./mrkdwn.js";

let opened = null;

export function openMenu(anchor, rows) {
  closeMenu();
  const id = freshId("menu");
  const items = rows.map((row) => button({ role: "menuitem", tabindex: -1 }, () => choose(row), plainText(row.label)));
  const label = anchor.getAttribute("aria-label") ?? anchor.textContent;
  const menu = el("div", { id, role: "menu", class: "menu", "aria-label": label }, items);
  menu.addEventListener("keydown", (event) => steer(event, items));
  menu.addEventListener("focusout", (event) => !menu.contains(event.relatedTarget) && closeMenu());
  (anchor.closest("dialog") ?? document.body).append(menu);
  place(menu, anchor);
  anchor.setAttribute("aria-expanded", "true");
  anchor.setAttribute("aria-controls", id);
  opened = { menu, anchor };
  items[0]?.focus();
}

function choose(row) {
  const { anchor } = opened;
  closeMenu();
  anchor.focus();
  row.chosen();
}

function closeMenu() {
  if (!opened) return;
  const { menu, anchor } = opened;
  opened = null;
  anchor.setAttribute("aria-expanded", "false");
  anchor.removeAttribute("aria-controls");
  menu.remove();
}

function place(menu, anchor) {
  const edge = 8;
  const near = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = near.bottom + height + edge < window.innerHeight;
  menu.style.left = `${Math.max(edge, Math.min(near.left, window.innerWidth - width - edge))}px`;
  menu.style.top = `${below ? near.bottom + 4 : Math.max(edge, near.top - height - 4)}px`;
}

function steer(event, items) {
  const here = items.indexOf(document.activeElement);
  const target = next(event.key, here, items);
  if (event.key === "Escape" || event.key === "Tab") return leave(event);
  if (target === undefined) return;
  event.preventDefault();
  items[target].focus();
}

function next(key, here, items) {
  if (key === "ArrowDown") return (here + 1) % items.length;
  if (key === "ArrowUp") return (here - 1 + items.length) % items.length;
  if (key === "Home") return 0;
  if (key === "End") return items.length - 1;
  return byLetter(key, here, items);
}

function byLetter(key, here, items) {
  if (key.length !== 1 || key === " ") return undefined;
  const order = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  const hit = order.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
  return hit ? items.indexOf(hit) : undefined;
}

function leave(event) {
  event.preventDefault();
  event.stopPropagation();
  const { anchor } = opened;
  closeMenu();
  anchor.focus();
}
