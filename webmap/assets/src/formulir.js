// The form of a kegiatan: its map, its checks, its draft. Without all this the form works as text.
import { listenToBrought } from "./lib/formulir/bawaan.js";
import { listenToRows } from "./lib/formulir/baris.js";
import { keepDraft } from "./lib/formulir/draf.js";
import { swapped } from "./lib/formulir/geometri.js";
import { listenToGps } from "./lib/formulir/gps.js";
import { watchChecks } from "./lib/formulir/periksa.js";
import { openEditor } from "./lib/formulir/peta.js";

const form = document.getElementById("formulir-kegiatan");
const element = document.getElementById("peta-ubah");
const config = JSON.parse(element.dataset.konfigurasi);
const field = form.elements.geometri;

listenToRows(form);
keepDraft(form, config);
const check = watchChecks(form, config);
document.getElementById("ringkasan")?.focus();

/** Says where the drawing comes from, unless somebody has said so already. */
function setOrigin(value) {
  const origin = form.elements.asal_koordinat;
  if (value && !origin.value) origin.value = value;
  const day = form.elements.tanggal_koordinat;
  if (value === "survei_gnss" && !day.value) day.value = new Date().toLocaleDateString("id-ID", { day: "2-digit", month: "2-digit", year: "numeric" });
}

function changed() {
  form.dispatchEvent(new Event("input"));
  check();
}

openEditor(element, field, config, changed).then((editor) => {
  editor.map.on("pm:create", () => setOrigin("digitasi"));
  listenToBrought(form, editor, config);
  listenToGps(editor, config, setOrigin);
  field.addEventListener("change", () => {
    try {
      editor.load();
    } catch {
      document.getElementById("hasil-letak").textContent = config.teks.bukan_geojson;
    }
  });
  const clear = document.getElementById("hapus-gambar");
  clear.hidden = false;
  clear.addEventListener("click", () => editor.replace([]));
  document.getElementById("tukar-koordinat").addEventListener("click", () => editor.replace(swapped(editor.parts)));
  if (field.value) check();
});
