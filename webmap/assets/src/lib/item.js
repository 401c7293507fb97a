// One kegiatan in the list and in the card, filled into the page's own <template>.
import { fill, formatMoney, formatPercent } from "./format.js";

/** A filled copy of `template` for `feature`; every text goes in as text, never as markup. */
export function fillTemplate(template, feature, config) {
  const copy = template.content.firstElementChild.cloneNode(true);
  const p = feature.properties;
  copy.dataset.kode = p.kode;
  for (const slot of copy.querySelectorAll("[data-isi]")) {
    const text = VALUES[slot.dataset.isi](p, config);
    slot.textContent = text;
    slot.hidden = text === "";
  }
  const link = copy.querySelector("a[data-tautan]");
  if (link) link.href = config.halaman.replace("__KODE__", encodeURIComponent(p.kode));
  const badge = copy.querySelector("[data-isi=status]");
  if (badge) badge.classList.add(`status-${p.status}`);
  return copy;
}

const VALUES = {
  nama: (p) => p.nama,
  status: (p, c) => c.status[p.status] ?? p.status,
  layer: (p, c) => c.layers[p.layer]?.nama ?? p.layer,
  tempat: (p) => (p.kecamatan ?? []).join(", "),
  tahun: (p, c) => fill(c.teks.ta, { tahun: p.tahun }),
  nilai: (p, c) => formatMoney(p.nilai_kontrak ?? p.pagu, c.bahasa),
  progres: (p, c) =>
    p.realisasi === null || p.realisasi === undefined
      ? ""
      : fill(c.teks.progres, {
          realisasi: formatPercent(p.realisasi, c.bahasa),
          rencana: formatPercent(p.rencana, c.bahasa),
        }),
  penyedia: (p) => p.penyedia ?? "",
};
