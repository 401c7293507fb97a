// What can be said about a report before the office sees it, and where that is said.
import { readPercent } from "./week.js";
import { write } from "./wire.js";

export const FIELDS = ["minggu", "tanggal", "realisasi", "catatan", "alasan"];

/** Field → what is wrong with it; what the office asks beyond this, it says itself. */
export function check(say, values, photoCount) {
  // photos may come without a figure
  if (values.realisasi.trim() === "") return photoCount ? {} : { realisasi: say("isi_sesuatu") };
  const faults = {};
  if (!/^[1-9]\d{0,2}$/.test(values.minggu.trim())) faults.minggu = say("isi_minggu");
  if (!values.tanggal) faults.tanggal = say("isi_tanggal");
  if (readPercent(values.realisasi) === null) faults.realisasi = say("isi_realisasi");
  return faults;
}

/** Write the faults above the form and beside their fields; gives whether there are any. */
export function complain(part, faults) {
  const fields = part.querySelector("form").elements;
  for (const text of part.querySelectorAll("[data-salah]")) {
    const name = text.dataset.salah;
    text.textContent = faults[name] ?? "";
    text.hidden = !faults[name];
    fields.namedItem(name).toggleAttribute("aria-invalid", Boolean(faults[name]));
    if (faults[name]) fields.namedItem(name).setAttribute("aria-invalid", "true");
  }
  write(part, { salah: Object.values(faults).join(" ") });
  const first = FIELDS.find((name) => faults[name]);
  if (first) fields.namedItem(first).focus();
  return Object.keys(faults).length > 0;
}
