// Asks the server about the form while it is filled in, and says what it answered.

const PATIENCE_MS = 700;

/** Watches `form`; returns what is to be called when the geometry changed. */
export function watchChecks(form, config) {
  const place = document.getElementById("hasil-letak");
  let timer, running;

  async function ask() {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(config.periksa, { method: "POST", body: withoutFiles(form), signal: running.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      show(form, place, await answer.json(), config);
    } catch (error) {
      if (error.name !== "AbortError") place.textContent = config.teks.gagal_periksa;
    }
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PATIENCE_MS);
  };
  form.addEventListener("change", soon);
  return soon;
}

/** The form's texts; a file is sent only when it is to be read. */
export function withoutFiles(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  return body;
}

function show(form, place, { letak, temuan }, config) {
  place.replaceChildren(...describe(letak, config.teks));
  for (const old of form.querySelectorAll("[data-langsung]")) old.remove();
  for (const field of form.querySelectorAll("[data-diperiksa]")) {
    delete field.dataset.diperiksa;
    field.removeAttribute("aria-invalid");
  }
  for (const one of temuan) tell(place, one);
  document.getElementById("tukar-koordinat").hidden = !temuan.some((one) => one.kode === "swapped");
}

function describe(letak, texts) {
  if (!letak) return [];
  return ["panjang", "luas", "kecamatan", "desa"].filter((key) => letak[key]).map((key) => {
    const line = document.createElement("span");
    const name = document.createElement("strong");
    name.textContent = `${texts[key]}: `;
    line.append(name, letak[key]);
    return line;
  });
}

/** Puts a finding beside its field, in place of one that stands there. */
function tell(place, { isian, tingkat, teks }) {
  const field = isian ? document.getElementById(isian) : null;
  if (!field) return;
  document.getElementById(`${isian}-temuan`)?.remove();
  const note = document.createElement("span");
  note.id = `${isian}-temuan`;
  note.className = tingkat === "galat" ? "salah" : "perhatian";
  note.dataset.langsung = "";
  note.textContent = teks;
  // the geometry's own field is folded away: what is wrong with it stands below the map
  if (isian === "isian-geometri") place.after(note);
  else field.closest(".ruas").append(note);
  const hint = document.getElementById(`${isian}-petunjuk`);
  field.setAttribute("aria-describedby", hint ? `${note.id} ${hint.id}` : note.id);
  if (tingkat === "galat") {
    field.setAttribute("aria-invalid", "true");
    field.dataset.diperiksa = "";
  }
}
