// A canvas that also draws the symbols of points, and keeps short lines visible far out.
import { Canvas, CircleMarker, Util } from "leaflet/dist/leaflet-src.esm.js";
import { drawDot, drawSymbol, isDust, SYMBOL_PX } from "./draw.js";

/** A point with the theme's icon. */
export const Symbol = CircleMarker.extend({
  options: { radius: SYMBOL_PX, symbol: null, paper: "#fff", bubblingMouseEvents: false },
});

/** Fingers are wide, and so is a line to them: so many pixels beside it still are on it. */
export const TOLERANCE_PX = 10;

/** A canvas that can be printed over another: what is wiped off comes out on paper as white paint. */
export const PaperCanvas = Canvas.extend({
  _update() {
    // only a canvas of another size begins without a memory of what was wiped off
    if (matchMedia("print").matches) this._container.width = 0;
    Canvas.prototype._update.call(this);
  },

  /** Everything is drawn at once; what waited for its turn is drawn with it. */
  _updatePaths() {
    Util.cancelAnimFrame(this._redrawRequest);
    Canvas.prototype._updatePaths.call(this);
  },

  _clear() {
    // before it draws everything Leaflet makes the canvas anew: there is nothing to wipe
    if (this._redrawBounds) Canvas.prototype._clear.call(this);
  },
});

export const WorkCanvas = PaperCanvas.extend({
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
