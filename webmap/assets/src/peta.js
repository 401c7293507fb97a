// The map page: map, list, card and address in step.
import { latLngBounds } from "leaflet/dist/leaflet-src.esm.js";
import { drawPlaces, makeMap, refitForPrint } from "./lib/base-map.js";
import { Card } from "./lib/card.js";
import { readColours } from "./lib/colours.js";
import { makeCounts } from "./lib/counts.js";
import { followView, readView } from "./lib/hash.js";
import { List } from "./lib/list.js";
import { fetchJson, withQuery } from "./lib/net.js";
import { showState } from "./lib/notice.js";
import { Works } from "./lib/works.js";

const PADDING = { padding: [24, 24] };
const SETTLE_MS = 250;

class MapPage {
  constructor(element) {
    this.config = JSON.parse(element.dataset.konfigurasi);
    this.colours = readColours();
    this.map = makeMap(element, this.config);
    this.works = new Works(this.map, this.config, this.colours);
    this.list = new List(this.config, this.works, {
      pick: (kode) => this.pick(kode, { move: true }),
      hover: (kode) => this.hover(kode),
    });
    this.card = new Card(this.config, () => this.pick(null));
    this.many = this.config.jumlah > this.config.batas;
    this.works.onPick = (kode) => this.pick(kode);
    this.map.on("click", () => this.pick(null));
  }

  async start() {
    const { map, config } = this;
    map.setView([-1.45, 102.35], 9); // Leaflet needs a view before anything else can be asked
    this.places = await drawPlaces(map, config, this.colours);
    this.home = boundsOf(config.bbox) ?? this.places.bounds ?? map.getBounds();
    const view = readView();
    if (view) map.setView(view.centre, view.zoom, { animate: false });
    else map.fitBounds(this.home, { ...PADDING, animate: false });
    this.farZoom = map.getBoundsZoom(this.places.bounds ?? this.home) + (this.many ? 1 : -1.25);
    await this.addCounts();
    if (!this.many) this.works.show((await fetchJson(config.feed)).features);
    await this.settle();
    followView(map);
    refitForPrint(map);
    printLegend();
    map.on("moveend", () => this.settleSoon());
    followScheme(() => this.recolour());
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

  /** Draws what suits the zoom, then brings the list in step. */
  async settle() {
    const far = this.isFar();
    if (far) this.counts.addTo(this.map);
    else this.counts.remove();
    this.works.setVisible(!far);
    if (this.many && !far) await this.loadWindow();
    this.map.getContainer().classList.toggle("jauh", far);
    if (this.keepList) this.keepList = false;
    else if (!this.many || !far) this.list.refresh();
    showState(null);
    document.documentElement.dataset.peta = "siap";
  }

  async loadWindow() {
    this.pending?.abort();
    this.pending = new AbortController();
    const b = this.map.getBounds();
    const bbox = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((n) => n.toFixed(5)).join(",");
    try {
      const url = withQuery(this.config.feed, { bbox });
      this.works.show((await fetchJson(url, this.pending.signal)).features);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  pick(kode, { move = false } = {}) {
    this.picked = kode;
    const entry = this.works.choose(kode);
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

  hover(kode) {
    this.works.choose(kode ?? this.picked ?? null);
  }

  recolour() {
    this.colours = readColours();
    this.places.recolour(this.colours);
    this.works.recolour(this.colours);
    this.works.choose(this.picked ?? null);
  }

  fail(error) {
    showState("galat", this.config.teks, error.message);
    document.documentElement.dataset.peta = "galat";
  }
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

/** On paper nothing can be unfolded. */
function printLegend() {
  const legend = document.getElementById("legenda");
  const { open } = legend;
  addEventListener("beforeprint", () => legend.setAttribute("open", ""));
  addEventListener("afterprint", () => legend.toggleAttribute("open", open));
}

function followScheme(react) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", react);
}

const element = document.getElementById("peta");
const page = new MapPage(element);
showState("memuat");
page.start().catch((error) => page.fail(error));
