// Which part of the page is shown: the list, or the report that the address names.
import { Form } from "./form.js";
import { DRAF, listQueue } from "./queue.js";

const ADDRESS = /^#([ku])(.+)$/;

/** Follows the address: `#k12` is a report of the kegiatan 12, `#u…` the report with that uid. */
export async function openParts(desk, onQueued) {
  const { root } = desk.page;
  const form = new Form(desk, () => {
    location.hash = "";
    onQueued();
  });
  const show = async () => {
    const found = await find(desk);
    // first what it says, then the sight of it
    if (found) await form.open(found.item, found.laporan);
    else await desk.draw();
    for (const part of root.querySelectorAll("[data-bagian]")) {
      part.hidden = part.dataset.bagian !== (found ? "laporan" : "daftar");
    }
    root.querySelector(".lapangan-terkirim").hidden = Boolean(found);
    if (found) form.focus();
  };
  addEventListener("hashchange", show);
  await show();
}

async function find(desk) {
  const [, kind, key] = ADDRESS.exec(location.hash) ?? [];
  if (!kind || desk.pengguna === null) return null;
  const kegiatan = desk.account.kegiatan ?? [];
  if (kind === "k") {
    const item = kegiatan.find(({ id }) => id === Number(key));
    return item ? { item, laporan: await findDraft(desk, item.id) } : null;
  }
  const laporan = await desk.page.store.get("laporan", key);
  if (laporan?.pemilik !== desk.pengguna) return null;
  // its kegiatan may have gone from the list since
  const gone = { id: laporan.kegiatan, kode: "", nama: laporan.nama, mulai: null, jadwal: [], realisasi: [] };
  return { laporan, item: kegiatan.find(({ id }) => id === laporan.kegiatan) ?? gone };
}

/** The report that is being written of this kegiatan, if there is one. */
async function findDraft({ page, pengguna }, kegiatan) {
  const items = await listQueue(page.store, pengguna);
  return items.map(({ laporan }) => laporan).find((one) => one.keadaan === DRAF && one.kegiatan === kegiatan);
}
