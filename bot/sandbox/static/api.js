// Talking to the sandbox's control API.

import { toast } from "./toasts.js";

async function result(response) {
  const body = await response.json();
  if (!response.ok) {
    toast(body.error ?? response.statusText, { wrong: true });
    throw new Error(body.error ?? response.statusText);
  }
  return body;
}

export async function get(path, query = {}) {
  return result(await fetch(`/sandbox${path}?${new URLSearchParams(query)}`));
}

export async function post(path, body = {}) {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null && value !== undefined));
  const headers = { "content-type": "application/json" };
  return result(await fetch(`/sandbox${path}`, { method: "POST", headers, body: JSON.stringify(given) }));
}

export async function upload(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) form.append(name, value);
  return result(await fetch("/sandbox/upload", { method: "POST", body: form }));
}

/** Calls `onEvent` for every event after `seq`, and `onState` with whether the line is up. */
export function listen(seq, onEvent, onState) {
  const source = new EventSource(`/sandbox/stream?after=${seq}`);
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false);
}

export const fileUrl = (id) => `/sandbox/files/${encodeURIComponent(id)}`;
