// The kegiatan on the map, all of them at hand: lines and areas on the canvas, points in clusters.
import { featureGroup, geoJSON } from "leaflet/dist/leaflet-src.esm.js";
import "leaflet.markercluster/dist/leaflet.markercluster-src.js";
import { L } from "./leaflet-object.js";
import { formatCount } from "./format.js";
import { fetchJson } from "./net.js";
import { lineStyle, makeSymbol } from "./style.js";

export class Works {
  constructor(map, config, colours) {
    this.map = map;
    this.config = config;
    this.colours = colours;
    this.byKode = new Map();
    this.shapes = featureGroup();
    this.points = L.markerClusterGroup({
      animate: false,
      showCoverageOnHover: false,
      maxClusterRadius: 44,
      chunkedLoading: true,
      iconCreateFunction: (cluster) => this.clusterIcon(cluster),
    });
    this.onPick = () => {};
    map.on("click", () => this.onPick(null));
  }

  /** Fetches and draws what the filter chooses. */
  async load() {
    this.show((await fetchJson(this.config.feed)).features);
  }

  /** Draws `features` in place of what was there. */
  show(features) {
    this.shapes.clearLayers();
    this.points.clearLayers();
    this.byKode.clear();
    const points = [];
    for (const feature of features) {
      if (feature.geometry) this.add(feature, points);
    }
    this.points.addLayers(points);
  }

  add(feature, points) {
    const layer = geoJSON(feature, {
      bubblingMouseEvents: false, // a click on a work is not a click beside it
      style: () => lineStyle(feature, this.config, this.colours),
      pointToLayer: (_, latlng) => makeSymbol(feature, latlng, this.config, this.colours),
    });
    const { kode } = feature.properties;
    layer.on("click", () => this.onPick(kode));
    for (const leaf of leaves(layer)) {
      if (leaf.getLatLng) points.push(leaf);
      else this.shapes.addLayer(leaf);
    }
    this.byKode.set(kode, { feature, bounds: layer.getBounds() });
  }

  clusterIcon(cluster) {
    const count = cluster.getChildCount();
    return L.divIcon({
      html: `<b>${formatCount(count, this.config.bahasa)}</b>`,
      className: "gugus",
      iconSize: [44, 44],
    });
  }

  setVisible(visible) {
    for (const group of [this.shapes, this.points]) {
      if (visible !== this.map.hasLayer(group)) visible ? this.map.addLayer(group) : this.map.removeLayer(group);
    }
  }

  /** Nothing is awaited: what is visible is drawn. */
  async ready() {}

  /** The kegiatan `kode` and where it lies; null when it is not on the map. */
  async find(kode) {
    return this.byKode.get(kode) ?? null;
  }

  /** Of the kegiatan that touch what the window shows, by name: `limit` from `offset`, and how many. */
  async inView(offset, limit) {
    const view = this.map.getBounds();
    const seen = [...this.byKode.values()].filter((e) => view.intersects(e.bounds)).map((e) => e.feature);
    seen.sort((a, b) => a.properties.nama.localeCompare(b.properties.nama, this.config.bahasa));
    return { features: seen.slice(offset, offset + limit), jumlah: seen.length };
  }

  recolour(colours) {
    this.colours = colours;
    this.show([...this.byKode.values()].map((e) => e.feature));
  }
}

function leaves(layer) {
  const found = [];
  const walk = (one) => (one.eachLayer ? one.eachLayer(walk) : found.push(one));
  walk(layer);
  return found;
}
