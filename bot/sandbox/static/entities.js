// Drawing a text with its entities. Offsets are UTF-16 units, which is what strings in JavaScript are made of.

import { startParameter } from "./deeplinks.js";
import { el } from "./dom.js";
import { toast } from "./toasts.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** The text with all its entities, nested ones inside, overlapping ones split. `onTap(kind, words)` hears of taps. */
export function draw(text, entities = [], onTap = () => {}) {
  const sorted = entities
    .map((entity) => ({ ...entity, end: Math.min(entity.offset + entity.length, text.length) }))
    .filter((entity) => entity.offset < entity.end)
    .sort((one, two) => one.offset - two.offset || two.end - one.end || BLOCKS.has(two.type) - BLOCKS.has(one.type));
  return range(text, 0, text.length, sorted, onTap);
}

function range(text, start, end, entities, onTap) {
  const fragment = document.createDocumentFragment();
  let at = start;
  let queue = entities;
  while (queue.length) {
    const [entity, ...rest] = queue;
    if (entity.offset > at) fragment.append(text.slice(at, entity.offset));
    const inside = [];
    const after = [];
    for (const other of rest) {
      if (other.offset >= entity.end) after.push(other);
      else if (other.end <= entity.end) inside.push(other);
      else {
        inside.push({ ...other, end: entity.end });
        after.push({ ...other, offset: entity.end });
      }
    }
    const words = text.slice(entity.offset, entity.end);
    fragment.append(wrap(entity, words, () => range(text, entity.offset, entity.end, inside, onTap), onTap));
    at = entity.end;
    // A block ends its line by itself: the line break behind it would be drawn as an empty line.
    if (BLOCKS.has(entity.type) && text[at] === "\n") {
      at += 1;
      for (const other of after) other.offset = Math.max(other.offset, at);
    }
    queue = after.filter((other) => other.offset < other.end);
  }
  if (at < end) fragment.append(text.slice(at, end));
  return fragment;
}

function wrap(entity, words, inner, onTap) {
  const tap = (kind) => el("button", { type: "button", class: "tap", onclick: () => onTap(kind, words) }, inner());
  switch (entity.type) {
    case "bold": return el("strong", {}, inner());
    case "italic": return el("em", {}, inner());
    case "underline": return el("u", {}, inner());
    case "strikethrough": return el("s", {}, inner());
    case "spoiler": return spoiler(inner());
    case "code": return code(words);
    case "pre": return el("pre", { dir: "ltr", "data-language": entity.language }, el("code", {}, words));
    case "blockquote": return quote(words, inner(), false);
    case "expandable_blockquote": return quote(words, inner(), true);
    case "text_link": return link(entity.url, inner(), onTap);
    case "url": return link(/^[a-z]+:\/\//i.test(words) ? words : `http://${words}`, inner(), onTap);
    case "email": return link(`mailto:${words}`, inner(), onTap);
    case "bot_command": return tap("command");
    case "mention": return tap("mention");
    case "hashtag":
    case "cashtag": return el("span", { class: "tap" }, inner());
    case "text_mention": return el("span", { class: "tap" }, inner());
    default: return el("span", {}, inner());
  }
}

function link(address, content, onTap) {
  const start = startParameter(address);
  if (start !== null) return el("button", { type: "button", class: "tap", onclick: () => onTap("start", start) }, content);
  let url;
  try { url = new URL(address); } catch { return el("span", { class: "tap" }, content); }
  if (!["http:", "https:", "mailto:", "tg:"].includes(url.protocol)) return el("span", { class: "tap" }, content);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.href }, content);
}

function code(words) {
  const copy = async () => {
    await navigator.clipboard?.writeText(words);
    toast("Copied");
  };
  return el("code", { onclick: copy, title: "Copy" }, words);
}

function spoiler(content) {
  const node = el("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": "Spoiler: show" }, content);
  const open = () => {
    node.classList.add("open");
    for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", open, { once: true });
  node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } });
  return node;
}

function quote(words, content, expandable) {
  const node = el("blockquote", { dir: "auto" }, el("span", { class: "inner" }, content));
  if (expandable && (words.length > 180 || words.split("\n").length > 3)) {
    const more = el("button", { type: "button", class: "more", "aria-expanded": "false" }, "Show all");
    more.addEventListener("click", () => {
      const open = node.classList.toggle("open");
      more.textContent = open ? "Show less" : "Show all";
      more.setAttribute("aria-expanded", String(open));
    });
    node.classList.add("long");
    node.append(more);
  }
  return node;
}
