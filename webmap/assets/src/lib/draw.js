// The marks of the map, as strokes on any canvas: the whole map's, or that of one tile.

export const SYMBOL_PX = 12;
const TOO_SMALL_PX = 7;
const DOT_PX = 3.5;
const ICON_GRID = 24;

/** Whether a shape of this width and height, in pixels, would be dust. */
export function isDust(width, height) {
  return Math.max(width, height) < TOO_SMALL_PX;
}

/** A dot in place of a shape that would be dust. */
export function drawDot(ctx, x, y, colour) {
  drawDisc(ctx, x, y, DOT_PX, colour);
}

/** A point: a disc in the status colour with the theme's icon. */
export function drawSymbol(ctx, x, y, { symbol, color, paper, ink, radius = SYMBOL_PX }) {
  drawDisc(ctx, x, y, radius, color);
  drawDisc(ctx, x, y, radius - 2.5, paper);
  const scale = (1.3 * radius) / ICON_GRID;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  ctx.translate(-ICON_GRID / 2, -ICON_GRID / 2);
  ctx.fillStyle = ink;
  ctx.fill(symbol, "evenodd");
  ctx.restore();
}

/** A filled disc, whatever was drawn before it. */
export function drawDisc(ctx, x, y, radius, colour) {
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
}
