// One round through the queue: each report, then its photos. What was sent and not answered is sent
// again under the same uid; the office counts it once.
import { listQueue, update, removeFoto, forgetSent, isDone, DRAF, DITOLAK, MENUNGGU, TERKIRIM } from "./queue.js";

const LOCK = "sipurbo-lapangan-kirim";
/** How the browser's Background Sync calls it. */
export const TAG = "kirim";
/** After these nothing else gets through either. */
const ENDS = ["masuk", "putus"];

/**
 * Send what belongs to whoever is signed in; gives `{hasil}`, and a `status` where that is "gagal".
 * `onPerson` hears who that is, `onChange` of each step.
 */
export function sendQueue(parts) {
  const locks = globalThis.navigator?.locks;
  if (!locks) return round(parts);
  // two windows, or a window and its worker, take turns
  return locks.request(LOCK, () => round(parts));
}

async function round(parts) {
  const { store, office } = parts;
  const said = await office.whoAmI();
  if (said.hasil !== "ok") return said;
  const { pengguna } = said.isi;
  await parts.onPerson?.(said.isi);
  let failed = null;
  for (const item of await listQueue(store, pengguna)) {
    if (item.laporan.keadaan === DRAF || isDone(item)) continue;
    const outcome = await sendItem(parts, item);
    parts.onChange?.();
    if (ENDS.includes(outcome.hasil)) return outcome;
    if (outcome.hasil === "gagal") failed = outcome;
  }
  await forgetSent(store, pengguna);
  return failed ?? { hasil: "ok" };
}

async function sendItem(parts, { laporan, foto }) {
  const outcome = await sendLaporan(parts, laporan);
  if (outcome.hasil !== "ok") return outcome;
  let last = outcome;
  for (const one of foto.filter(({ keadaan }) => keadaan === MENUNGGU)) {
    last = await sendFoto(parts, laporan, one);
    parts.onChange?.();
    if (ENDS.includes(last.hasil)) return last;
  }
  return last;
}

async function sendLaporan({ store, office }, laporan) {
  if (laporan.keadaan === TERKIRIM) return { hasil: "ok" };
  if (laporan.keadaan === DITOLAK) return { hasil: "ditolak" };
  if (laporan.hanya_foto) return settle(store, "laporan", laporan, { hasil: "ok" });
  await update(store, "laporan", laporan.uid, { dicoba: true });
  const { uid, pemilik, kegiatan, minggu, tanggal, realisasi, catatan, alasan } = laporan;
  const isi = { uid, pengguna: pemilik, kegiatan, minggu, tanggal, realisasi, catatan, alasan };
  return settle(store, "laporan", laporan, await office.sendLaporan(isi));
}

/** Write down what became of it. */
async function settle(store, name, item, outcome) {
  if (outcome.hasil === "ok") {
    await update(store, name, item.uid, { keadaan: TERKIRIM, pesan: "", bidang: "", terkirim: Date.now() });
  } else if (outcome.hasil === "ditolak") {
    const { pesan, bidang } = outcome;
    await update(store, name, item.uid, { keadaan: DITOLAK, dicoba: false, pesan, bidang });
  }
  return outcome;
}

async function sendFoto(parts, laporan, foto) {
  const bytes = await parts.store.get("berkas", foto.uid);
  const whole = bytes.asli && (!bytes.kecil || (parts.isFast() && !foto.asli_ditolak));
  const outcome = await parts.office.sendFoto(fotoForm(laporan, foto, bytes, whole));
  if (outcome.hasil === "ok") {
    await removeFoto(parts.store, foto);
    return outcome;
  }
  const tooMuch = outcome.hasil === "ditolak" || outcome.status === 413;
  if (whole && bytes.kecil && tooMuch) {
    // a server in between, or a rule of the office, did not take the original
    await update(parts.store, "foto", foto.uid, { asli_ditolak: true });
    return sendFoto(parts, laporan, { ...foto, asli_ditolak: true });
  }
  return settle(parts.store, "foto", foto, outcome);
}

/** Beside the bytes stands what was read from the original; the office believes the bytes first. */
function fotoForm(laporan, foto, { kecil, asli }, whole) {
  const form = new FormData();
  const values = {
    uid: foto.uid,
    pengguna: foto.pemilik,
    kegiatan: foto.kegiatan,
    laporan: laporan.hanya_foto ? "" : laporan.uid,
    keterangan: foto.keterangan,
    ...foto.jepretan,
    sha256_asal: whole ? "" : foto.sha256,
  };
  for (const [name, value] of Object.entries(values)) form.set(name, value ?? "");
  form.set("berkas", new Blob([whole ? asli : kecil]), foto.nama);
  return form;
}
