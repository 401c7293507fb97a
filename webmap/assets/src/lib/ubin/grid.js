// The map in pieces: each a canvas of its own, drawn once and then only moved.
import { DomUtil, GridLayer, Point } from "leaflet/dist/leaflet-src.esm.js";
import { MAX_ZOOM } from "../base-map.js";
import { Frame, SIDE_PX } from "./frame.js";
import { findNearest, isNearer } from "./hit.js";
import { makeMarks } from "./marks.js";
import { PATH_ROOM_PX, Painter, ROOM_PX } from "./paint.js";
import { POINT } from "./shapes.js";
import { TileStore } from "./store.js";

/** More pixels than this are not seen, but cost memory. */
const MOST_RATIO = 2;

export const UbinGrid = GridLayer.extend({
  options: { pane: "overlayPane", tileSize: SIDE_PX, maxZoom: MAX_ZOOM, updateWhenIdle: false, keepBuffer: 1, noWrap: true },

  initialize(config, colours) {
    GridLayer.prototype.initialize.call(this);
    this.config = config;
    this.painter = new Painter(config, colours);
    this.store = new TileStore(config.ubin);
    // by the key of a piece: what it waits for, what it shows, and what went wrong
    this.pending = new Map();
    this.scenes = new Map();
    this.failed = new Set();
    this.on("tileunload", ({ coords }) => this.letGo(coords));
  },

  createTile(coords, done) {
    const piece = DomUtil.create("div", "ubin");
    const frame = new Frame(coords);
    const key = this._tileCoordsToKey(coords);
    const drawn = this.store.take(frame.tile).then((shapes) => {
      if (this.pending.get(key) === drawn) this.show(key, piece, makeScene(shapes, frame));
    });
    this.pending.set(key, drawn);
    drawn.then(() => done(null, piece), (error) => {
      if (error.name === "AbortError") return;
      this.failed.add(key);
      done(error, piece);
    });
    return piece;
  },

  /** Draws lines in their piece, and marks above the lines of every piece. */
  show(key, piece, scene) {
    this.scenes.set(key, scene);
    const { paths, marks } = scene;
    if (paths.length) piece.append(makeCanvas(PATH_ROOM_PX, (ctx) => this.painter.paintPaths(ctx, scene)));
    if (!marks.length) return;
    scene.canvas = makeCanvas(ROOM_PX, (ctx) => this.painter.paintMarks(ctx, scene));
    DomUtil.setPosition(scene.canvas, DomUtil.getPosition(piece));
    this._levels[scene.frame.zoom].marks.append(scene.canvas);
  },

  _onCreateLevel(level) {
    level.marks = DomUtil.create("div", "ubin-tanda", level.el);
  },

  letGo(coords) {
    const key = this._tileCoordsToKey(coords);
    this.scenes.get(key)?.canvas?.remove();
    for (const kept of [this.pending, this.scenes, this.failed]) kept.delete(key);
    this.store.release(new Frame(coords).tile);
  },

  /** Leaflet asks before each new zoom: what is still on its way to another is not wanted. */
  _abortLoading() {
    for (const [key, piece] of Object.entries(this._tiles)) {
      if (piece.coords.z !== this._tileZoom && !piece.loaded) this._removeTile(key);
    }
  },

  /** Whoever moves the map tries again what failed. */
  _onMoveEnd() {
    for (const key of [...this.failed]) this._removeTile(key);
    GridLayer.prototype._onMoveEnd.call(this);
  },

  /** Waits until everything in the window is drawn; throws what kept a piece from it. */
  async ready() {
    const ends = await Promise.allSettled(this.pending.values());
    const wrong = ends.find(({ reason }) => reason && reason.name !== "AbortError");
    if (wrong) throw wrong.reason;
  },

  recolour(colours) {
    this.painter = new Painter(this.config, colours);
    this.redraw();
  },

  /** What a finger on `latlng` means: a mark, a shape, or null. */
  at(latlng) {
    if (!this._map) return null;
    const zoom = this._map.getZoom();
    const pixel = this._map.project(latlng, zoom);
    let best = null;
    for (const coords of around(pixel, ROOM_PX, zoom)) {
      const scene = this.scenes.get(this._tileCoordsToKey(coords));
      const found = scene && findNearest(scene, pixel.subtract(coords.multiplyBy(SIDE_PX)), this.config);
      if (found && isNearer(found, best)) best = found;
    }
    return best;
  },
});

/** A canvas for a piece, with room around it: what is drawn at its edges is whole. */
function makeCanvas(room, paint) {
  const ratio = Math.min(MOST_RATIO, devicePixelRatio || 1);
  const canvas = DomUtil.create("canvas");
  canvas.width = canvas.height = Math.ceil((SIDE_PX + 2 * room) * ratio);
  Object.assign(canvas.style, { width: `${canvas.width / ratio}px`, margin: `${-room}px` });
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.translate(room, room);
  paint(ctx);
  return canvas;
}

function makeScene(shapes, frame) {
  const paths = shapes.filter((shape) => shape.kind !== POINT && frame.meets(shape.box));
  return { frame, paths, marks: makeMarks(shapes, frame) };
}

/** The pieces that a circle of `radius` around a pixel of the world meets. */
function around({ x, y }, radius, zoom) {
  const side = (value) => [...new Set([value - radius, value + radius].map((v) => Math.floor(v / SIDE_PX)))];
  return side(x).flatMap((column) => side(y).map((row) => Object.assign(new Point(column, row), { z: zoom })));
}
