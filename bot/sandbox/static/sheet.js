// A small menu beside a button: arrows move, Escape closes and gives the focus back.

import { el } from "./dom.js";

let sheet = null;
let opener = null;

export function closeSheet() {
  sheet?.remove();
  sheet = null;
  opener?.setAttribute("aria-expanded", "false");
}

/** Opens a menu of [label, action] beside an element. */
export function openSheet(button, entries) {
  closeSheet();
  opener = button;
  button.setAttribute("aria-expanded", "true");
  const items = entries.map(([label, action]) => el("button", { type: "button", role: "menuitem", onclick: () => { closeSheet(); button.focus(); action(); } }, label));
  sheet = el("div", { class: "sheet", role: "menu" }, ...items);
  document.body.append(sheet);
  const place = button.getBoundingClientRect();
  const { width, height } = sheet.getBoundingClientRect();
  const left = Math.min(Math.max(8, place.left), innerWidth - width - 8);
  const top = place.bottom + height + 8 > innerHeight ? Math.max(8, place.top - height - 4) : place.bottom + 4;
  sheet.style.left = `${left}px`;
  sheet.style.top = `${top}px`;
  items[0]?.focus();
  sheet.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      items[(at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      closeSheet();
      button.focus();
    }
  });
}

document.addEventListener("pointerdown", (event) => {
  if (sheet && !sheet.contains(event.target)) closeSheet();
});
