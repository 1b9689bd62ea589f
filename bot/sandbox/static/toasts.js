// Short notices, alerts, and choosing a chat.

import { $, avatar, el } from "./dom.js";

export function toast(text, { wrong = false } = {}) {
  const node = el("div", { class: wrong ? "toast wrong" : "toast", dir: "auto" }, text);
  $("toasts").append(node);
  setTimeout(() => node.remove(), wrong ? 7000 : 4000);
}

export function showAlert(text) {
  $("alert-text").textContent = text;
  if (!$("alert").open) $("alert").showModal();
}

/** Asks for one of the chats; `choices` are {id, name, bot}. */
export function chooseChat(choices) {
  return new Promise((resolve) => {
    const dialog = $("chooser");
    let chosen = null;
    const buttons = choices.map((choice) => {
      const pick = () => { chosen = choice.id; dialog.close(); };
      return el("button", { type: "button", class: "chat", onclick: pick },
        avatar(choice.name, choice.id, { bot: choice.bot }), el("span", { class: "chat-name", dir: "auto" }, choice.name));
    });
    $("chooser-list").replaceChildren(...buttons);
    dialog.addEventListener("close", () => resolve(chosen), { once: true });
    dialog.showModal();
  });
}
