// Tiles by their number: each is fetched once, shared by whoever draws it, and given up when nobody does.
import { fetchBytes } from "../net.js";
import { readShapes } from "./shapes.js";

/** So many tiles that nobody draws at the moment are kept for the way back. */
const SPARE = 120;

export class TileStore {
  /** `template` is an address with {z}, {x} and {y}. */
  constructor(template) {
    this.template = template;
    this.tiles = new Map(); // the longest untouched first
    this.turns = Promise.resolve();
  }

  /** The shapes of a tile; whoever takes it releases it. */
  take(tile) {
    const key = keyOf(tile);
    const entry = this.tiles.get(key) ?? this.fetch(key, tile);
    entry.users += 1;
    this.tiles.delete(key);
    this.tiles.set(key, entry);
    return entry.promise;
  }

  release(tile) {
    const key = keyOf(tile);
    const entry = this.tiles.get(key);
    if (!entry) return;
    entry.users -= 1;
    if (!entry.users && !entry.done) {
      entry.controller.abort();
      this.tiles.delete(key);
    }
    this.prune();
  }

  fetch(key, { z, x, y }) {
    const entry = { users: 0, done: false, controller: new AbortController() };
    const url = this.template.replace("{z}", z).replace("{x}", x).replace("{y}", y);
    entry.promise = fetchBytes(url, entry.controller.signal).then(async (bytes) => {
      await this.nextTurn();
      return readShapes(bytes);
    });
    entry.promise.then(
      () => (entry.done = true),
      // what failed is asked for again
      () => this.tiles.get(key) === entry && this.tiles.delete(key),
    );
    return entry;
  }

  /** One tile a frame is read and drawn: the map goes on moving meanwhile. */
  nextTurn() {
    this.turns = this.turns.then(() => new Promise(requestAnimationFrame));
    return this.turns;
  }

  prune() {
    const spare = [...this.tiles].filter(([, entry]) => !entry.users);
    for (const [key] of spare.slice(0, -SPARE)) this.tiles.delete(key);
  }
}

function keyOf({ z, x, y }) {
  return `${z}/${x}/${y}`;
}
