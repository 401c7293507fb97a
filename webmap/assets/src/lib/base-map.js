// The map itself: kecamatan pale beneath, the kabupaten's edge strongest, an optional basemap.
import {
  control, DomUtil, geoJSON, map as makeLeaflet, tileLayer,
} from "leaflet/dist/leaflet-src.esm.js";
import { PaperCanvas, WorkCanvas } from "./renderer.js";
import { fetchJson } from "./net.js";

export const MAX_ZOOM = 19;
/** Where a map looks at one thing, that much room stays around it, and no closer than this. */
export const INSIDE = { padding: [24, 24], maxZoom: 15 };

/** Makes the map in `element` as `config` (from its data attribute) says. */
export function makeMap(element, config, options = {}) {
  const map = makeLeaflet(element, {
    maxZoom: MAX_ZOOM, // markercluster refuses a map without one
    minZoom: 6,
    zoomSnap: 0.25,
    zoomControl: false,
    attributionControl: false,
    renderer: new WorkCanvas(),
    // pieces of a map stand sharp and close together at whole zooms only, and need no fading in
    ...(config.ubin ? { zoomSnap: 1, fadeAnimation: false } : {}),
    ...options,
  });
  pane(map, "wilayah", 250);
  pane(map, "tepi", 260);
  pane(map, "nama", 270);
  pane(map, "pilihan", 450);
  control.zoom({ position: "topright", zoomInTitle: config.teks.perbesar, zoomOutTitle: config.teks.perkecil }).addTo(map);
  control.scale({ imperial: false, position: "bottomleft", maxWidth: 80 }).addTo(map);
  const credits = control.attribution({ position: "bottomright", prefix: false }).addTo(map);
  credits.addAttribution("Leaflet");
  if (config.basemap) {
    tileLayer(config.basemap.url, { maxZoom: MAX_ZOOM, attribution: config.basemap.attribution }).addTo(map);
  }
  return map;
}

function pane(map, name, order) {
  const element = map.createPane(name);
  element.style.zIndex = order;
  if (name !== "pilihan") element.style.pointerEvents = "none";
  DomUtil.addClass(element, `pane-${name}`);
}

/** Draws the places; returns the bounds of the kabupaten, or null when no boundary is loaded. */
export async function drawPlaces(map, config, colours, { names = true } = {}) {
  const { features } = await fetchJson(config.wilayah);
  const kecamatan = features.filter((one) => one.properties.tingkat === "kecamatan");
  const land = geoJSON(kecamatan, {
    pmIgnore: true, // boundaries are looked at, never edited
    pane: "wilayah",
    interactive: false,
    renderer: new PaperCanvas({ pane: "wilayah" }),
    style: { color: colours.border, weight: 1, fillColor: colours.land, fillOpacity: config.basemap ? 0.15 : 1 },
  }).addTo(map);
  // what the page is about has an edge as strong as the kabupaten's
  const outlined = (one) => one.tingkat === "kabupaten" || (config.sorot && one.kode === config.sorot);
  const edge = geoJSON(features.filter((one) => outlined(one.properties)), {
    pmIgnore: true,
    pane: "tepi",
    interactive: false,
    renderer: new PaperCanvas({ pane: "tepi" }),
    style: { color: colours.edge, weight: 2.5, fill: false },
  }).addTo(map);
  if (names) writeNames(map, land);
  if (kecamatan.some((one) => one.properties.ilustrasi)) {
    map.attributionControl.addAttribution(config.teks.ilustrasi);
  }
  return {
    kecamatan: land.getLayers(),
    bounds: land.getLayers().length ? land.getBounds() : null,
    recolour(fresh) {
      land.setStyle({ color: fresh.border, fillColor: fresh.land });
      edge.setStyle({ color: fresh.edge });
    },
  };
}

function writeNames(map, land) {
  land.eachLayer((layer) => {
    layer.bindTooltip(String(layer.feature.properties.nama), {
      permanent: true, direction: "center", className: "nama-kecamatan", pane: "nama", interactive: false,
    });
  });
  const fit = () => land.eachLayer((layer) => hideWideName(map, layer));
  map.on("zoomend", fit);
  map.whenReady(fit);
}

/** A name wider than its kecamatan would lie over the neighbours'. */
function hideWideName(map, layer) {
  const bounds = layer.getBounds();
  const room = map.latLngToLayerPoint(bounds.getSouthEast()).x - map.latLngToLayerPoint(bounds.getNorthWest()).x;
  const element = layer.getTooltip()?.getElement();
  element?.classList.toggle("sempit", element.offsetWidth > room * 0.9);
}

/** Calls `react` whenever the page turns dark or light. */
export function followScheme(react) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", react);
}

/**
 * Paper has its own size and is white: lays out the map anew for it, in the colours of paper, and
 * gives back the view of the screen. `bounds` are what the paper must show, else the same view.
 */
export function followPrint(map, { recolour, bounds = null, keepZoom = false }) {
  const paper = matchMedia("print");
  let screen = { centre: map.getCenter(), zoom: map.getZoom() };
  paper.addEventListener("change", () => {
    // the map still knows the size of the screen, its element already has that of the paper
    if (paper.matches) screen = { shown: map.getBounds(), centre: map.getCenter(), zoom: map.getZoom() };
    recolour();
    map.invalidateSize({ animate: false, pan: false });
    if (!paper.matches || keepZoom) map.setView(screen.centre, screen.zoom, { animate: false });
    else if (bounds) map.fitBounds(bounds, { ...INSIDE, animate: false });
    else map.fitBounds(screen.shown, { animate: false });
  });
}
