// The list of what waits, was refused, or went through lately.
import { onSecondPress } from "./confirm.js";
import { DITOLAK, DRAF, TERKIRIM, isDone, isOpen } from "./queue.js";
import { copyOf, on, show, write } from "./wire.js";

/** Draw the queue of the person; `acts` are what its buttons do. */
export function drawQueue(page, items, acts) {
  const list = page.root.querySelector('[data-daftar="antrean"]');
  list.hidden = items.length === 0;
  const newestFirst = [...items].reverse();
  list.replaceChildren(...newestFirst.map((item) => drawItem(page, item, acts)));
}

function drawItem({ say, formatTime }, item, acts) {
  const { laporan, foto } = item;
  const refused = foto.filter((one) => one.keadaan === DITOLAK);
  const element = write(copyOf("antrean"), {
    nama: laporan.nama,
    tentang: about(say, item),
    keadaan: state(say, formatTime, item),
    pesan: refused.map(({ pesan }) => say("foto_ditolak", { pesan })).join(" "),
  });
  element.dataset.uid = laporan.uid;
  element.dataset.keadaan = isDone(item) ? TERKIRIM : laporan.keadaan;
  const mend = element.querySelector('[data-aksi="perbaiki"]');
  mend.href = `#u${laporan.uid}`;
  mend.textContent = say(laporan.keadaan === DRAF ? "lanjutkan" : "perbaiki");
  show(element, "perbaiki", isOpen(laporan));
  show(element, "ulang", laporan.keadaan === DITOLAK || refused.length > 0);
  show(element, "hapus", isOpen(laporan) || refused.length > 0);
  on(element, "ulang", () => acts.again(item));
  onSecondPress(element.querySelector('[data-aksi="hapus"]'), () => say("yakin"), () => acts.remove(item));
  return element;
}

function about(say, { laporan, foto }) {
  const photos = foto.length ? say("rincian_foto", { foto: foto.length }) : "";
  const figure = laporan.hanya_foto ? say("foto_saja") : say("rincian_laporan", laporan);
  return [laporan.keadaan === DRAF && !laporan.realisasi ? "" : figure, photos].filter(Boolean).join(" · ");
}

function state(say, formatTime, item) {
  const { laporan, foto } = item;
  if (isDone(item)) return say("keadaan_terkirim", { waktu: formatTime(laporan.terkirim) });
  if (laporan.keadaan === TERKIRIM) return say("keadaan_foto", { jumlah: foto.length });
  if (laporan.keadaan === DITOLAK) return say("keadaan_ditolak", { pesan: laporan.pesan });
  if (laporan.keadaan === DRAF) return say("keadaan_draf");
  return say(laporan.dicoba ? "keadaan_dicoba" : "keadaan_menunggu");
}
