// The small maps on the pages of a kegiatan, a bidang and a kecamatan.
import { geoJSON } from "leaflet/dist/leaflet-src.esm.js";
import { drawPlaces, makeMap, refitForPrint } from "./lib/base-map.js";
import { readColours } from "./lib/colours.js";
import { fetchJson } from "./lib/net.js";
import { lineStyle, makeSymbol } from "./lib/style.js";

async function drawSmallMap(element) {
  const config = JSON.parse(element.dataset.konfigurasi);
  const colours = readColours();
  // a page is scrolled with the wheel: the map must not swallow it
  const map = makeMap(element, config, { scrollWheelZoom: false });
  map.setView([-1.45, 102.35], 9);
  const places = await drawPlaces(map, config, colours);
  const answer = await fetchJson(config.feed);
  const works = geoJSON(answer, {
    style: (feature) => lineStyle(feature, config, colours),
    pointToLayer: (feature, latlng) => makeSymbol(feature, latlng, config, colours),
    filter: (feature) => Boolean(feature.geometry),
    onEachFeature: (feature, layer) => addLink(feature, layer, config),
  }).addTo(map);
  const bounds = works.getLayers().length ? works.getBounds() : places.bounds;
  if (bounds) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 15, animate: false });
  refitForPrint(map);
  element.dataset.siap = "ya";
}

function addLink(feature, layer, config) {
  if (!config.halaman) return;
  const link = document.createElement("a");
  link.href = config.halaman.replace("__KODE__", encodeURIComponent(feature.properties.kode));
  link.textContent = feature.properties.nama;
  layer.bindPopup(link, { closeButton: false });
}

for (const element of document.querySelectorAll("[data-peta-kecil]")) {
  drawSmallMap(element).catch(() => {
    element.dataset.siap = "galat";
    element.nextElementSibling?.removeAttribute("hidden");
  });
}
