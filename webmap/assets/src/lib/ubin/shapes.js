// A vector tile (Mapbox Vector Tile 2.1) as shapes that can be drawn and pointed at.
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export const POINT = 1;
export const AREA = 3;
/** Coordinates within a tile run from 0 to this. */
export const EXTENT = 4096;

/**
 * The shapes of the tile `bytes`: areas before lines, so that these lie on top.
 *
 * Each has its `kind`, whether it stands for a `group` of kegiatan, its `properties`, its `parts`
 * (lists of {x, y}) and its `box` [west, north, east, south], in units of the tile.
 */
export function readShapes(bytes) {
  if (!bytes.byteLength) return [];
  const { layers } = new VectorTile(new PbfReader(bytes));
  const shapes = [...readLayer(layers.kegiatan, false), ...readLayer(layers.kelompok, true)];
  return shapes.sort((a, b) => b.kind - a.kind);
}

function* readLayer(layer, group) {
  for (let number = 0; number < (layer?.length ?? 0); number += 1) {
    const feature = layer.feature(number);
    const parts = feature.loadGeometry();
    yield { kind: feature.type, group, properties: feature.properties, parts, box: boxOf(parts) };
  }
}

function boxOf(parts) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    for (const { x, y } of part) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}
