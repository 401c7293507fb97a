// More kegiatan than a phone draws at once: the same map made of tiles, the list asked page by page.
import { geoJSON } from "leaflet/dist/leaflet-src.esm.js";
import { fetchJson, withQuery } from "../net.js";
import { UbinGrid } from "./grid.js";

const CLOSER = 2;

export class TileWorks {
  constructor(map, config, colours) {
    this.map = map;
    this.config = config;
    this.grid = new UbinGrid(config, colours);
    this.listed = new Map(); // kode → feature, as the list has them
    this.onPick = () => {};
    map.on("click", (event) => this.open(this.grid.at(event.latlng), event.latlng));
    map.on("mousemove", (event) => this.point(event.latlng));
  }

  /** Nothing is fetched ahead: the window asks for what it shows. */
  async load() {}

  setVisible(visible) {
    if (visible) this.grid.addTo(this.map);
    else this.grid.remove();
  }

  /** Waits until the window is drawn; throws what went wrong. */
  ready() {
    return this.grid.ready();
  }

  /** Goes closer to what counts many, picks what is one. */
  open(found, latlng) {
    const shape = found?.mark ? found.mark.shape : found?.shape;
    if (found && (!shape || shape.group)) this.map.setView(latlng, this.map.getZoom() + CLOSER);
    else this.onPick(shape?.properties.kode ?? null);
  }

  /** A pointer says beforehand what a click would open; several moves a frame are one. */
  point(latlng) {
    this.pointer = latlng;
    this.asked ??= requestAnimationFrame(() => {
      this.asked = undefined;
      this.map.getContainer().classList.toggle("menunjuk", this.grid.at(this.pointer) !== null);
    });
  }

  /** The kegiatan `kode` and where it lies, from the list or from the server; null for none. */
  async find(kode) {
    if (kode === null) return null;
    const feature = this.listed.get(kode) ?? (await this.fetchOne(kode));
    this.listed.set(kode, feature);
    return { feature, bounds: geoJSON(feature).getBounds() };
  }

  fetchOne(kode) {
    return fetchJson(this.config.satu.replace("__KODE__", encodeURIComponent(kode)));
  }

  /** Of the kegiatan that touch what the window shows: `limit` from `offset`, and how many. */
  async inView(offset, limit) {
    this.question?.abort();
    this.question = new AbortController();
    const bbox = this.window();
    if (!bbox) return { features: [], jumlah: 0 };
    try {
      const url = withQuery(this.config.feed, { bbox, limit, offset });
      const { features, numberMatched } = await fetchJson(url, this.question.signal);
      this.listed = new Map(features.map((feature) => [feature.properties.kode, feature]));
      return { features, jumlah: numberMatched };
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw error;
    }
  }

  /** What the window shows of the box that the filter may have; null when nothing. */
  window() {
    const view = this.map.getBounds();
    const wanted = new URL(this.config.feed, location.href).searchParams.get("bbox");
    const [west, south, east, north] = wanted ? wanted.split(",").map(Number) : [-180, -90, 180, 90];
    const box = [
      Math.max(view.getWest(), west), Math.max(view.getSouth(), south),
      Math.min(view.getEast(), east), Math.min(view.getNorth(), north),
    ];
    return box[0] < box[2] && box[1] < box[3] ? box.map((n) => n.toFixed(5)).join(",") : null;
  }

  recolour(colours) {
    this.grid.recolour(colours);
  }
}
