// The summary of the chosen kegiatan, over the map.
import { fillTemplate } from "./item.js";

export class Card {
  constructor(config, onClose) {
    this.config = config;
    this.element = document.getElementById("kartu");
    this.template = document.getElementById("kartu-isi");
    this.onClose = onClose;
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden) onClose();
    });
  }

  show(feature) {
    const content = fillTemplate(this.template, feature, this.config);
    content.querySelector("[data-tutup]").addEventListener("click", this.onClose);
    this.element.replaceChildren(content);
    this.element.hidden = false;
  }

  hide() {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
