// The list beside the map: what the window shows, in step with what is pointed at.
import { fill, formatCount } from "./format.js";
import { fillTemplate } from "./item.js";

const MOST = matchMedia("(min-width: 56.25rem)").matches ? 60 : 20;

export class List {
  constructor(config, works, { pick, hover }) {
    this.config = config;
    this.works = works;
    this.element = document.getElementById("daftar");
    this.note = document.getElementById("daftar-catatan");
    this.template = document.getElementById("butir");
    this.listen(pick, hover);
  }

  listen(pick, hover) {
    const kodeOf = (event) => event.target.closest("[data-kode]")?.dataset.kode ?? null;
    this.element.addEventListener("click", (event) => {
      // the name stays an ordinary link to the page of the kegiatan
      if (!event.target.closest("a") && kodeOf(event)) pick(kodeOf(event));
    });
    this.element.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse") hover(kodeOf(event));
    });
    this.element.addEventListener("pointerleave", () => hover(null));
    this.element.addEventListener("focusin", (event) => hover(kodeOf(event)));
    this.element.addEventListener("focusout", () => hover(null));
  }

  /** Shows the kegiatan that lie in the window, by name. */
  refresh() {
    const seen = this.works.inView();
    const { bahasa, teks } = this.config;
    seen.sort((a, b) => a.properties.nama.localeCompare(b.properties.nama, bahasa));
    this.element.replaceChildren(
      ...seen.slice(0, MOST).map((feature) => fillTemplate(this.template, feature, this.config)),
    );
    if (!this.config.jumlah) return;
    const text = seen.length > MOST ? teks.terlihat_sebagian : seen.length ? teks.terlihat : teks.tak_terlihat;
    this.note.textContent = fill(text, { jumlah: formatCount(seen.length, bahasa), tampil: MOST });
    this.mark(this.marked ?? null);
  }

  /** Marks the chosen one. */
  mark(kode) {
    this.marked = kode;
    for (const item of this.element.children) {
      const chosen = kode !== null && item.dataset.kode === kode;
      item.classList.toggle("terpilih", chosen);
      if (chosen) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  /** Brings the chosen one into the panel's window. */
  reveal(kode) {
    const item = [...this.element.children].find((one) => one.dataset.kode === kode);
    item?.scrollIntoView({ block: "nearest" });
  }
}
