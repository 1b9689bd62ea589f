// What the page knows: people, chats, messages, and what is open.

import { get } from "./api.js";

export const store = {
  bot: null,
  users: [],
  chats: new Map(),
  messages: new Map(),
  unread: new Map(),
  actions: new Map(),
  settings: {},
  userId: null,
  chatId: null,
  thread: null,
  menu: { commands: [], description: "", name: "" },
  waiting: new Map(),
};

export const me = () => store.users.find((user) => user.id === store.userId);
export const chat = () => store.chats.get(store.chatId);
export const isBotChat = (room) => room.type === "private" && room.bot_status !== "none";
export const hasBot = (room) => ["member", "administrator"].includes(room.bot_status);
export const messagesOf = (chatId) => store.messages.get(chatId) ?? [];

export const isAdministrator = (room) => room.administrators.includes(store.userId);
export const mayWrite = (room) => room.type !== "channel" || isAdministrator(room);

/** Who wrote a message, also where the bot is not told. */
export const writer = (message) => message.posted_by ?? message.from;
export const isMine = (message) => writer(message)?.id === store.userId;

/** In whose name a message stands: a person's, the bot's, or that of its channel or group. */
export function author(message) {
  const origin = message.origin ?? {};
  const place = message.sender_chat ?? origin.sender_chat ?? origin.chat;
  if (place) return { id: place.id, name: place.title, bot: false };
  const user = message.from ?? origin.sender_user;
  return { id: user?.id ?? 0, name: fullName(user), bot: Boolean(user?.is_bot) };
}

/** What a chat is called by the person who looks at it. */
export function nameOf(room) {
  if (isBotChat(room)) return store.menu.name || store.bot.first_name;
  if (room.type !== "private") return room.title;
  const other = room.members.find((id) => id !== store.userId);
  return fullName(store.users.find((user) => user.id === other));
}

export const fullName = (user) => (user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : "");

/** The chats of the person who looks: the one with the bot first, those that moved away not at all. */
export function myChats() {
  const mine = [...store.chats.values()].filter((room) => room.members.includes(store.userId) && !room.migrated_to);
  return mine.sort((one, two) => isBotChat(two) - isBotChat(one));
}

/** The messages of the open chat and topic. */
export function shown() {
  const room = chat();
  if (!room) return [];
  const all = messagesOf(room.id);
  if (!room.is_forum) return all;
  return all.filter((message) => (message.message_thread_id ?? 1) === store.thread);
}

export async function load() {
  const state = await get("/state");
  store.bot = state.bot;
  store.users = state.users;
  store.settings = state.settings;
  for (const room of state.chats) store.chats.set(room.id, room);
  await Promise.all(state.chats.map((room) => loadMessages(room.id)));
  return state.seq;
}

export async function loadMessages(chatId) {
  store.messages.set(chatId, (await get("/messages", { chat: chatId, limit: 500 })).messages);
}

export async function loadMenu() {
  if (!chat()) return;
  store.menu = await get("/menu", { user: store.userId, chat: store.chatId });
}

/** Puts a message in its place, or replaces the one with its number. */
export function keep(chatId, message) {
  const list = messagesOf(chatId);
  const at = list.findIndex((known) => known.message_id === message.message_id);
  if (at >= 0) list[at] = message;
  else list.push(message);
  store.messages.set(chatId, list.slice(-1000));
}

export function forget(chatId, messageId) {
  store.messages.set(chatId, messagesOf(chatId).filter((message) => message.message_id !== messageId));
}
