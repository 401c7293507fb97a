// What is drawn as a mark: the symbol of one kegiatan, or a circle that counts several.
import { EXTENT, POINT } from "./shapes.js";

/** Marks closer than this are one; so it is on the map of points too. */
const TOO_CLOSE_PX = 44;
/** From this zoom on there is no closer: what stands together stays apart. */
const CLOSEST = 18;

/**
 * The marks of `shapes` in the piece `frame`, those that count most first.
 *
 * Each has its place [x, y] in pixels from the corner of the piece, how many kegiatan it counts
 * (`jumlah`) and how many of them are late (`terlambat`) or critically so (`kritis`). `shape` is
 * the kegiatan that stands alone, null where a circle counts several.
 */
export function makeMarks(shapes, frame) {
  const spots = shapes.flatMap((shape) => spotsOf(shape, frame));
  spots.sort((a, b) => b.jumlah - a.jumlah);
  const marks = frame.zoom < CLOSEST ? gather(spots, TOO_CLOSE_PX) : spots;
  // what several have here but is counted elsewhere needs no circle
  return marks.filter(({ shape, jumlah }) => shape || jumlah);
}

/** The places of a shape that belong to the piece; it is counted at the first of them. */
function spotsOf(shape, frame) {
  const { kind, group, properties } = shape;
  const places = kind === POINT ? shape.parts.flat() : group && properties.jumlah ? [middle(shape.parts)] : [];
  return places.filter((place) => frame.owns(place)).map((place, number) => {
    const [x, y] = frame.place(place);
    return { x, y, shape: group ? null : shape, ...(number ? NOTHING : countsOf(shape)) };
  });
}

const NOTHING = { jumlah: 0, kritis: 0, terlambat: 0 };

function countsOf({ group, properties: { jumlah, status, kritis = 0, terlambat = 0 } }) {
  if (group) return { jumlah, kritis, terlambat };
  const of = (name) => (status === name ? jumlah : 0);
  return { jumlah, kritis: of("kritis"), terlambat: of("terlambat") };
}

/** Where the count of many lines stands: in the midst of them, and within the tile. */
function middle(parts) {
  const places = parts.flat();
  const mean = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  const inside = (unit) => Math.min(EXTENT - 1, Math.max(0, unit));
  return { x: inside(mean("x")), y: inside(mean("y")) };
}

/** Takes each spot to the first mark that is close, the heaviest being marks before the others. */
function gather(spots, radius) {
  const marks = [];
  for (const spot of spots) {
    const mark = marks.find(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < radius);
    if (mark) join(mark, spot);
    else marks.push({ ...spot });
  }
  return marks;
}

function join(mark, spot) {
  if (mark.shape !== spot.shape) mark.shape = null;
  const all = mark.jumlah + spot.jumlah;
  const share = all ? spot.jumlah / all : 0;
  mark.x += (spot.x - mark.x) * share;
  mark.y += (spot.y - mark.y) * share;
  for (const name of Object.keys(NOTHING)) mark[name] += spot[name];
}
