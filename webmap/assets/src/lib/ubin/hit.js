// What a finger means: the nearest thing within its reach, marks before lines before areas.
import { TOLERANCE_PX } from "../renderer.js";
import { halfWidthPx, markPx } from "./paint.js";
import { AREA } from "./shapes.js";

/**
 * The best of a piece for the pixel (x, y) from its corner, or null.
 *
 * `mark` or `shape` is what was meant, `level` its rank (0 is best), `distance` how far it is.
 */
export function findNearest({ frame, paths, marks }, pixel, config) {
  let best = null;
  const offer = (found) => {
    if (isNearer(found, best)) best = found;
  };
  for (const mark of marks) {
    const distance = apart(mark, pixel);
    if (distance <= markPx(mark) + 4) offer({ mark, level: 0, distance });
  }
  for (const shape of paths) {
    const limit = halfWidthPx(shape, config) + TOLERANCE_PX;
    if (!isWithin(frame.extentOf(shape.box), pixel, limit)) continue;
    const places = shape.parts.map((part) => part.map((one) => frame.place(one)));
    const distance = toPath(places, pixel);
    if (distance <= limit) offer({ shape, level: 1, distance });
    else if (shape.kind === AREA && isInside(places, pixel)) offer({ shape, level: 2, distance });
  }
  return best;
}

/** Whether `found` is meant rather than `other`; of equals, what was drawn later. */
export function isNearer(found, other) {
  if (!other) return true;
  return found.level < other.level || (found.level === other.level && found.distance <= other.distance);
}

function isWithin({ x, y, width, height }, pixel, limit) {
  return pixel.x >= x - limit && pixel.x <= x + width + limit
    && pixel.y >= y - limit && pixel.y <= y + height + limit;
}

function apart(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function toPath(parts, pixel) {
  let least = Infinity;
  for (const part of parts) {
    for (let i = 1; i < part.length; i += 1) least = Math.min(least, toSegment(pixel, part[i - 1], part[i]));
  }
  return least;
}

function toSegment({ x, y }, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** By the even-odd rule: an odd number of edges lies east of what is inside. */
function isInside(rings, { x, y }) {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], number) => {
      const [bx, by] = ring[number ? number - 1 : ring.length - 1];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}
