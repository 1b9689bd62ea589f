// Links into Telegram itself that stay on this page: t.me/<bot>?start=<parameter> and tg://resolve.

import { store } from "./store.js";

/** The parameter of a link that starts the bot; null for any other link. */
export function startParameter(address) {
  let url;
  try { url = new URL(address); } catch { return null; }
  const name = store.bot.username.toLowerCase();
  const web = ["t.me", "telegram.me"].includes(url.hostname) && url.pathname.toLowerCase() === `/${name}`;
  const app = url.protocol === "tg:" && url.host === "resolve" && url.searchParams.get("domain")?.toLowerCase() === name;
  return web || app ? url.searchParams.get("start") ?? "" : null;
}
