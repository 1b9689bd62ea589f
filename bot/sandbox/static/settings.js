// Settings of the sandbox, and faults for the bot's next call.

import { get, post } from "./api.js";
import { $ } from "./dom.js";
import { chat, nameOf, store } from "./store.js";
import { toast } from "./toasts.js";

export function startSettings() {
  const set = (name) => async (event) => { store.settings = await post("/settings", { [name]: event.target.checked }); };
  $("set-privacy").addEventListener("change", set("privacy"));
  $("set-limits").addEventListener("change", set("limits"));
  $("set-feedback").addEventListener("change", set("inline_feedback"));
  $("set-blocked").addEventListener("change", (event) => post("/block", { user: store.userId, blocked: event.target.checked }));
  $("fault-set").addEventListener("click", async () => {
    const fault = $("fault").value;
    await post("/faults", { fault, retry_after: 3, times: 1, hold: fault === "delay" ? 3 : null });
    toast(`Set: the next call ${$("fault").selectedOptions[0].textContent}`);
  });
  $("set-membership").addEventListener("change", (event) =>
    post("/membership", { user: store.userId, chat: store.chatId, status: event.target.value }).catch(drawMembership));
  $("settings-open").addEventListener("click", async () => {
    store.settings = (await get("/state")).settings;
    $("set-privacy").checked = store.settings.privacy;
    $("set-limits").checked = store.settings.limits;
    $("set-feedback").checked = store.settings.inline_feedback;
    $("set-blocked").checked = store.chats.get(store.userId)?.blocked ?? false;
    drawMembership();
    $("settings").showModal();
  });
}

/** The bot's place in the open group or channel. (In a channel a bot is administrator or not there.) */
function drawMembership() {
  const room = chat();
  $("membership").hidden = !room || room.type === "private";
  if (!room) return;
  $("membership-label").textContent = `The bot in “${nameOf(room)}”`;
  $("set-membership").querySelector("[value=member]").hidden = room.type === "channel";
  $("set-membership").value = room.bot_status === "none" ? "left" : room.bot_status;
}
