// The list beside the map: what the window shows, in step with what is pointed at, page by page.
import { fill, formatCount } from "./format.js";
import { fillTemplate } from "./item.js";

const PAGE = matchMedia("(min-width: 56.25rem)").matches ? 60 : 20;

export class List {
  constructor(config, works, { pick, hover, fail }) {
    this.config = config;
    this.works = works;
    this.element = document.getElementById("daftar");
    this.note = document.getElementById("daftar-catatan");
    this.pager = document.getElementById("daftar-halaman");
    this.template = document.getElementById("butir");
    this.listen(pick, hover);
    this.pager.addEventListener("click", (event) => {
      const step = Number(event.target.closest("[data-langkah]")?.dataset.langkah ?? 0);
      if (step) this.turn(step).catch(fail);
    });
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

  /** Shows the kegiatan that lie in the window, from the first or from `offset`. */
  async refresh(offset = 0) {
    const found = await this.works.inView(offset, PAGE);
    if (!found) return; // the window has moved on, and another question is under way
    this.offset = offset;
    this.element.replaceChildren(
      ...found.features.map((feature) => fillTemplate(this.template, feature, this.config)),
    );
    this.mark(this.marked ?? null);
    if (this.config.jumlah) this.tell(found);
  }

  /** Says how many there are, which of them stand here, and lets the pages be turned. */
  tell({ features, jumlah }) {
    const { bahasa, teks } = this.config;
    const [first, last] = [this.offset + 1, this.offset + features.length];
    const text = jumlah > PAGE ? teks.terlihat_sebagian : jumlah ? teks.terlihat : teks.tak_terlihat;
    const count = (number) => formatCount(number, bahasa);
    this.note.textContent = fill(text, { jumlah: count(jumlah), dari: count(first), sampai: count(last) });
    this.pager.hidden = jumlah <= PAGE;
    const [back, on] = this.pager.querySelectorAll("[data-langkah]");
    back.disabled = first === 1;
    on.disabled = last >= jumlah;
  }

  async turn(step) {
    await this.refresh(Math.max(0, this.offset + step * PAGE));
    this.note.scrollIntoView({ block: "nearest" });
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
