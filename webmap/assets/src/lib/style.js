// How a kegiatan is drawn: the colour says its status, dash, width and icon say its theme.
import { Symbol } from "./renderer.js";

const PATHS = new Map();

/** The width, dash and icon of the theme with the key `layer`. */
export function themeStyle(layer, config) {
  return config.layers[layer] ?? { lebar: 3, garis: "", ikon: "" };
}

function statusColour(feature, colours) {
  return colours.status[feature.properties.status] ?? colours.status.tanpa_data;
}

/** The style of a line or an area. */
export function lineStyle(feature, config, colours) {
  const { lebar, garis } = themeStyle(feature.properties.layer, config);
  const { status } = feature.properties;
  const color = statusColour(feature, colours);
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

/** The style of the symbol of a point. */
export function symbolStyle(feature, config, colours) {
  return {
    color: statusColour(feature, colours),
    paper: colours.paper,
    ink: colours.ink,
    symbol: iconPath(themeStyle(feature.properties.layer, config).ikon),
  };
}

/** The symbol of a point. */
export function makeSymbol(feature, latlng, config, colours) {
  return new Symbol(latlng, symbolStyle(feature, config, colours));
}

function iconPath(data) {
  if (!PATHS.has(data)) PATHS.set(data, new Path2D(data || "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z"));
  return PATHS.get(data);
}
