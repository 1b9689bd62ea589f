// The left pane: people and chats.

import { $, avatar, clock, el } from "./dom.js";
import { author, fullName, hasBot, isBotChat, messagesOf, myChats, nameOf, store } from "./store.js";

export function drawPeople(onChoose) {
  const legend = $("people").querySelector("legend");
  const people = store.users.map((user) => {
    const input = el("input", { type: "radio", name: "person", value: user.id, onchange: () => onChoose(user.id) });
    input.checked = user.id === store.userId;
    return el("label", { class: "person" }, input,
      el("span", {}, el("bdi", {}, user.first_name), el("small", {}, user.language_code ?? "")));
  });
  $("people").replaceChildren(legend, ...people);
}

/** One line about a message: who wrote it, and its first words. */
export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ");
  if (message.photo) return "Photo";
  if (message.document) return message.document.file_name ?? "File";
  if (message.location) return "Location";
  return serviceText(message);
}

export function serviceText(message) {
  if (message.migrate_to_chat_id) return "This group was upgraded to a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was a group before";
  if (message.new_chat_members) return `${message.new_chat_members.map(fullName).join(", ")} joined`;
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} left`;
  return "Something happened here";
}

export function drawChats(onOpen) {
  const rows = myChats().map((room) => {
    const last = messagesOf(room.id).at(-1);
    const unread = store.unread.get(`${store.userId}:${room.id}`) ?? 0;
    const from = last && ["group", "supergroup"].includes(room.type) ? `${author(last).name.split(" ")[0]}: ` : "";
    const nothing = room.type === "channel" ? "A channel" : !hasBot(room) ? "The bot is not here" : room.is_forum ? "A forum with topics" : "No messages yet";
    return el("button", { type: "button", class: "chat", "aria-current": String(room.id === store.chatId), onclick: () => onOpen(room.id) },
      avatar(nameOf(room), room.id, { bot: isBotChat(room) }),
      el("span", { class: "chat-text" },
        el("span", { class: "chat-top" }, el("span", { class: "chat-name", dir: "auto" }, nameOf(room)), last ? el("time", {}, clock(last.date)) : null),
        el("span", { class: "chat-bottom" },
          el("span", { class: "chat-last", dir: "auto" }, last ? from + summary(last) : nothing),
          unread ? el("span", { class: "unread", "aria-label": `${unread} unread` }, String(unread)) : null)));
  });
  $("chats").replaceChildren(...rows);
}

export function chatChoices() {
  return myChats().map((room) => ({ id: room.id, name: nameOf(room), bot: isBotChat(room) }));
}

