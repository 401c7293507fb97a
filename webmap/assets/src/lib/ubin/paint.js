// A piece of the map on canvases: lines and areas as the map of all shapes draws them, and marks.
import { drawDisc, drawDot, drawSymbol, isDust, SYMBOL_PX } from "../draw.js";
import { formatCount } from "../format.js";
import { lineStyle, symbolStyle, themeStyle } from "../style.js";
import { AREA } from "./shapes.js";

const RING_PX = 3;
const LARGEST_CIRCLE_PX = 31;

/** How far marks reach around their place, and lines beyond the edge of their piece. */
export const ROOM_PX = LARGEST_CIRCLE_PX + RING_PX;
export const PATH_ROOM_PX = 16;

/** The radius of a mark: a circle has room for the digits of its count. */
export function markPx({ shape, jumlah }) {
  return shape ? SYMBOL_PX : Math.min(LARGEST_CIRCLE_PX, 12 + 4.5 * Math.log10(jumlah));
}

export class Painter {
  constructor(config, colours) {
    this.config = config;
    this.colours = colours;
    this.font = `bold 14px ${getComputedStyle(document.body).fontFamily}`;
  }

  /** Draws the lines and areas of a piece; `ctx` has its corner as the origin. */
  paintPaths(ctx, { frame, paths }) {
    ctx.lineJoin = "round";
    // stripes run on from piece to piece
    const { left, top } = frame;
    this.colours.status.tanpa_data.setTransform(new DOMMatrix().translate(-(left % 6), -(top % 6)));
    for (const shape of paths) this.paintPath(ctx, shape, frame);
  }

  /** Draws the marks of a piece, those that count most on top. */
  paintMarks(ctx, { marks }) {
    for (const mark of [...marks].reverse()) {
      if (mark.shape) drawSymbol(ctx, mark.x, mark.y, symbolStyle(mark.shape, this.config, this.colours));
      else this.paintCircle(ctx, mark);
    }
  }

  paintPath(ctx, shape, frame) {
    const style = this.styleOf(shape);
    const { x, y, width, height, whole } = frame.extentOf(shape.box);
    if (whole && isDust(width, height)) {
      drawDot(ctx, x + width / 2, y + height / 2, style.color);
      return;
    }
    ctx.save();
    // what shows through or has a rhythm must not be drawn twice where pieces reach into each other
    if (shape.kind === AREA || style.dashArray || style.opacity < 1) frame.clip(ctx);
    trace(ctx, shape, frame);
    if (shape.kind === AREA) {
      ctx.globalAlpha = style.fillOpacity;
      ctx.fillStyle = style.fillColor;
      ctx.fill("evenodd");
    }
    ctx.globalAlpha = style.opacity;
    ctx.setLineDash(style.dashArray ? style.dashArray.split(/[ ,]+/).map(Number) : []);
    ctx.lineCap = style.lineCap;
    ctx.lineWidth = style.weight;
    ctx.strokeStyle = style.color;
    ctx.stroke();
    ctx.restore();
  }

  /** Lines that stand for many have no status of their own: they lie pale beneath their count. */
  styleOf(shape) {
    if (!shape.group) return lineStyle(shape, this.config, this.colours);
    return { color: this.colours.muted, opacity: 0.4, weight: 1.5, dashArray: null, lineCap: "round" };
  }

  /** A circle with its count; the ring tells which share is late, and which critically. */
  paintCircle(ctx, mark) {
    const { x, y, jumlah, kritis, terlambat } = mark;
    const { paper, ink, muted, status } = this.colours;
    const radius = markPx(mark);
    drawDisc(ctx, x, y, radius + 1.5, paper);
    drawDisc(ctx, x, y, radius, muted);
    let start = -Math.PI / 2;
    for (const [part, colour] of [[kritis, status.kritis], [terlambat, status.terlambat]]) {
      const end = start + (2 * Math.PI * part) / jumlah;
      if (part) drawSlice(ctx, x, y, radius, start, end, colour);
      start = end;
    }
    drawDisc(ctx, x, y, radius - RING_PX, paper);
    ctx.font = this.font;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = ink;
    ctx.fillText(formatCount(jumlah, this.config.bahasa), x, y + 1);
  }
}

function drawSlice(ctx, x, y, radius, start, end, colour) {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.arc(x, y, radius, start, end);
  ctx.fillStyle = colour;
  ctx.fill();
}

function trace(ctx, { kind, parts }, frame) {
  ctx.beginPath();
  for (const part of parts) {
    part.forEach((place, number) => {
      const [x, y] = frame.place(place);
      if (number) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
    });
    if (kind === AREA) ctx.closePath();
  }
}

/** Half the width of what is drawn as a line. */
export function halfWidthPx({ properties }, config) {
  return themeStyle(properties.layer, config).lebar / 2;
}
