// Writing: text, replies, edits, files, commands, inline queries, and the bot's own keyboard.

import { post, upload } from "./api.js";
import { summary } from "./chats.js";
import { $, el } from "./dom.js";
import { author, chat, hasBot, isAdministrator, isBotChat, isMine, mayWrite, shown, store, writer } from "./store.js";
import * as suggestions from "./suggestions.js";
import { askPlace } from "./places.js";
import { openSheet } from "./sheet.js";
import { toast } from "./toasts.js";

let replying = null;
let editing = null;
const drafts = new Map();

const text = () => $("text");
const thread = () => (store.thread && store.thread !== 1 ? store.thread : null);
const draftKey = () => `${store.userId}:${store.chatId}:${store.thread}`;

function grow() {
  text().style.height = "auto";
  text().style.height = `${text().scrollHeight + 2}px`;
}

export function fill(words) {
  text().value = words;
  grow();
  text().focus();
  text().dispatchEvent(new Event("input"));
}

function clear() {
  text().value = "";
  drafts.delete(draftKey());
  cancel();
  suggestions.close();
  grow();
}

export function keepDraft() {
  if (store.chatId !== null && !editing) drafts.set(draftKey(), text().value);
}

/** Prepares the line for the chat that was opened. */
export function prepare() {
  const room = chat();
  cancel();
  suggestions.close();
  text().value = drafts.get(draftKey()) ?? "";
  grow();
  $("menu").hidden = !hasBot(room) || !store.menu.commands.length;
  $("composer").hidden = room.blocked || !mayWrite(room);
  $("blocked").hidden = !room.blocked;
  $("silent").hidden = mayWrite(room);
  drawKeyboard();
}

function bar(title, words) {
  $("bar-title").textContent = title;
  $("bar-words").textContent = words;
  $("bar").hidden = false;
  text().focus();
}

export function reply(message, quote = null) {
  editing = null;
  replying = { id: message.message_id, quote };
  bar(`${quote ? "Quote of" : "Reply to"} ${author(message).name}`, quote ?? summary(message));
}

export function edit(message) {
  replying = null;
  editing = message.message_id;
  text().value = message.text ?? message.caption ?? "";
  grow();
  bar("Edit message", summary(message));
}

export function cancel() {
  if (editing) { text().value = ""; grow(); }
  replying = null;
  editing = null;
  $("bar").hidden = true;
}

export async function say(words, options = {}) {
  await post("/send", { user: store.userId, chat: store.chatId, text: words, thread: thread(), ...options });
}

async function submit() {
  const words = text().value;
  if (!words.trim()) return;
  const [wasReplying, wasEditing] = [replying, editing];
  // Cleared at once: what is typed while the message is on its way belongs to the next one.
  clear();
  try {
    if (wasEditing) await post("/edit", { user: store.userId, chat: store.chatId, message: wasEditing, text: words });
    else await say(words, { reply_to: wasReplying?.id, quote: wasReplying?.quote });
  } catch {
    if (!text().value) fill(words);
  }
}

function changed() {
  grow();
  const words = text().value;
  const command = /^\/([a-z0-9_]*)$/i.exec(words);
  const name = `@${store.bot.username}`.toLowerCase();
  if (command && hasBot(chat()) && suggestions.showCommands(command[1].toLowerCase(), takeCommand)) return;
  if (words.toLowerCase().startsWith(`${name} `)) suggestions.askInline(words.slice(name.length + 1).slice(0, 256));
  else suggestions.close();
}

async function takeCommand(command) {
  clear();
  const suffix = isBotChat(chat()) ? "" : `@${store.bot.username}`;
  await say(`/${command}${suffix}`);
  text().focus();
}

function keys(event) {
  if (event.isComposing) return;
  if (suggestions.isOpen() && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    suggestions.move(event.key === "ArrowDown" ? 1 : -1);
  } else if (suggestions.isOpen() && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    if (!suggestions.hasChoice()) suggestions.move(1);
    else suggestions.take();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (suggestions.hasChoice()) suggestions.take();
    else submit();
  } else if (event.key === "Escape") {
    if (suggestions.isOpen()) suggestions.close();
    else cancel();
  } else if (event.key === "ArrowUp" && !text().value) {
    const last = shown().findLast((message) => message.text && isMine(message) && !message.via_bot && !message.forward_origin);
    if (last) { event.preventDefault(); edit(last); }
  }
}

/** The custom keyboard that the bot's newest message with one brought, unless a later message took it away. */
function keyboard() {
  const last = shown().findLast((message) => writer(message).is_bot && message.reply_markup && !message.reply_markup.inline_keyboard);
  return last?.reply_markup.remove_keyboard ? null : last ?? null;
}

const labels = (markup) => new Set(markup.keyboard.flat().map((item) => item.text));

/** Whether a keyboard for one use was used: the person answered with a label of it, or with a place. */
function isUsed(message) {
  const markup = message.reply_markup;
  if (!markup.one_time_keyboard) return false;
  const known = labels(markup);
  return shown().some((later) => later.message_id > message.message_id && isMine(later) && (later.location || known.has(later.text)));
}

let folded = null;

/** Draws the custom keyboard. One that was used or put away waits behind a button in the line. */
export function drawKeyboard() {
  const message = keyboard();
  const markup = message?.reply_markup;
  const rows = markup?.keyboard ?? null;
  const room = chat();
  const named = room.type === "channel" ? `Post in ${room.title}` : room.anonymous.includes(store.userId) ? `Message as ${room.title}` : "Message";
  const closed = rows && (folded?.id === message.message_id && folded.chat === store.chatId ? folded.away : isUsed(message));
  text().placeholder = (!closed && markup?.input_field_placeholder) || named;
  $("keyboard").hidden = !rows || closed;
  $("keyboard-open").hidden = !rows;
  $("keyboard-open").setAttribute("aria-expanded", String(Boolean(rows) && !closed));
  $("keyboard-open").onclick = () => {
    folded = { chat: store.chatId, id: message.message_id, away: !closed };
    drawKeyboard();
  };
  if (!rows) return;
  $("keyboard").classList.toggle("tall", !markup.resize_keyboard);
  $("keyboard").replaceChildren(...rows.map((row) => el("div", {}, ...row.map((item) =>
    el("button", { type: "button", dir: "auto", class: item.style, onclick: () => answer(message, item).catch(() => {}) }, item.text)))));
}

async function answer(message, item) {
  if (item.request_contact) return toast("The sandbox shares no phone numbers");
  folded = null;
  if (item.request_location) return sendPlace(message.message_id);
  return say(item.text);
}

async function sendPlace(answers = null) {
  const place = await askPlace();
  if (place) await post("/location", { user: store.userId, chat: store.chatId, thread: thread(), answers, ...place });
}

/** What can be sent besides words; administrators of supergroups may also change whose name they write in. */
function more() {
  const room = chat();
  const entries = [["Photo", () => pick("photo")], ["File", () => pick("document")], ["Location", () => sendPlace().catch(() => {})]];
  if (room.type === "supergroup" && isAdministrator(room)) {
    const anonymous = room.anonymous.includes(store.userId);
    const status = room.administrators[0] === store.userId ? "creator" : "administrator";
    const change = () => post("/status", { user: store.userId, chat: room.id, status, anonymous: !anonymous }).catch(() => {});
    entries.push([anonymous ? "Write in my own name" : "Write in the group's name", change]);
  }
  return entries;
}

async function sendFile(file, kind) {
  const fields = { user: store.userId, chat: store.chatId, kind, file, caption: text().value.slice(0, 1024), reply_to: replying?.id, thread: thread() };
  await upload(fields);
  clear();
}

function pick(kind) {
  const input = $("file");
  input.accept = kind === "photo" ? "image/png,image/jpeg,image/gif,image/bmp" : "";
  input.onchange = async () => {
    const [file] = input.files;
    input.value = "";
    if (file) await sendFile(file, kind).catch(() => {});
  };
  input.click();
}

export function startComposer(hooks) {
  text().addEventListener("input", changed);
  text().addEventListener("keydown", keys);
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  $("bar-close").addEventListener("click", () => { cancel(); text().focus(); });
  $("menu").addEventListener("click", () => {
    if (suggestions.isOpen()) { suggestions.close(); return; }
    suggestions.showCommands("", takeCommand);
    suggestions.move(1);
    text().focus();
  });
  $("attach").addEventListener("click", (event) => openSheet(event.currentTarget, more()));
  $("unblock").addEventListener("click", hooks.unblock);
  text().addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    sendFile(file, /^image\/(png|jpeg|gif|bmp)$/.test(file.type) ? "photo" : "document").catch(() => {});
  });
  const talk = $("talk");
  talk.addEventListener("dragover", (event) => event.preventDefault());
  talk.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) sendFile(file, "document").catch(() => {});
    else toast("Drop a file to send it");
  });
}

export const inlineHooks = (hooks) => ({ sent: clear, start: (parameter) => { clear(); hooks.start(parameter); } });
