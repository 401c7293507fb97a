// The kegiatan that this person may report on, as they were last fetched.
import { DRAF } from "./queue.js";
import { lastFigure, planAt, weekAt } from "./week.js";
import { copyOf, show, write } from "./wire.js";

/** From so many on, a field to search them is worth its place. */
const MANY = 8;

/** Draw the list for the day `today`; `items` are what waits in the queue. */
export function drawList(page, { kegiatan, diambil }, items, today) {
  const { root, say, formatTime } = page;
  const drafts = new Set(items.filter(({ laporan }) => laporan.keadaan === DRAF).map(({ laporan }) => laporan.kegiatan));
  const list = root.querySelector('[data-daftar="kegiatan"]');
  // what is still to be reported this week stands first; the rest keeps its order
  const waiting = (item) => !reportOf(item, weekAt(today, item));
  const ordered = [...(kegiatan ?? [])].sort((a, b) => waiting(b) - waiting(a));
  list.replaceChildren(...ordered.map((item) => drawItem(page, item, drafts.has(item.id), today)));
  write(root, {
    tanpa: kegiatan === null ? say("belum_siap") : kegiatan.length ? "" : say("tanpa_kegiatan"),
    diambil: diambil ? say("diambil", { waktu: formatTime(diambil) }) : "",
  });
  show(root, "cari", (kegiatan ?? []).length >= MANY);
  search(root);
}

/** Keep the list to what the search field says. */
export function listenToSearch(root) {
  root.querySelector('[data-aksi="cari"] input').addEventListener("input", () => search(root));
}

function search(root) {
  const wanted = root.querySelector('[data-aksi="cari"] input').value.trim().toLowerCase();
  for (const element of root.querySelectorAll('[data-daftar="kegiatan"] > li')) {
    element.hidden = !element.textContent.toLowerCase().includes(wanted);
  }
}

function drawItem(page, item, isDraft, today) {
  const { say } = page;
  const week = weekAt(today, item);
  const reported = reportOf(item, week);
  const element = write(copyOf("kegiatan"), {
    nama: item.nama,
    tentang: item.kode,
    minggu: [weekText(page, item, week), lastText(page, item)].join(" "),
    tanda: isDraft ? say("keadaan_draf") : reported ? say("sudah", { keadaan: reported[2].toLowerCase() }) : "",
  });
  element.querySelector("a").href = `#k${item.id}`;
  return element;
}

/** What was reported of the week: its number, percent and state; undefined while there is nothing. */
function reportOf(item, week) {
  return item.realisasi.find(([at]) => at === week);
}

function weekText({ say, number }, item, week) {
  if (week === null) return say("minggu_tiada");
  const rencana = planAt(week, item);
  return rencana === null ? `${say("minggu", { minggu: week })}.` : say("rencana", { minggu: week, rencana: number(rencana) });
}

/** What was reported last, in a sentence. */
export function lastText({ say, number }, item) {
  const last = lastFigure(item);
  if (!last) return say("terakhir_tiada");
  const [minggu, realisasi, keadaan] = last;
  return say("terakhir", { minggu, realisasi: number(realisasi), keadaan: keadaan.toLowerCase() });
}
