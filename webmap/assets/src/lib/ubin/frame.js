// Where a piece of the map lies in the tile that it is drawn from.
import { EXTENT } from "./shapes.js";

/** The deepest level that the server gives; beyond, its tiles are drawn larger. */
const DEEPEST = 16;
/** The side of a piece: twice the usual, so that the circles that count have room. */
export const SIDE_PX = 512;
const EARLIER = Math.log2(SIDE_PX / 256);

export class Frame {
  /** The piece {x, y, z} of a grid of SIDE_PX at the zoom z. */
  constructor({ x, y, z }) {
    this.zoom = z;
    const deeper = Math.max(0, z - EARLIER - DEEPEST);
    this.tile = { z: z - EARLIER - deeper, x: x >> deeper, y: y >> deeper };
    /** Pixels for one unit of the tile. */
    this.scale = (SIDE_PX * 2 ** deeper) / EXTENT;
    // the piece within the tile, in units; its corner in the world, in pixels
    this.side = EXTENT / 2 ** deeper;
    this.west = (x - (this.tile.x << deeper)) * this.side;
    this.north = (y - (this.tile.y << deeper)) * this.side;
    this.left = x * SIDE_PX;
    this.top = y * SIDE_PX;
  }

  /** Pixels from the corner of the piece. */
  place({ x, y }) {
    return [(x - this.west) * this.scale, (y - this.north) * this.scale];
  }

  /** A box in pixels, and whether it lies wholly in the piece. */
  extentOf([west, north, east, south]) {
    const [x, y] = this.place({ x: west, y: north });
    const whole = this.owns({ x: west, y: north }) && this.owns({ x: east, y: south });
    return { x, y, width: (east - west) * this.scale, height: (south - north) * this.scale, whole };
  }

  /** Whether a place belongs to this piece and to no other. */
  owns({ x, y }) {
    return x >= this.west && x < this.west + this.side && y >= this.north && y < this.north + this.side;
  }

  /** Whether something in a box may be seen in this piece or at its edges. */
  meets([west, north, east, south]) {
    const room = 16 / this.scale;
    return west < this.west + this.side + room && east > this.west - room
      && north < this.north + this.side + room && south > this.north - room;
  }

  clip(ctx) {
    ctx.beginPath();
    ctx.rect(0, 0, SIDE_PX, SIDE_PX);
    ctx.clip();
  }
}
