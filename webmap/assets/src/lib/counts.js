// Far out: one bubble per kecamatan with its count, because lines would be dust.
import { divIcon, layerGroup, marker } from "leaflet/dist/leaflet-src.esm.js";
import { formatCount } from "./format.js";

/** Bubbles on the kecamatan `layers` with the counts of /peta/hitungan.json; `onPick` gets bounds. */
export function makeCounts(layers, counts, config, onPick) {
  const group = layerGroup();
  for (const layer of layers) {
    const { kode, nama, pusat } = layer.feature.properties;
    if (!counts[kode]) continue;
    const count = formatCount(counts[kode].jumlah, config.bahasa);
    const label = `${nama}: ${count} ${config.teks.kegiatan}`;
    marker(pusat, { icon: bubble(count), title: label, alt: label, keyboard: true })
      .on("click", () => onPick(layer.getBounds()))
      .addTo(group);
  }
  return group;
}

function bubble(count) {
  const html = document.createElement("b");
  html.textContent = count;
  return divIcon({ html, className: "gugus gugus-kecamatan", iconSize: [44, 44] });
}
