// Asking for a place to send: a city of the list, or any coordinates.

import { $, el } from "./dom.js";

const PLACES = [
  ["Kyiv", 50.4501, 30.5234],
  ["London", 51.5072, -0.1276],
  ["New York", 40.7128, -74.006],
  ["Kathmandu", 27.7172, 85.324],
  ["Apia", -13.8333, -171.7667],
  ["Lord Howe Island", -31.5553, 159.0821],
];

/** Shows the dialog; {latitude, longitude} or null. */
export function askPlace() {
  const dialog = $("place");
  const fill = ([, latitude, longitude]) => { $("latitude").value = latitude; $("longitude").value = longitude; };
  $("cities").replaceChildren(...PLACES.map((place) => el("button", { type: "button", class: "city", onclick: () => fill(place) }, place[0])));
  if (!$("latitude").value) fill(PLACES[0]);
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      const place = { latitude: $("latitude").valueAsNumber, longitude: $("longitude").valueAsNumber };
      resolve(dialog.returnValue === "send" ? place : null);
    }, { once: true });
    dialog.showModal();
  });
}
