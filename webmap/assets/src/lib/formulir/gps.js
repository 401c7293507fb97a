// Records where the phone goes, and puts the track on the map.
import { fillText } from "./teks.js";

const COARSE_M = 30; // a position worse than this says nothing about a road
const STEP_M = 4; // standing still must not add points
const EARTH_M = 6371008.8;

/** Lets the button record into `editor`; `origin` is told that it was surveyed. */
export function listenToGps(editor, config, origin) {
  if (!navigator.geolocation) return;
  const recorder = new Recorder(editor, config, origin);
  recorder.button.hidden = false;
  recorder.button.addEventListener("click", () => recorder.toggle());
}

class Recorder {
  #watch = null;
  #track = [];
  #awake = null;

  constructor(editor, config, origin) {
    Object.assign(this, { editor, config, origin });
    this.button = document.getElementById("rekam-gps");
    this.told = document.getElementById("keadaan-gps");
  }

  toggle() {
    if (this.#watch === null) this.#start();
    else this.#finish();
  }

  async #start() {
    this.#track = [];
    this.told.textContent = this.config.teks.gps_menunggu;
    this.button.textContent = this.config.teks.gps_selesai;
    const wanted = { enableHighAccuracy: true, maximumAge: 2000 };
    this.#watch = navigator.geolocation.watchPosition((at) => this.#take(at.coords), (error) => this.#fail(error), wanted);
    // a screen that goes dark stops the recording; not every browser can keep it lit
    this.#awake = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  #stop() {
    navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    this.#awake?.release();
    this.button.textContent = this.config.teks.gps_mulai;
  }

  #finish() {
    this.#stop();
    const track = this.#track;
    this.told.textContent = track.length ? "" : this.config.teks.gps_kosong;
    if (!track.length) return;
    const isLine = track.length > 1 && this.config.gambar.includes("Line");
    this.editor.add([isLine ? { type: "LineString", coordinates: track } : { type: "Point", coordinates: track.at(-1) }]);
    this.origin("survei_gnss");
  }

  #take({ accuracy, longitude, latitude }) {
    const meter = Math.round(accuracy);
    if (meter > COARSE_M) {
      this.told.textContent = fillText(this.config.teks.gps_kasar, { meter });
      return;
    }
    const at = [longitude, latitude];
    if (!this.#track.length || distance(this.#track.at(-1), at) >= STEP_M) this.#track.push(at);
    this.told.textContent = fillText(this.config.teks.gps_merekam, { jumlah: this.#track.length, meter });
  }

  #fail(error) {
    const refused = error.code === error.PERMISSION_DENIED;
    if (!refused && this.#track.length) return; // it comes back when the sky does
    this.#stop();
    this.told.textContent = refused ? this.config.teks.gps_ditolak : this.config.teks.gps_gagal;
  }
}

/** Metres between two positions on a sphere; good enough to tell standing from walking. */
export function distance([lon1, lat1], [lon2, lat2]) {
  const [a, b, d] = [lat1, lat2, lon2 - lon1].map((degrees) => (degrees * Math.PI) / 180);
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(d / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(h));
}
