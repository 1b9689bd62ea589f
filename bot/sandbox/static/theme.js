// Light and dark: what the system says, until the person says otherwise.

import { $ } from "./dom.js";

const KEY = "sandbox-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

function stored() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

function apply() {
  document.documentElement.dataset.theme = stored() ?? (dark.matches ? "dark" : "light");
}

export function startTheme() {
  apply();
  dark.addEventListener("change", apply);
  $("theme").addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem(KEY, next); } catch { /* private windows keep nothing */ }
    document.documentElement.dataset.theme = next;
  });
}
