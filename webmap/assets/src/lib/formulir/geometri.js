// GeoJSON of the form's text and its parts on the map, each way.

const DECIMALS = 7; // about a centimetre; the catalogue keeps no more

/** The single parts (Point, LineString, Polygon) of a GeoJSON text; throws when it is none. */
export function readParts(text) {
  return text.trim() ? partsOf(JSON.parse(text)) : [];
}

/** The single parts of any GeoJSON object. */
export function partsOf(root) {
  if (!root || typeof root !== "object") throw new TypeError("not GeoJSON");
  if (root.type === "FeatureCollection") return root.features.flatMap(partsOf);
  if (root.type === "Feature") return root.geometry ? partsOf(root.geometry) : [];
  if (root.type === "GeometryCollection") return root.geometries.flatMap(partsOf);
  if (!Array.isArray(root.coordinates)) throw new TypeError("not GeoJSON");
  if (!root.type.startsWith("Multi")) return [{ type: root.type, coordinates: root.coordinates }];
  return root.coordinates.map((coordinates) => ({ type: root.type.slice(5), coordinates }));
}

/** One GeoJSON text for all parts: the part itself, a Multi, or a collection of different kinds. */
export function writeParts(parts) {
  const rounded = parts.map(({ type, coordinates }) => ({ type, coordinates: round(coordinates) }));
  if (rounded.length < 2) return rounded.length ? JSON.stringify(rounded[0]) : "";
  const kinds = new Set(rounded.map((part) => part.type));
  return JSON.stringify(kinds.size === 1
    ? { type: `Multi${rounded[0].type}`, coordinates: rounded.map((part) => part.coordinates) }
    : { type: "GeometryCollection", geometries: rounded });
}

/** The same parts with longitude and latitude exchanged. */
export function swapped(parts) {
  return parts.map(({ type, coordinates }) => ({ type, coordinates: swap(coordinates) }));
}

function swap(value) {
  return Array.isArray(value[0]) ? value.map(swap) : [value[1], value[0]];
}

function round(value) {
  return Array.isArray(value) ? value.map(round) : Number(value.toFixed(DECIMALS));
}
