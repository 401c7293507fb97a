// A canvas that also draws the symbols of points, and keeps short lines visible far out.
import { Canvas, CircleMarker } from "leaflet/dist/leaflet-src.esm.js";
import { drawDot, drawSymbol, isDust, SYMBOL_PX } from "./draw.js";

/** A point with the theme's icon. */
export const Symbol = CircleMarker.extend({
  options: { radius: SYMBOL_PX, symbol: null, paper: "#fff", bubblingMouseEvents: false },
});

/** Fingers are wide, and so is a line to them: so many pixels beside it still are on it. */
export const TOLERANCE_PX = 10;

export const WorkCanvas = Canvas.extend({
  options: { tolerance: TOLERANCE_PX, padding: 0.15 },

  _updatePoly(layer, closed) {
    const size = layer._rawPxBounds?.getSize();
    if (!size || !isDust(size.x, size.y)) {
      Canvas.prototype._updatePoly.call(this, layer, closed);
      return;
    }
    if (!this._drawing || !layer._parts.length) return;
    const centre = layer._rawPxBounds.getCenter();
    drawDot(this._ctx, centre.x, centre.y, layer.options.color);
  },

  _updateCircle(layer) {
    if (!layer.options.symbol) {
      Canvas.prototype._updateCircle.call(this, layer);
      return;
    }
    if (!this._drawing || layer._empty()) return;
    drawSymbol(this._ctx, layer._point.x, layer._point.y, layer.options);
  },
});
