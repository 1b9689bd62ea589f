// The page: puts the parts together and listens to what happens.

import { listen, post } from "./api.js";
import { chatChoices, drawChats, drawPeople } from "./chats.js";
import * as composer from "./composer.js";
import * as conversation from "./conversation.js";
import { $ } from "./dom.js";
import { startSettings } from "./settings.js";
import { openSheet } from "./sheet.js";
import { chat, forget, hasBot, isBotChat, isMine, keep, load, loadMenu, mayWrite, me, myChats, store, writer } from "./store.js";
import * as suggestions from "./suggestions.js";
import { startTheme } from "./theme.js";
import { chooseChat, showAlert, toast } from "./toasts.js";

const narrow = matchMedia("(max-width: 720px)");
let online = true;

const hooks = {
  tap(kind, words) {
    if (kind === "command") composer.say(words).catch(() => {});
    else if (kind === "start") hooks.start(words).catch(() => {});
    else composer.fill(`${words} `);
  },
  jump: conversation.jump,
  press,
  acts(message, button) {
    const writing = mayWrite(chat());
    const entries = writing ? [["Reply", () => composer.reply(message)]] : [];
    const chosen = String(getSelection()).trim();
    if (writing && chosen && (message.text ?? message.caption ?? "").includes(chosen)) entries.push(["Quote the selection", () => composer.reply(message, chosen)]);
    if (mayEdit(message)) entries.push(["Edit", () => composer.edit(message)]);
    entries.push(["Copy text", () => copy(message.text ?? message.caption ?? "")]);
    entries.push(["Forward", () => forward(message)]);
    openSheet(button, entries);
  },
  async unblock() {
    await post("/block", { user: store.userId, blocked: false });
  },
  async start(parameter) {
    await openChat(store.userId);
    await composer.say(parameter ? `/start ${parameter}` : "/start");
  },
};

/** One's own words, and in a channel those of anybody but the bot. */
function mayEdit(message) {
  const theirs = chat().type === "channel" && mayWrite(chat()) && !writer(message).is_bot;
  return (isMine(message) || theirs) && !message.via_bot && !message.forward_origin && !message.location;
}

async function copy(words) {
  await navigator.clipboard?.writeText(words);
  toast("Copied");
}

async function forward(message) {
  const target = await chooseChat(chatChoices());
  if (target === null) return;
  await post("/forward", { user: store.userId, chat: target, from_chat: store.chatId, message: message.message_id });
  await openChat(target);
}

async function press(message, item, button) {
  if (item.copy_text) return copy(item.copy_text.text);
  const name = `@${store.bot.username}`;
  if ("switch_inline_query_current_chat" in item) return composer.fill(`${name} ${item.switch_inline_query_current_chat}`);
  if ("switch_inline_query" in item || "switch_inline_query_chosen_chat" in item) {
    const target = await chooseChat(chatChoices());
    if (target === null) return undefined;
    await openChat(target);
    return composer.fill(`${name} ${item.switch_inline_query ?? item.switch_inline_query_chosen_chat.query ?? ""}`);
  }
  if (!item.callback_data) return toast("This button does nothing in the sandbox");
  button.classList.add("waiting");
  const done = () => button.classList.remove("waiting");
  try {
    const { query_id: id } = await post("/press", { user: store.userId, chat: store.chatId, message: message.message_id, data: item.callback_data });
    if (answered.delete(id)) done();
    else store.waiting.set(id, done);
  } catch {
    done();
  }
  return undefined;
}

const answered = new Set();

function callbackAnswered(event) {
  if (event.user_id !== store.userId) return;
  const done = store.waiting.get(event.query_id);
  if (done) { store.waiting.delete(event.query_id); done(); } else answered.add(event.query_id);
  if (!event.text) return;
  if (event.show_alert) showAlert(event.text);
  else toast(event.text);
}

const isShown = (event) => event.chat_id === store.chatId
  && (!chat()?.is_forum || (event.message?.message_thread_id ?? 1) === store.thread);

function count(event) {
  const room = store.chats.get(event.chat_id);
  for (const id of room?.members ?? []) {
    const open = id === store.userId && event.chat_id === store.chatId && document.body.dataset.pane !== "list";
    if (id === writer(event.message).id || open) continue;
    const key = `${id}:${event.chat_id}`;
    store.unread.set(key, (store.unread.get(key) ?? 0) + 1);
  }
}

const happened = {
  message(event) {
    keep(event.chat_id, event.message);
    if (writer(event.message).is_bot) store.actions.delete(event.chat_id);
    count(event);
    if (isShown(event)) {
      conversation.append(event.message, hooks);
      conversation.drawHead(online);
      composer.drawKeyboard();
    }
    drawChats(openChat);
  },
  edit(event) {
    keep(event.chat_id, event.message);
    if (isShown(event)) conversation.redraw(event.message, hooks);
    drawChats(openChat);
  },
  delete(event) {
    forget(event.chat_id, event.message_id);
    if (event.chat_id === store.chatId) conversation.remove(event.message_id);
    drawChats(openChat);
  },
  chat_action(event) {
    const action = { action: event.action, thread: event.thread };
    if (event.seconds) store.actions.set(event.chat_id, action);
    else store.actions.delete(event.chat_id);
    setTimeout(() => {
      if (store.actions.get(event.chat_id) === action) { store.actions.delete(event.chat_id); conversation.drawHead(online); }
    }, event.seconds * 1000);
    if (event.chat_id === store.chatId) conversation.drawHead(online);
  },
  callback_answer: callbackAnswered,
  inline_answer(event) {
    if (event.user_id === store.userId && event.chat_id === store.chatId) suggestions.show(event, composer.inlineHooks(hooks));
  },
  async menu() {
    await loadMenu();
    $("menu").hidden = !hasBot(chat()) || !store.menu.commands.length;
    conversation.drawHead(online);
    drawChats(openChat);
    if ($("log").querySelector(".about")) conversation.drawAll(hooks);
  },
  chat(event) {
    store.chats.set(event.chat.id, event.chat);
    if (event.user && !store.users.some((user) => user.id === event.user.id)) {
      store.users.push(event.user);
      drawPeople(becomeUser);
    }
    const room = chat();
    if (room?.migrated_to) openChat(room.migrated_to);
    else if (event.chat.id === store.chatId) {
      conversation.drawHead(online);
      conversation.drawTopics(openTopic);
      composer.keepDraft();
      composer.prepare();
    }
    drawChats(openChat);
  },
};

async function openChat(id) {
  composer.keepDraft();
  store.chatId = id;
  store.thread = chat().is_forum ? 1 : null;
  store.unread.delete(`${store.userId}:${id}`);
  document.body.dataset.pane = "chat";
  await loadMenu();
  drawOpen();
  if (!narrow.matches) $("text").focus();
}

function openTopic(id) {
  composer.keepDraft();
  store.thread = id;
  drawOpen();
  $("text").focus();
}

function drawOpen() {
  drawChats(openChat);
  conversation.drawHead(online);
  conversation.drawTopics(openTopic);
  conversation.drawAll(hooks);
  composer.prepare();
  const where = new URLSearchParams({ user: store.userId, chat: store.chatId });
  history.replaceState(null, "", `#${where}`);
}

async function becomeUser(id) {
  composer.keepDraft();
  const before = chat();
  store.userId = id;
  const again = before && !isBotChat(before) && before.members.includes(id) ? before.id : id;
  const pane = document.body.dataset.pane;
  await openChat(again);
  document.body.dataset.pane = pane;
  document.documentElement.lang = me().language_code || "en";
  $("people").querySelector("input:checked")?.focus();
}

async function start() {
  startTheme();
  const seq = await load();
  const wanted = new URLSearchParams(location.hash.slice(1));
  store.userId = store.users.find((user) => user.id === Number(wanted.get("user")))?.id ?? store.users[0].id;
  const room = myChats().find((one) => one.id === Number(wanted.get("chat"))) ?? myChats()[0];
  drawPeople(becomeUser);
  composer.startComposer(hooks);
  conversation.watchScroll();
  startSettings();
  $("back").addEventListener("click", () => {
    document.body.dataset.pane = "list";
    $("chats").querySelector('[aria-current="true"]')?.focus();
  });
  await openChat(room.id);
  if (narrow.matches && !wanted.has("chat")) document.body.dataset.pane = "list";
  listen(seq, (event) => happened[event.type]?.(event), (up) => { online = up; conversation.drawHead(online); });
}

start();
