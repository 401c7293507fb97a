// A canvas that also draws the symbols of points, and keeps short lines visible far out.
import { Canvas, CircleMarker } from "leaflet/dist/leaflet-src.esm.js";

const TOO_SMALL_PX = 7;
const DOT_PX = 3.5;
const ICON_GRID = 24;

/** A point: a disc in the status colour with the theme's icon. */
export const Symbol = CircleMarker.extend({ options: { radius: 12, symbol: null, paper: "#fff", bubblingMouseEvents: false } });

export const WorkCanvas = Canvas.extend({
  // fingers are wide, and so is a line to them
  options: { tolerance: 10, padding: 0.15 },

  _updatePoly(layer, closed) {
    const size = layer._rawPxBounds?.getSize();
    if (!size || Math.max(size.x, size.y) >= TOO_SMALL_PX) {
      Canvas.prototype._updatePoly.call(this, layer, closed);
      return;
    }
    if (!this._drawing || !layer._parts.length) return;
    const centre = layer._rawPxBounds.getCenter();
    const ctx = this._ctx;
    ctx.beginPath();
    ctx.arc(centre.x, centre.y, DOT_PX, 0, 2 * Math.PI);
    ctx.globalAlpha = 1;
    ctx.fillStyle = layer.options.color;
    ctx.fill();
  },

  _updateCircle(layer) {
    if (!layer.options.symbol) {
      Canvas.prototype._updateCircle.call(this, layer);
      return;
    }
    if (!this._drawing || layer._empty()) return;
    const { symbol, color, paper, radius } = layer.options;
    const ctx = this._ctx;
    ctx.save();
    ctx.translate(layer._point.x, layer._point.y);
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(0, 0, radius - 2.5, 0, 2 * Math.PI);
    ctx.fillStyle = paper;
    ctx.fill();
    const scale = (1.3 * radius) / ICON_GRID;
    ctx.scale(scale, scale);
    ctx.translate(-ICON_GRID / 2, -ICON_GRID / 2);
    ctx.fillStyle = layer.options.ink;
    ctx.fill(symbol, "evenodd");
    ctx.restore();
  },
});
