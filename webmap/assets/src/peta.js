// The map page: map, list, card and address in step.
import { latLngBounds } from "leaflet/dist/leaflet-src.esm.js";
import { drawPlaces, followPrint, followScheme, makeMap } from "./lib/base-map.js";
import { Card } from "./lib/card.js";
import { Choice } from "./lib/choice.js";
import { readColours } from "./lib/colours.js";
import { makeCounts } from "./lib/counts.js";
import { followView, readView } from "./lib/hash.js";
import { List } from "./lib/list.js";
import { fetchJson, UNREACHED } from "./lib/net.js";
import { showState } from "./lib/notice.js";
import { Works } from "./lib/works.js";

const PADDING = { padding: [24, 24] };
const SETTLE_MS = 250;

class MapPage {
  constructor(element) {
    this.config = JSON.parse(element.dataset.konfigurasi);
    this.colours = readColours();
    this.map = makeMap(element, this.config);
    this.choice = new Choice(this.map, this.config, this.colours);
    this.card = new Card(this.config, () => this.pick(null));
    this.turn = 0;
  }

  async start() {
    const { map, config } = this;
    map.setView([-1.45, 102.35], 9); // Leaflet needs a view before anything else can be asked
    [this.places, this.works] = await Promise.all([
      drawPlaces(map, config, this.colours),
      makeWorks(map, config, this.colours),
    ]);
    this.works.onPick = (kode) => this.pick(kode);
    this.list = new List(config, this.works, {
      pick: (kode) => this.pick(kode, { move: true }),
      hover: (kode) => this.hover(kode),
      fail: (error) => this.fail(error),
    });
    this.home = boundsOf(config.bbox) ?? this.places.bounds ?? map.getBounds();
    const view = readView();
    if (view) map.setView(view.centre, view.zoom, { animate: false });
    else map.fitBounds(this.home, { ...PADDING, animate: false });
    this.farZoom = map.getBoundsZoom(this.places.bounds ?? this.home) - 1.25;
    await this.addCounts();
    await this.works.load();
    followView(map);
    followPrint(map, {
      // tiles take their time to be drawn anew: paper does not wait
      recolour: () => (config.ubin ? this.places.recolour(readColours()) : this.recolour()),
      keepZoom: Boolean(config.ubin),
    });
    map.on("moveend", () => this.settleSoon());
    followScheme(() => this.recolour());
    await this.settle();
  }

  async addCounts() {
    const { map } = this;
    const counts = (await fetchJson(this.config.hitungan)).kecamatan;
    this.counts = makeCounts(this.places.kecamatan, counts, this.config, (bounds) => {
      map.fitBounds(bounds, { animate: false });
      if (this.isFar()) map.setZoom(this.farZoom + 0.5, { animate: false });
    });
    this.anyBubble = this.counts.getLayers().length > 0;
  }

  isFar() {
    return this.anyBubble && this.map.getZoom() < this.farZoom;
  }

  settleSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle().catch((error) => this.fail(error)), SETTLE_MS);
  }

  /** Draws what suits the zoom and brings the list in step; a later turn overtakes an earlier. */
  async settle() {
    this.turn += 1;
    const { turn } = this;
    const far = this.isFar();
    if (far) this.counts.addTo(this.map);
    else this.counts.remove();
    this.works.setVisible(!far);
    this.map.getContainer().classList.toggle("jauh", far);
    const listed = this.keepList ? null : this.list.refresh();
    this.keepList = false;
    await Promise.all([this.works.ready(), listed]);
    if (turn !== this.turn) return;
    showState(null);
    document.documentElement.dataset.peta = "siap";
  }

  /** Shows the card of the kegiatan `kode` and lights it up; null lets go. */
  async pick(kode, { move = false } = {}) {
    this.picked = kode;
    const entry = await this.find(kode);
    if (this.picked !== kode) return;
    this.choice.show(entry?.feature ?? null);
    this.list.mark(entry ? kode : null);
    if (!entry) {
      this.card.hide();
      return;
    }
    this.card.show(entry.feature);
    if (move) this.moveTo(entry.bounds);
    else this.list.reveal(kode);
  }

  /** Brings the map to what was chosen in the list, and lets the list stand meanwhile. */
  moveTo(bounds) {
    this.keepList = true;
    // on a phone the sheet may lie over the map
    scrollTo({ top: 0 });
    this.map.fitBounds(bounds, { ...besideCard(), maxZoom: 14 });
  }

  async hover(kode) {
    this.pointed = kode;
    const entry = await this.find(kode ?? this.picked ?? null);
    if (this.pointed === kode) this.choice.show(entry?.feature ?? null);
  }

  /** The kegiatan and where it lies; null when there is none, or when it cannot be had now. */
  async find(kode) {
    try {
      return kode === null ? null : await this.works.find(kode);
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  recolour() {
    this.colours = readColours();
    this.places.recolour(this.colours);
    this.works.recolour(this.colours);
    this.choice.recolour(this.colours);
  }

  fail(error) {
    const { teks } = this.config;
    showState("galat", teks, error.status === UNREACHED ? teks.putus : error.message);
    document.documentElement.dataset.peta = "galat";
  }
}

/** The kegiatan at once as far as a phone can take that; more as tiles, by a script of their own. */
async function makeWorks(map, config, colours) {
  if (!config.ubin) return new Works(map, config, colours);
  const { TileWorks } = await import("./lib/ubin/works.js");
  return new TileWorks(map, config, colours);
}

/** Room for what was chosen where its card does not lie: above it on a phone, else right of it. */
function besideCard() {
  const { offsetWidth, offsetHeight, parentElement } = document.getElementById("kartu");
  const wide = parentElement.offsetWidth > 2 * offsetWidth;
  return {
    paddingTopLeft: [wide ? offsetWidth + 40 : 24, 24],
    paddingBottomRight: [72, wide ? 24 : offsetHeight + 56],
  };
}

function boundsOf(bbox) {
  return bbox ? latLngBounds([bbox[1], bbox[0]], [bbox[3], bbox[2]]) : null;
}

const element = document.getElementById("peta");
const page = new MapPage(element);
showState("memuat");
page.start().catch((error) => page.fail(error));
