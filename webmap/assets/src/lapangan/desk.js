// The state of the page and what can be done with it: who works here, the queue, the last try.
import { forgetPerson, keepKegiatan, keepPerson, readAccount } from "./account.js";
import { drawList } from "./list-view.js";
import { isFast } from "./network.js";
import { DITOLAK, MENUNGGU, TERKIRIM, countQueue, listQueue, removeFoto, removeLaporan, update } from "./queue.js";
import { drawQueue } from "./queue-view.js";
import { sendQueue } from "./send.js";
import { drawStatus } from "./status-view.js";
import { dayOf } from "./week.js";
import { clockFault } from "./words.js";
import { write } from "./wire.js";

export class Desk {
  /** `page`: root, store, office and words. */
  constructor(page) {
    this.page = page;
    this.account = { saya: null, kegiatan: null, diambil: null };
    this.counts = { laporan: 0, foto: 0, lain: 0 };
    this.last = {};
    this.notice = "";
  }

  async read() {
    this.account = await readAccount(this.page.store);
  }

  get pengguna() {
    return this.account.saya?.pengguna ?? null;
  }

  /** The office's time, as far as the phone knows it. */
  now() {
    return new Date(Date.now() - (this.account.saya?.selisih ?? 0));
  }

  async draw() {
    const { page, account } = this;
    const items = await listQueue(page.store, this.pengguna);
    this.counts = await countQueue(page.store, this.pengguna);
    drawStatus(page, this.counts, this.last);
    drawQueue(page, items, this);
    drawList(page, account, items, dayOf(this.now()));
    this.#drawPerson();
  }

  #drawPerson() {
    const { root, store, say } = this.page;
    const { saya } = this.account;
    const warnings = [store.permanent ? "" : say("tak_menyimpan"), clockFault(say, saya), this.notice];
    write(root, {
      saya: saya ? say("saya", saya) : "",
      peringatan: warnings.filter(Boolean).join(" "),
    });
    root.querySelector('[data-aksi="keluar"]').hidden = !saya;
  }

  /** One round through the queue; gives what came of it. */
  async send() {
    const { store, office } = this.page;
    this.last = { ...this.last, sending: true };
    await this.draw();
    this.last = await sendQueue({
      store,
      office,
      isFast,
      onPerson: (who) => keepPerson(store, who),
      onChange: () => this.draw(),
    });
    if (this.last.hasil === "ok" || this.last.hasil === "gagal") await this.#fetchKegiatan();
    await this.read();
    await this.draw();
    return this.last;
  }

  async #fetchKegiatan() {
    const { store, office } = this.page;
    const { hasil, isi } = await office.listKegiatan();
    if (hasil === "ok") await keepKegiatan(store, isi);
  }

  /** Put what was refused back into the queue as it is. */
  async again({ laporan, foto }) {
    const { store } = this.page;
    const waiting = { keadaan: MENUNGGU, pesan: "", bidang: "" };
    if (laporan.keadaan === DITOLAK) await update(store, "laporan", laporan.uid, waiting);
    for (const { uid } of foto) await update(store, "foto", uid, waiting);
    await this.send();
  }

  /** Throw a report away; of one that the office has, only the photos it refused. */
  async remove({ laporan, foto }) {
    const { store } = this.page;
    if (laporan.keadaan !== TERKIRIM) await removeLaporan(store, laporan);
    else for (const one of foto.filter(({ keadaan }) => keadaan === DITOLAK)) await removeFoto(store, one);
    await this.draw();
  }

  /** Forget who works here, and end the session; gives whether the office heard of it. */
  async leave() {
    const { store, office, say } = this.page;
    await forgetPerson(store);
    const heard = (await office.whoAmI()).hasil !== "putus" && (await office.leave()).hasil !== "putus";
    if (!heard) this.notice = say("keluar_luring");
    this.last = {};
    await this.read();
    await this.draw();
    return heard;
  }
}
