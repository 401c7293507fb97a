// What the map says about itself while it loads, and when it cannot.
import { fill } from "./format.js";

const element = () => document.getElementById("peta-keadaan");

/** Shows the state `name` (memuat, galat or none); `detail` says what happened. */
export function showState(name, teks = {}, detail = "") {
  const box = element();
  const frame = document.getElementById("peta-bingkai");
  frame.dataset.keadaan = name ?? "";
  box.hidden = name !== "galat";
  if (name === "galat") {
    box.querySelector("[data-isi=galat]").textContent = fill(teks.galat, { sebab: detail });
  }
}
