// The kegiatan on the map: lines and areas on the canvas, points in clusters, one of them chosen.
import { geoJSON, featureGroup, latLngBounds } from "leaflet/dist/leaflet-src.esm.js";
import "leaflet.markercluster/dist/leaflet.markercluster-src.js";
import { L } from "./leaflet-object.js";
import { choiceRenderer } from "./base-map.js";
import { formatCount } from "./format.js";
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
    this.choice = featureGroup().addTo(map);
    this.choiceRenderer = choiceRenderer();
    this.onPick = () => {};
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
    layer.on("click", (event) => this.onPick(kode, event));
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

  /** Gives the kegiatan a halo and lets the rest fade; null ends that. */
  choose(kode) {
    this.choice.clearLayers();
    const entry = kode === null ? undefined : this.byKode.get(kode);
    this.map.getContainer().classList.toggle("memilih", Boolean(entry));
    if (!entry) return null;
    const style = lineStyle(entry.feature, this.config, this.colours);
    const base = { pane: "pilihan", renderer: this.choiceRenderer, interactive: false };
    const dot = (extra) => (_, latlng) => L.circleMarker(latlng, { ...base, ...extra });
    const draw = (look, spot) =>
      geoJSON(entry.feature, { ...base, style: { ...look, ...base }, pointToLayer: dot({ ...look, ...spot }) })
        .addTo(this.choice);
    const plain = { opacity: 1, fill: false, dashArray: null, lineCap: "round" };
    const colour = this.plain(entry.feature);
    draw({ ...plain, color: this.colours.halo, weight: style.weight + 9 }, { radius: 14, weight: 3 });
    draw({ ...plain, color: this.colours.paper, weight: style.weight + 5 }, { radius: 12, weight: 4 });
    draw({ ...style, color: colour, fillColor: colour, fillOpacity: 0.25 }, { radius: 9, fill: true, fillOpacity: 1, weight: 2, dashArray: null });
    return entry;
  }

  /** The status colour for SVG, which knows no canvas pattern. */
  plain(feature) {
    const colour = this.colours.status[feature.properties.status];
    return typeof colour === "string" ? colour : this.colours.ink;
  }

  /** The kegiatan that touch what the window shows. */
  inView() {
    const view = this.map.getBounds();
    return [...this.byKode.values()].filter((e) => view.intersects(e.bounds)).map((e) => e.feature);
  }

  bounds() {
    const all = latLngBounds([]);
    for (const { bounds } of this.byKode.values()) all.extend(bounds);
    return all.isValid() ? all : null;
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
