// Leaflet as one object that plugins may add to (an ES namespace is frozen).
import * as leaflet from "leaflet/dist/leaflet-src.esm.js";

export const L = { ...leaflet };
