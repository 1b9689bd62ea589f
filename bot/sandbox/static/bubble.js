// One message, drawn.

import { fileUrl } from "./api.js";
import { summary, serviceText } from "./chats.js";
import { startParameter } from "./deeplinks.js";
import { avatar, clock, el, hue, size } from "./dom.js";
import { draw } from "./entities.js";
import { author as authorOf, chat, fullName, isBotChat, isMine } from "./store.js";

/** Pixels of a picture in a bubble; a larger one is shown smaller, in its own proportions. */
const WIDEST = 420;
const HIGHEST = 480;

/** The element of a message. `hooks` are what happens on a tap: tap, press, jump, acts. */
export function drawMessage(message, before, hooks) {
  if (!message.text && !message.photo && !message.document && !message.location) {
    return el("div", { class: "day", dataset: { id: message.message_id } }, serviceText(message));
  }
  const room = chat();
  const author = authorOf(message);
  const own = room.type !== "channel" && isMine(message);
  const grouped = room.type !== "channel" && Boolean(before) && authorOf(before).id === author.id && isMine(before) === isMine(message) && message.date - before.date < 300;
  const signed = !own && (room.type !== "private" || (author.bot && !isBotChat(room)));
  const named = !grouped && (signed || (own && message.sender_chat));
  const keyboard = message.reply_markup?.inline_keyboard;
  const time = `${message.edit_date ? "edited " : ""}${clock(message.date)}`;
  const meta = el("span", { class: "meta" }, el("time", { datetime: new Date(message.date * 1000).toISOString() }, time));
  const bubble = el("div", { class: "bubble" },
    named ? el("span", { class: "who", dir: "auto", style: { "--hue": hue(author.id) } }, author.name) : null,
    message.via_bot ? el("span", { class: "via" }, `via @${message.via_bot.username}`) : null,
    message.guest_bot_caller_user ? el("span", { class: "via", dir: "auto" }, `asked by ${message.guest_bot_caller_user.first_name}`) : null,
    forwarded(message),
    reply(message, hooks),
    picture(message),
    file(message),
    place(message),
    words(message, hooks, meta),
    message.text || message.caption ? null : meta,
    reactions(message));
  const acts = el("button", { type: "button", class: "icon acts", "aria-label": "What to do with this message", "aria-haspopup": "menu", onclick: (event) => hooks.acts(message, event.currentTarget) },
    "⋯");
  const node = el("article", {
    class: ["message", own && "own", grouped && "follows"].filter(Boolean).join(" "),
    "aria-label": `${own ? "You" : author.name}, ${time}`,
    tabindex: "-1",
    dataset: { id: message.message_id },
  },
  signed ? avatar(author.name, author.id, { bot: author.bot }) : null,
  el("div", { class: "column" }, bubble, keyboard ? buttons(message, keyboard, hooks) : null),
  acts);
  return node;
}

/** The text, with the time tucked into its last line where there is room. */
function words(message, hooks, meta) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  return el("div", { class: "words", dir: "auto" }, draw(text, message.entities ?? message.caption_entities, hooks.tap), meta);
}

function reply(message, hooks) {
  const target = message.reply_to_message ?? message.external_reply;
  if (!target || target.forum_topic_created) return null;
  const quoted = message.quote?.text;
  const body = quoted ? draw(quoted, message.quote.entities) : summary(target);
  return el("button", { type: "button", class: quoted ? "reply quoted" : "reply", onclick: () => hooks.jump(target.message_id) },
    el("strong", { dir: "auto" }, authorOf(target).name), el("span", { dir: "auto" }, body));
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const place = origin.sender_chat ?? origin.chat;
  const name = place?.title ?? (origin.sender_user ? fullName(origin.sender_user) : origin.sender_user_name ?? "somebody");
  return el("div", { class: "forwarded", dir: "auto" }, `Forwarded from ${name}`);
}

function picture(message) {
  const photo = message.photo?.at(-1);
  if (!photo) return null;
  const scale = Math.min(1, WIDEST / photo.width, HIGHEST / photo.height);
  const [width, height] = [photo.width, photo.height].map((pixels) => Math.max(1, Math.round(pixels * scale)));
  return el("a", { href: fileUrl(photo.file_id), target: "_blank", rel: "noopener" },
    el("img", { class: "picture", src: fileUrl(photo.file_id), width, height, alt: message.caption || "Photo", loading: "lazy" }));
}

function file(message) {
  const document = message.document;
  if (!document) return null;
  const name = document.file_name ?? "file";
  const badge = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "FILE";
  return el("a", { class: "document", href: fileUrl(document.file_id), download: name },
    el("span", { class: "badge", "aria-hidden": "true" }, badge),
    el("span", {}, el("span", { class: "name", dir: "auto" }, name), el("small", {}, `${size(document.file_size ?? 0)} · Download`)));
}

/** A place: no map (nothing here reaches the internet), but a pin on a grid, and the coordinates. */
function place(message) {
  if (!message.location) return null;
  const { latitude, longitude } = message.location;
  const pin = el("span", { class: "pin", style: { "--x": `${50 + longitude / 4}%`, "--y": `${50 - latitude / 2.4}%` } });
  return el("div", { class: "place" }, el("div", { class: "globe", "aria-hidden": "true" }, pin), el("span", {}, coordinates(latitude, longitude)));
}

function coordinates(latitude, longitude) {
  const degrees = (value, plus, minus) => `${Math.abs(value).toFixed(4)}° ${value < 0 ? minus : plus}`;
  return `${degrees(latitude, "N", "S")}, ${degrees(longitude, "E", "W")}`;
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return el("div", { class: "reactions" }, ...message.reactions.map((reaction) => el("span", { class: "reaction" }, reaction.emoji)));
}

function buttons(message, rows, hooks) {
  return el("div", { class: "buttons" }, ...rows.map((row) => el("div", { class: "row" }, ...row.map((item) => {
    const start = item.url ? startParameter(item.url) : null;
    if (start !== null) return el("button", { type: "button", dir: "auto", class: item.style, onclick: () => hooks.start(start) }, item.text);
    if (item.url) return el("a", { href: item.url, target: "_blank", rel: "noopener noreferrer", dir: "auto", class: item.style }, item.text, el("small", { "aria-hidden": "true" }, "↗"));
    const sign = item.copy_text ? "⧉" : "switch_inline_query" in item || "switch_inline_query_current_chat" in item ? "@" : "";
    return el("button", { type: "button", dir: "auto", class: item.style, onclick: (event) => hooks.press(message, item, event.currentTarget) },
      item.text, sign ? el("small", { "aria-hidden": "true" }, sign) : null);
  }))));
}
