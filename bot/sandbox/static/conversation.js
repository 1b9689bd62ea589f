// The open chat: its header, topics and messages.

import { drawMessage } from "./bubble.js";
import { $, avatar, day, el } from "./dom.js";
import { chat, hasBot, isBotChat, isMine, mayWrite, nameOf, shown, store } from "./store.js";

const ACTIONS = { typing: "is typing…", upload_photo: "is sending a photo…", upload_document: "is sending a file…" };
let drawn = [];

export function drawHead(online = true) {
  const room = chat();
  if (!room) return;
  $("talk-name").textContent = nameOf(room);
  const sign = avatar(nameOf(room), room.id, { bot: isBotChat(room) });
  sign.id = "talk-avatar";
  $("talk-avatar").replaceWith(sign);
  const action = store.actions.get(room.id);
  const busy = action && (!room.is_forum || (action.thread ?? 1) === store.thread);
  const status = online ? busy ? ACTIONS[action.action] ?? "is busy…" : people(room) : "connecting…";
  $("talk-status").textContent = busy && room.type !== "private" ? `${store.bot.first_name} ${status}` : status;
  $("talk-status").classList.toggle("busy", Boolean(busy));
  document.title = `${nameOf(room)} · Sandbox`;
}

function people(room) {
  if (isBotChat(room)) return "bot";
  if (room.type === "private") return "a chat without the bot";
  const count = room.members.length + (hasBot(room) ? 1 : 0);
  const role = { administrator: "as administrator", member: "among them" }[room.bot_status];
  return `${count} ${room.type === "channel" ? "subscribers" : "members"}${role ? `, the bot ${role}` : ""}`;
}

export function drawTopics(onOpen) {
  const room = chat();
  $("topics").hidden = !room?.is_forum;
  if (!room?.is_forum) return;
  $("topics").replaceChildren(...room.topics.map((topic) =>
    el("button", { type: "button", role: "tab", dir: "auto", "aria-selected": String(topic.id === store.thread), onclick: () => onOpen(topic.id) }, topic.name)));
}

const scroll = () => $("scroll");
const atEnd = () => scroll().scrollHeight - scroll().scrollTop - scroll().clientHeight < 120;
export const toEnd = () => { scroll().scrollTop = scroll().scrollHeight; };

/** Draws all messages anew: when another chat or topic is opened. */
export function drawAll(hooks) {
  drawn = [...shown()];
  const nodes = [];
  for (const [index, message] of drawn.entries()) {
    if (index === 0 || day(message.date) !== day(drawn[index - 1].date)) nodes.push(el("div", { class: "day" }, day(message.date)));
    nodes.push(drawMessage(message, drawn[index - 1], hooks));
  }
  const log = $("log");
  log.setAttribute("aria-live", "off");
  log.replaceChildren(...(nodes.length ? nodes : [about(hooks)]));
  toEnd();
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

function about(hooks) {
  const room = chat();
  if (isBotChat(room)) {
    return el("div", { class: "about", dir: "auto" }, el("h3", {}, nameOf(room)),
      el("p", {}, store.menu.description || "Nothing here yet. Press Start, or write something."),
      el("button", { type: "button", onclick: () => hooks.tap("command", "/start") }, "Start"));
  }
  if (room.type === "channel") {
    const here = hasBot(room) ? "The bot is an administrator: it may post here, and hears of every post." : "The bot is not here.";
    const words = mayWrite(room) ? "You may post in this channel." : "Only its administrators post in this channel.";
    return el("div", { class: "about", dir: "auto" }, el("p", {}, `${words} ${here}`));
  }
  const text = hasBot(room)
    ? `The bot is in this group. With privacy mode on it sees commands, replies to it and mentions of @${store.bot.username}.`
    : `The bot is not here. Mention @${store.bot.username} to summon it as a guest, or type its name and a space to ask inline.`;
  return el("div", { class: "about", dir: "auto" }, el("p", {}, text));
}

/** Adds a new message at the end. */
export function append(message, hooks) {
  const follow = atEnd() || isMine(message);
  const log = $("log");
  if (!drawn.length) log.replaceChildren();
  const before = drawn.at(-1);
  if (!before || day(before.date) !== day(message.date)) log.append(el("div", { class: "day" }, day(message.date)));
  const node = drawMessage(message, before, hooks);
  node.classList.add("fresh");
  log.append(node);
  drawn = [...shown()];
  if (follow) toEnd();
  else $("to-end").hidden = false;
}

export const nodeOf = (id) => $("log").querySelector(`[data-id="${Number(id)}"]`);

/** Draws an edited message in its place. */
export function redraw(message, hooks) {
  const old = nodeOf(message.message_id);
  drawn = [...shown()];
  if (!old) return;
  const stay = atEnd();
  const at = drawn.findIndex((known) => known.message_id === message.message_id);
  const focused = old.contains(document.activeElement) ? [...old.querySelectorAll("button, a")].indexOf(document.activeElement) : -1;
  const node = drawMessage(message, drawn[at - 1], hooks);
  old.replaceWith(node);
  if (focused >= 0) ([...node.querySelectorAll("button, a")][focused] ?? node).focus();
  if (stay) toEnd();
}

export function remove(id) {
  nodeOf(id)?.remove();
  drawn = [...shown()];
}

export function jump(id) {
  const node = nodeOf(id);
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.focus({ preventScroll: true });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), 1200);
}

export function watchScroll() {
  scroll().addEventListener("scroll", () => { $("to-end").hidden = atEnd(); });
  $("to-end").addEventListener("click", toEnd);
}
