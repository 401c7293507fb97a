// The map of the form: drawing, editing, snapping. What is drawn stands in the form's text field.
import { divIcon, featureGroup, geoJSON, marker, svg } from "leaflet/dist/leaflet-src.esm.js";
import "@geoman-io/leaflet-geoman-free";
import { drawPlaces, makeMap } from "../base-map.js";
import { readColours } from "../colours.js";
import { readParts, writeParts } from "./geometri.js";

const HOME = [[-1.45, 102.35], 9];
const EVENTS = "pm:edit pm:update pm:dragend pm:vertexremoved";

/** Opens the map in `element`; `changed` hears of every change that somebody made on it. */
export async function openEditor(element, field, config, changed) {
  element.hidden = false;
  const map = makeMap(element, config, { renderer: svg(), zoomSnap: 1 });
  map.setView(...HOME);
  const editor = new Editor(map, field, changed);
  addTools(map, config);
  try {
    editor.load();
  } catch {
    // the text is no GeoJSON: it stays in its field, where the server says what is wrong with it
  }
  const places = await drawPlaces(map, config, readColours()).catch(() => ({ bounds: null }));
  if (!editor.parts.length && places.bounds) map.fitBounds(places.bounds, { animate: false });
  element.dataset.siap = "ya";
  return editor;
}

class Editor {
  #field;
  #changed;

  constructor(map, field, changed) {
    this.map = map;
    this.drawn = featureGroup().addTo(map);
    this.#field = field;
    this.#changed = changed;
    map.on("pm:create", ({ layer }) => {
      // what was drawn is drawn anew, so that everything on the map looks and behaves alike
      const part = layer.toGeoJSON().geometry;
      layer.remove();
      this.#draw(part);
      this.#write();
    });
    map.on("pm:remove", ({ layer }) => {
      this.drawn.removeLayer(layer);
      this.#write();
    });
  }

  /** What is on the map, as single parts. */
  get parts() {
    return this.drawn.getLayers().map((layer) => layer.toGeoJSON().geometry);
  }

  /** Put the text of the field on the map; throws when it is no GeoJSON. */
  load() {
    const parts = readParts(this.#field.value);
    this.drawn.clearLayers();
    for (const part of parts) this.#draw(part);
    this.#fit();
  }

  /** Add parts that came from a file, a paste or a track. */
  add(parts) {
    for (const part of parts) this.#draw(part);
    this.#fit();
    this.#write();
  }

  /** Show other parts instead. */
  replace(parts) {
    this.drawn.clearLayers();
    this.add(parts);
  }

  #fit() {
    const bounds = this.drawn.getBounds();
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [32, 32], maxZoom: 17, animate: false });
  }

  #draw(part) {
    const [layer] = geoJSON(part, { pointToLayer: (_, at) => marker(at, { icon: pin() }), style: LINE }).getLayers();
    layer.on(EVENTS, () => this.#write());
    this.drawn.addLayer(layer);
  }

  #write() {
    this.#field.value = writeParts(this.parts);
    this.#changed();
  }
}

const LINE = { className: "gambar", weight: 4 };

function pin() {
  return divIcon({ className: "titik-gambar", iconSize: [22, 22] });
}

function addTools(map, config) {
  map.pm.setLang("kantor", config.geoman, "id");
  map.pm.setGlobalOptions({
    snappable: true,
    snapDistance: 18,
    markerStyle: { icon: pin() },
    pathOptions: LINE,
    templineStyle: LINE,
    hintlineStyle: { ...LINE, dashArray: [5, 5] },
  });
  const can = (kind) => config.gambar.includes(kind);
  map.pm.addControls({
    position: "topleft",
    drawMarker: can("Marker"), drawPolyline: can("Line"), drawPolygon: can("Polygon"),
    drawRectangle: false, drawCircle: false, drawCircleMarker: false, drawText: false,
    editMode: true, dragMode: true, removalMode: true, cutPolygon: false, rotateMode: false,
  });
  nameTools(map);
}

/** Geoman writes a button's name beside it, where no screen reader looks. */
function nameTools(map) {
  for (const button of map.getContainer().querySelectorAll(".leaflet-pm-toolbar .leaflet-buttons-control-button")) {
    button.setAttribute("aria-label", button.title || button.parentElement.title);
  }
}
