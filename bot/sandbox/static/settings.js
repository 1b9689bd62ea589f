// Settings of the sandbox, and faults for the bot's next call.

import { get, post } from "./api.js";
import { $ } from "./dom.js";
import { store } from "./store.js";
import { toast } from "./toasts.js";

export function startSettings() {
  const set = (name) => async (event) => { store.settings = await post("/settings", { [name]: event.target.checked }); };
  $("set-privacy").addEventListener("change", set("privacy"));
  $("set-limits").addEventListener("change", set("limits"));
  $("set-feedback").addEventListener("change", set("inline_feedback"));
  $("set-blocked").addEventListener("change", (event) => post("/block", { user: store.userId, blocked: event.target.checked }));
  $("fault-set").addEventListener("click", async () => {
    await post("/faults", { fault: $("fault").value, retry_after: 3, times: 1 });
    toast(`Set: the next call ${$("fault").selectedOptions[0].textContent}`);
  });
  $("settings-open").addEventListener("click", async () => {
    store.settings = (await get("/state")).settings;
    $("set-privacy").checked = store.settings.privacy;
    $("set-limits").checked = store.settings.limits;
    $("set-feedback").checked = store.settings.inline_feedback;
    $("set-blocked").checked = store.chats.get(store.userId)?.blocked ?? false;
    $("settings").showModal();
  });
}
