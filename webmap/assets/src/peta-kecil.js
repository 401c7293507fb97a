// The small maps on the pages of a kegiatan, a bidang and a kecamatan.
import { geoJSON, latLngBounds, popup } from "leaflet/dist/leaflet-src.esm.js";
import { drawPlaces, followPrint, followScheme, INSIDE, makeMap } from "./lib/base-map.js";
import { readColours } from "./lib/colours.js";
import { fetchJson } from "./lib/net.js";
import { lineStyle, makeSymbol, symbolStyle } from "./lib/style.js";

const NO_BUTTON = { closeButton: false };

async function drawSmallMap(element) {
  const config = JSON.parse(element.dataset.konfigurasi);
  const colours = readColours();
  // a page is scrolled with the wheel: the map must not swallow it
  const map = makeMap(element, config, { scrollWheelZoom: false });
  map.setView([-1.45, 102.35], 9);
  const places = await drawPlaces(map, config, colours);
  const draw = config.ubin ? drawTiles : drawFeed;
  const drawn = await draw(map, config, colours);
  const bounds = drawn.bounds ?? places.bounds;
  if (bounds) map.fitBounds(bounds, { ...INSIDE, animate: false });
  await drawn.ready();
  const recolour = () => {
    places.recolour(readColours());
    drawn.recolour(readColours());
  };
  followScheme(recolour);
  followPrint(map, { recolour, bounds, keepZoom: Boolean(config.ubin) });
  element.dataset.siap = "ya";
}

/** Draws the feed; says where it lies (null when nowhere), waits until it is seen, takes other colours. */
async function drawFeed(map, config, colours) {
  const works = geoJSON(await fetchJson(config.feed), {
    style: (feature) => lineStyle(feature, config, colours),
    pointToLayer: (feature, latlng) => makeSymbol(feature, latlng, config, colours),
    filter: (feature) => Boolean(feature.geometry),
    onEachFeature: (feature, layer) => {
      if (config.halaman) layer.bindPopup(linkTo(feature, config), NO_BUTTON);
    },
  }).addTo(map);
  return {
    bounds: works.getLayers().length ? works.getBounds() : null,
    ready: async () => {},
    recolour: (fresh) => works.setStyle((feature) => ({
      ...lineStyle(feature, config, fresh),
      ...symbolStyle(feature, config, fresh),
    })),
  };
}

/** The same of more than the page fetches at once. */
async function drawTiles(map, config, colours) {
  const { TileWorks } = await import("./lib/ubin/works.js");
  const works = new TileWorks(map, config, colours);
  works.onPick = async (kode) => {
    if (kode === null) return;
    const { feature, bounds } = await works.find(kode);
    popup(NO_BUTTON).setLatLng(bounds.getCenter()).setContent(linkTo(feature, config)).openOn(map);
  };
  works.setVisible(true);
  const [west, south, east, north] = config.bbox;
  return {
    bounds: latLngBounds([south, west], [north, east]),
    ready: () => works.ready(),
    // tiles take their time to be drawn anew: paper does not wait
    recolour: (fresh) => matchMedia("print").matches || works.recolour(fresh),
  };
}

function linkTo(feature, config) {
  const link = document.createElement("a");
  link.href = config.halaman.replace("__KODE__", encodeURIComponent(feature.properties.kode));
  link.textContent = feature.properties.nama;
  return link;
}

for (const element of document.querySelectorAll("[data-peta-kecil]")) {
  drawSmallMap(element).catch(() => {
    element.dataset.siap = "galat";
    element.nextElementSibling?.removeAttribute("hidden");
  });
}
