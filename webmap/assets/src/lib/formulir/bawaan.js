// Geometries from a file or from pasted coordinates: the server reads them, the map shows them.
import { partsOf } from "./geometri.js";
import { fillText } from "./teks.js";

const PASTED = ["csrf_token", "tempelan", "tempelan_sistem", "tempelan_jenis"];

/** Lets the upload and the box of coordinates put their parts on the map of `editor`. */
export function listenToBrought(form, editor, config) {
  const { berkas, csrf_token: token } = form.elements;
  const told = document.getElementById("keadaan-berkas");
  berkas.addEventListener("change", async () => {
    if (!berkas.files.length) return;
    const found = await ask(config, told, { csrf_token: token.value, berkas: berkas.files[0] });
    if (!found) return;
    berkas.value = ""; // it is on the map now and need not be sent again
    if (found.length > 1) offer(found, editor, config, told);
    else put(found, editor, config, told);
  });

  const paste = document.getElementById("taruh-tempelan");
  const pasteTold = document.getElementById("keadaan-tempelan");
  paste.hidden = false;
  paste.addEventListener("click", async () => {
    const values = Object.fromEntries(PASTED.map((name) => [name, form.elements[name].value]));
    const found = await ask(config, pasteTold, values);
    if (!found) return;
    form.elements.tempelan.value = "";
    put(found, editor, config, pasteTold);
  });
}

async function ask(config, told, values) {
  told.className = "";
  told.textContent = config.teks.membaca;
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  const { text, bagian } = await fetchParts(config, body);
  told.className = text ? "salah" : "";
  told.textContent = text;
  return bagian?.length ? bagian : null;
}

async function fetchParts(config, body) {
  try {
    const answer = await fetch(config.geometri, { method: "POST", body });
    const found = await answer.json();
    return answer.ok ? { text: "", bagian: found.bagian } : { text: found.detail };
  } catch {
    return { text: config.teks.gagal_periksa };
  }
}

function put(found, editor, config, told) {
  const parts = found.flatMap((one) => partsOf(one.geometri));
  editor.add(parts);
  told.textContent = fillText(config.teks.terbaca, { jumlah: parts.length });
}

/** A file with several things: which of them is this kegiatan? */
function offer(found, editor, config, told) {
  const box = document.getElementById("pilih-bagian");
  const choice = document.getElementById("bagian-berkas");
  const all = new Option(fillText(config.teks.semua, { jumlah: found.length }), "");
  choice.replaceChildren(all, ...found.map((one, n) => new Option(one.nama || String(n + 1), n)));
  box.hidden = false;
  choice.focus();
  document.getElementById("pakai-bagian").onclick = () => {
    box.hidden = true;
    put(choice.value === "" ? found : [found[choice.value]], editor, config, told);
  };
}
