// Far out: one bubble per kecamatan with its count, because lines would be dust.
import { divIcon, layerGroup, marker } from "leaflet/dist/leaflet-src.esm.js";
import { formatCount } from "./format.js";

/** A group of bubbles from the rows of /peta/hitungan.json; `onPick` gets the row. */
export function makeCounts(rows, config, onPick) {
  const group = layerGroup();
  for (const row of rows) {
    if (!row.pusat || !row.jumlah) continue;
    const label = `${row.nama}: ${formatCount(row.jumlah, config.bahasa)} ${config.teks.kegiatan}`;
    marker(row.pusat, { icon: bubble(row, config), title: label, alt: label, keyboard: true })
      .on("click", () => onPick(row))
      .addTo(group);
  }
  return group;
}

function bubble(row, config) {
  const html = document.createElement("b");
  html.textContent = formatCount(row.jumlah, config.bahasa);
  return divIcon({ html, className: "gugus gugus-kecamatan", iconSize: [44, 44] });
}
