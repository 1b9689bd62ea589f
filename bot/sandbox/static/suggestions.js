// What is offered above the line: commands and inline results. Arrows choose, Enter takes, Escape closes.

import { post } from "./api.js";
import { $, el } from "./dom.js";
import { store } from "./store.js";

let options = [];
let chosen = -1;
let query = null;
let timer = null;

const panel = () => $("panel");

export const isOpen = () => !panel().hidden;
export const hasChoice = () => isOpen() && chosen >= 0;

export function close() {
  panel().hidden = true;
  options = [];
  chosen = -1;
  query = null;
  clearTimeout(timer);
  $("text").removeAttribute("aria-activedescendant");
}

function open(nodes) {
  panel().replaceChildren(...nodes);
  options = [...panel().querySelectorAll('[role="option"]')];
  options.forEach((option, index) => { option.id = `option-${index}`; });
  chosen = -1;
  panel().hidden = false;
  panel().scrollTop = 0;
}

export function move(step) {
  if (!options.length) return;
  chosen = chosen < 0 ? (step > 0 ? 0 : options.length - 1) : (chosen + step + options.length) % options.length;
  options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
  options[chosen].scrollIntoView({ block: "nearest" });
  $("text").setAttribute("aria-activedescendant", options[chosen].id);
}

export function take() {
  options[chosen]?.click();
}

/** Shows the commands that begin with what was typed; true when there are any. */
export function showCommands(begun, onTake) {
  const fitting = store.menu.commands.filter((item) => item.command.startsWith(begun));
  if (!fitting.length) return false;
  query = null;
  open(fitting.map((item) => el("div", { role: "option", "aria-selected": "false", onclick: () => onTake(item.command) },
    el("span", { class: "command" }, `/${item.command}`), el("span", { dir: "auto" }, item.description))));
  return true;
}

/** Asks the bot for inline results a moment after the last key. */
export function askInline(words) {
  clearTimeout(timer);
  timer = setTimeout(() => ask(words, ""), 250);
}

async function ask(words, offset) {
  const answer = await post("/inline", { user: store.userId, chat: store.chatId, query: words, offset });
  query = { id: answer.query_id, words, nodes: offset ? query?.nodes ?? [] : [] };
  // The answer may have come while the request was still on its way.
  const waiting = early.get(query.id);
  if (waiting) show(waiting.event, waiting.hooks);
  early.clear();
}

const early = new Map();

/** Shows results that arrived; those of an older query are left out. */
export function show(event, hooks) {
  if (!query || event.query_id !== query.id) {
    early.set(event.query_id, { event, hooks });
    return;
  }
  const { id, words } = query;
  const nodes = event.results.map((result) => el("div", { role: "option", "aria-selected": "false", onclick: () => choose(id, result.id, hooks) },
    el("span", { class: "tile", "aria-hidden": "true" }, [...(result.title ?? result.type)][0].toUpperCase()),
    el("span", { class: "both" }, el("b", { dir: "auto" }, result.title ?? result.type), result.description ? el("span", { dir: "auto" }, result.description) : null)));
  query.nodes = [...query.nodes, ...nodes];
  const all = [...query.nodes];
  if (event.button) all.unshift(el("div", { role: "option", class: "above", "aria-selected": "false", onclick: () => hooks.start(event.button.start_parameter) }, event.button.text));
  if (event.next_offset) all.push(el("div", { role: "option", class: "above", "aria-selected": "false", onclick: () => ask(words, event.next_offset) }, "More results"));
  if (!query.nodes.length) all.push(el("p", {}, "No results."));
  open(all);
}

async function choose(queryId, resultId, hooks) {
  const thread = store.thread && store.thread !== 1 ? store.thread : null;
  close();
  hooks.sent();
  await post("/choose", { user: store.userId, query_id: queryId, result_id: resultId, thread });
}

