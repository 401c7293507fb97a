// The queue: reports and photos that belong to one person, until the office has them.
//
// A report is "draf" while it is written, "menunggu" once it is to be sent, "ditolak" when the
// office said why not, "terkirim" when it is there. `dicoba`: a try was made and its answer may be
// lost; such a report may be at the office already, so it is not changed any more, only sent again.
import { newUid } from "./uid.js";

export const DRAF = "draf";
export const MENUNGGU = "menunggu";
export const DITOLAK = "ditolak";
export const TERKIRIM = "terkirim";
const SENT_KEPT = 10;

/** An empty report of `pemilik` on the kegiatan `of`. */
export function newLaporan(pemilik, of, values = {}) {
  return {
    uid: newUid(),
    pemilik,
    kegiatan: of.id,
    nama: of.nama,
    minggu: "",
    tanggal: "",
    realisasi: "",
    catatan: "",
    alasan: "",
    ...values,
    keadaan: DRAF,
    pesan: "",
    bidang: "",
    dicoba: false,
    diubah: Date.now(),
  };
}

/** What `pemilik` has here, the oldest first: `[{laporan, foto}]`. */
export async function listQueue(store, pemilik) {
  const [reports, photos] = await Promise.all([store.all("laporan"), store.all("foto")]);
  photos.sort(byAge);
  return reports
    .filter((laporan) => laporan.pemilik === pemilik)
    .sort(byAge)
    .map((laporan) => ({ laporan, foto: photos.filter((foto) => foto.laporan === laporan.uid) }));
}

const byAge = (one, other) => one.diubah - other.diubah;

/**
 * How many reports and photos wait; `ditolak` of them for their owner to mend something first, and
 * `lain` are somebody else's.
 */
export async function countQueue(store, pemilik) {
  const reports = await store.all("laporan");
  const photos = await store.all("foto");
  const waiting = new Map(reports.filter((one) => one.keadaan !== DRAF).map((one) => [one.uid, one]));
  const open = [...waiting.values()].filter((one) => one.keadaan !== TERKIRIM && !one.hanya_foto);
  const mine = (one) => one.pemilik === pemilik;
  const held = photos.filter((foto) => waiting.has(foto.laporan));
  const isStuck = (one) => one.keadaan === DITOLAK || waiting.get(one.laporan)?.keadaan === DITOLAK;
  return {
    laporan: open.filter(mine).length,
    foto: held.filter(mine).length,
    ditolak: [...open, ...held].filter((one) => mine(one) && isStuck(one)).length,
    lain: [...open, ...held].filter((one) => !mine(one)).length,
  };
}

/** Whether it may still be changed or thrown away: the office certainly has not got it. */
export function isOpen(laporan) {
  return laporan.keadaan === DRAF || laporan.keadaan === DITOLAK || (laporan.keadaan === MENUNGGU && !laporan.dicoba);
}

export function saveLaporan(store, laporan) {
  return store.write([{ store: "laporan", put: { ...laporan, diubah: Date.now() } }]);
}

/** Give it to the queue; a report without a figure only carries its photos. */
export function enqueue(store, laporan) {
  const hanya_foto = laporan.realisasi.trim() === "";
  return saveLaporan(store, { ...laporan, hanya_foto, keadaan: MENUNGGU, pesan: "", bidang: "" });
}

/** Keep a photo with its report, whole or not at all. */
export async function addFoto(store, laporan, { kecil, asli, ...about }) {
  const foto = {
    ...about,
    uid: newUid(),
    laporan: laporan.uid,
    pemilik: laporan.pemilik,
    kegiatan: laporan.kegiatan,
    keterangan: "",
    keadaan: MENUNGGU,
    pesan: "",
    diubah: Date.now(),
  };
  await store.write([
    { store: "foto", put: foto },
    { store: "berkas", put: { uid: foto.uid, kecil, asli } },
  ]);
  return foto;
}

export function saveFoto(store, foto) {
  return store.write([{ store: "foto", put: foto }]);
}

export function removeFoto(store, foto) {
  return store.write([
    { store: "foto", remove: foto.uid },
    { store: "berkas", remove: foto.uid },
  ]);
}

/** Throw a report away with its photos. */
export async function removeLaporan(store, laporan) {
  const photos = (await store.all("foto")).filter((foto) => foto.laporan === laporan.uid);
  await store.write([
    { store: "laporan", remove: laporan.uid },
    ...photos.flatMap((foto) => [
      { store: "foto", remove: foto.uid },
      { store: "berkas", remove: foto.uid },
    ]),
  ]);
}

/** Change what stands, unless it was thrown away meanwhile. */
export async function update(store, name, uid, values) {
  const standing = await store.get(name, uid);
  if (standing) await store.write([{ store: name, put: { ...standing, ...values } }]);
}

/** Forget all but the last few that the office has. */
export async function forgetSent(store, pemilik) {
  const done = (await listQueue(store, pemilik)).filter(isDone);
  const old = done.slice(0, Math.max(0, done.length - SENT_KEPT));
  if (old.length) await store.write(old.map(({ laporan }) => ({ store: "laporan", remove: laporan.uid })));
}

/** Whether the office has the report and all its photos. */
export function isDone({ laporan, foto }) {
  return laporan.keadaan === TERKIRIM && foto.length === 0;
}
