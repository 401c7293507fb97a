// How a kegiatan is drawn: the colour says its status, dash, width and icon say its theme.
import { Symbol } from "./renderer.js";

const PATHS = new Map();

function theme(feature, config) {
  return config.layers[feature.properties.layer] ?? { lebar: 3, garis: "", ikon: "" };
}

/** The style of a line or an area. */
export function lineStyle(feature, config, colours) {
  const { lebar, garis } = theme(feature, config);
  const { status } = feature.properties;
  const color = colours.status[status] ?? colours.status.tanpa_data;
  return {
    color,
    // what is critical must also stand out without colour
    weight: status === "kritis" ? lebar + 2 : lebar,
    dashArray: garis || null,
    opacity: 1,
    fillColor: color,
    fillOpacity: status === "tanpa_data" ? 0.6 : 0.25,
    lineCap: garis ? "butt" : "round",
  };
}

/** The symbol of a point. */
export function makeSymbol(feature, latlng, config, colours) {
  const color = colours.status[feature.properties.status] ?? colours.status.tanpa_data;
  return new Symbol(latlng, {
    color,
    paper: colours.paper,
    ink: colours.ink,
    symbol: iconPath(theme(feature, config).ikon),
  });
}

function iconPath(data) {
  if (!PATHS.has(data)) PATHS.set(data, new Path2D(data || "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z"));
  return PATHS.get(data);
}
