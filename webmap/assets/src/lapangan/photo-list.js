// The photos of the report that is being written: taken or chosen, made ready, kept at once.
import { onSecondPress } from "./confirm.js";
import { preparePhoto, withPlace } from "./photo.js";
import { addFoto, removeFoto, saveFoto } from "./queue.js";
import { copyOf, write } from "./wire.js";

export class PhotoList {
  /** `keepReport` keeps the report itself, before its first photo; it gives whether it could. */
  constructor(page, part, keepReport) {
    this.page = page;
    this.part = part;
    this.keepReport = keepReport;
    this.count = 0;
    this.urls = [];
    for (const input of part.querySelectorAll("[data-foto]")) {
      input.addEventListener("change", () => this.#onFiles(input));
    }
  }

  /** Show the photos of `laporan`. */
  async open(laporan) {
    this.laporan = laporan;
    this.#tell("");
    await this.#draw();
  }

  #tell(text) {
    write(this.part, { foto_keadaan: text });
  }

  async #onFiles(input) {
    const { say } = this.page;
    this.#tell(say("foto_memuat"));
    const faults = [];
    // one after the other: a phone has little memory
    for (const file of input.files) faults.push(await this.#take(file, input.dataset.foto === "ambil"));
    // the same photo can be chosen again after it was thrown away
    input.value = "";
    this.#tell(faults.filter(Boolean).join(" "));
    await this.#draw();
  }

  /** Keep one file; gives what went wrong, "" for nothing. */
  async #take(file, isCamera) {
    const { say } = this.page;
    try {
      const photo = await preparePhoto(file);
      if (await this.keepReport()) await this.#keep(await withPlace(photo, file, isCamera));
      return "";
    } catch (error) {
      return error.name === "QuotaExceededError" ? say("penuh") : say("foto_gagal", { nama: file.name });
    }
  }

  async #keep(photo) {
    try {
      await addFoto(this.page.store, this.laporan, photo);
    } catch (error) {
      // without the original there may be room
      if (error.name !== "QuotaExceededError" || !photo.asli || !photo.kecil) throw error;
      await addFoto(this.page.store, this.laporan, { ...photo, asli: null });
    }
  }

  async #draw() {
    const { store } = this.page;
    const photos = (await store.all("foto")).filter((foto) => foto.laporan === this.laporan.uid);
    photos.sort((one, other) => one.diubah - other.diubah);
    const bytes = await Promise.all(photos.map((foto) => store.get("berkas", foto.uid)));
    this.urls.forEach((url) => URL.revokeObjectURL(url));
    this.urls = bytes.map(({ kecil, asli }) => URL.createObjectURL(new Blob([kecil ?? asli])));
    const list = this.part.querySelector('[data-daftar="foto"]');
    list.replaceChildren(...photos.map((foto, at) => this.#drawOne(foto, at)));
    this.count = photos.length;
  }

  #drawOne(foto, at) {
    const { store, say } = this.page;
    const element = write(copyOf("foto"), {
      nomor: say("foto_nomor", { nomor: at + 1 }),
      posisi: say(`foto_${foto.posisi || "tanpa"}`),
      pesan: foto.pesan ? say("foto_ditolak", foto) : "",
    });
    element.dataset.posisi = foto.posisi;
    element.querySelector("img").src = this.urls[at];
    const note = element.querySelector("input");
    note.value = foto.keterangan;
    note.addEventListener("input", () => saveFoto(store, Object.assign(foto, { keterangan: note.value })));
    const button = element.querySelector('[data-aksi="hapus"]');
    onSecondPress(button, () => say("yakin"), () => removeFoto(store, foto).then(() => this.#draw()));
    return element;
  }
}
