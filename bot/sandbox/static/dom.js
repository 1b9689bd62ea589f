// Building the page. Text only ever becomes text nodes: nothing here parses markup.

export const $ = (id) => document.getElementById(id);

/** An element with properties (`class`, `dataset`, `on<event>`, attributes) and children (nodes or strings). */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "style") for (const [key, setting] of Object.entries(value)) node.style.setProperty(key, setting);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** A colour for somebody, always the same one. */
export function hue(id) {
  return (Math.abs(Number(id)) * 137 + 25) % 360;
}

/** The round sign of a person or chat: its first letters. */
export function avatar(name, id, { bot = false } = {}) {
  const letters = [...name.matchAll(/(?:^|\s)(\p{L}|\p{N})/gu)].slice(0, 2).map((match) => match[1]).join("");
  const node = el("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true" }, letters.toUpperCase() || "?");
  node.style.setProperty("--hue", hue(id));
  return node;
}

export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

export const day = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
