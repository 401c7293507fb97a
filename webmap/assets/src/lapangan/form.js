// The weekly report: written on the phone, kept with every letter, handed to the queue when whole.
import { onSecondPress } from "./confirm.js";
import { FIELDS, check, complain } from "./form-check.js";
import { lastText } from "./list-view.js";
import { PhotoList } from "./photo-list.js";
import { DITOLAK, DRAF, MENUNGGU, enqueue, isOpen, newLaporan, removeLaporan, saveLaporan } from "./queue.js";
import { dayOf, deviation, lastFigure, planAt, readPercent, weekAt } from "./week.js";
import { show, write } from "./wire.js";

export class Form {
  /** `onDone` is called when the report was handed to the queue, or thrown away. */
  constructor(desk, onDone) {
    this.desk = desk;
    this.onDone = onDone;
    this.part = desk.page.root.querySelector('[data-bagian="laporan"]');
    this.form = this.part.querySelector("form");
    this.photos = new PhotoList(desk.page, this.part, () => this.#keep());
    this.#listen();
  }

  /** Show `laporan` of the kegiatan `item`, or a new one of this week. */
  async open(item, laporan) {
    const today = dayOf(this.desk.now());
    this.item = item;
    this.laporan = laporan ?? newLaporan(this.desk.pengguna, item, { tanggal: today, minggu: weekOf(today, item) });
    this.isOwnWeek = Boolean(laporan);
    for (const name of FIELDS) this.#field(name).value = this.laporan[name];
    write(this.part, { nama: item.nama, tentang: item.kode });
    const { keadaan, bidang, pesan } = this.laporan;
    complain(this.part, keadaan === DITOLAK ? { [bidang]: pesan } : {});
    show(this.form, "buang", Boolean(laporan));
    await this.photos.open(this.laporan);
    this.#hint();
  }

  /** Where the reader of the page begins. */
  focus() {
    this.part.querySelector("h2").focus();
  }

  #field(name) {
    return this.form.elements.namedItem(name);
  }

  #listen() {
    const { say } = this.desk.page;
    this.form.addEventListener("input", ({ target }) => this.#onInput(target));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    onSecondPress(this.form.querySelector('[data-aksi="buang"]'), () => say("yakin"), () => this.#throwAway());
  }

  async #onInput({ name }) {
    if (!FIELDS.includes(name)) return;
    if (name === "minggu") this.isOwnWeek = true;
    if (name === "tanggal" && !this.isOwnWeek) this.#field("minggu").value = weekOf(this.#field("tanggal").value, this.item);
    this.#hint();
    await this.#keep();
  }

  /** Keep what is written; gives whether it is kept. */
  async #keep() {
    const { store, say } = this.desk.page;
    const standing = await store.get("laporan", this.laporan.uid);
    if (standing && !isOpen(standing)) return this.#refuse(say("sudah_dikirim"));
    for (const name of FIELDS) this.laporan[name] = this.#field(name).value;
    // what is being mended is not sent meanwhile
    if (this.laporan.keadaan === MENUNGGU) this.laporan.keadaan = DRAF;
    return this.#put(() => saveLaporan(store, this.laporan));
  }

  async #put(writing) {
    try {
      await writing();
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      return this.#refuse(this.desk.page.say("penuh"));
    }
    show(this.form, "buang", true);
    return true;
  }

  #refuse(text) {
    complain(this.part, { "": text });
    return false;
  }

  async #submit() {
    const { store, say } = this.desk.page;
    const values = Object.fromEntries(FIELDS.map((name) => [name, this.#field(name).value]));
    const faults = check(say, values, this.photos.count);
    if (complain(this.part, faults)) return;
    // asked of the browser once there is something to lose: not to throw it away when room gets short
    navigator.storage?.persist?.();
    if ((await this.#keep()) && (await this.#put(() => enqueue(store, this.laporan)))) this.onDone();
  }

  async #throwAway() {
    await removeLaporan(this.desk.page.store, this.laporan);
    this.onDone();
  }

  /** What was planned and reported, and how far this figure is from it. */
  #hint() {
    const { page } = this.desk;
    const week = Number(this.#field("minggu").value);
    const plan = planAt(week, this.item);
    const figure = readPercent(this.#field("realisasi").value);
    const off = deviation(figure, plan === null ? null : Number(plan));
    const rencana = plan === null ? "" : page.number(plan);
    const planned = rencana ? page.say("rencana", { minggu: week, rencana }) : "";
    const unplanned = this.item.jadwal.length ? "" : page.say("rencana_tiada");
    write(this.part, {
      petunjuk: [lastText(page, this.item), planned || unplanned, page.say("boleh_kosong")].filter(Boolean).join(" "),
      deviasi: off === null ? "" : page.say("deviasi", { deviasi: page.signed(off), rencana }),
    });
    show(this.form, "alasan", this.#needsReason(week, figure));
  }

  #needsReason(week, figure) {
    const before = lastFigure(this.item, week);
    const falls = figure !== null && before !== null && figure < Number(before[1]);
    const replaces = this.item.realisasi.some(([at]) => at === week);
    return falls || replaces || this.laporan.keadaan === DITOLAK || this.#field("alasan").value !== "";
  }
}

const weekOf = (day, item) => String(weekAt(day, item) ?? "");
