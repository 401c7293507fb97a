// The chosen kegiatan: a halo above everything, while the rest fades.
import { circleMarker, featureGroup, geoJSON, svg } from "leaflet/dist/leaflet-src.esm.js";
import { lineStyle } from "./style.js";

export class Choice {
  constructor(map, config, colours) {
    this.map = map;
    this.config = config;
    this.colours = colours;
    this.group = featureGroup().addTo(map);
    this.renderer = svg({ pane: "pilihan" });
    this.feature = null;
  }

  /** Gives the kegiatan a halo and lets the rest fade; null ends that. */
  show(feature) {
    this.feature = feature;
    this.group.clearLayers();
    this.map.getContainer().classList.toggle("memilih", Boolean(feature));
    if (!feature) return;
    const { halo, paper } = this.colours;
    const style = lineStyle(feature, this.config, this.colours);
    const colour = this.plain(feature);
    const bare = { opacity: 1, fill: false, dashArray: null, lineCap: "round" };
    this.draw({ ...bare, color: halo, weight: style.weight + 9 }, { radius: 14, weight: 3 });
    this.draw({ ...bare, color: paper, weight: style.weight + 5 }, { radius: 12, weight: 4 });
    this.draw(
      { ...style, color: colour, fillColor: colour, fillOpacity: 0.25 },
      { radius: 9, fill: true, fillOpacity: 1, weight: 2, dashArray: null },
    );
  }

  /** One of its outlines: `look` for lines and areas, with `spot` for points. */
  draw(look, spot) {
    const base = { pane: "pilihan", renderer: this.renderer, interactive: false };
    geoJSON(this.feature, {
      ...base,
      style: { ...look, ...base },
      pointToLayer: (_, latlng) => circleMarker(latlng, { ...base, ...look, ...spot }),
    }).addTo(this.group);
  }

  /** The status colour for SVG, which knows no canvas pattern. */
  plain(feature) {
    const colour = this.colours.status[feature.properties.status];
    return typeof colour === "string" ? colour : this.colours.ink;
  }

  recolour(colours) {
    this.colours = colours;
    this.show(this.feature);
  }
}
