// Asks what the figure in a form would mean (deviation, status), a moment after it was typed.
const PAUSE_MS = 250;

/** Keep the text within `root`, which holds the fields of `form`, in step with its figures. */
export function showNilai(form, root = form) {
  const target = root.querySelector("[data-nilai-teks]");
  let timer = 0;
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    const found = await fetchNilai(form);
    if (found && turn === asked) writeNilai(target, found);
  };
  root.addEventListener("input", (event) => {
    if (!["minggu", "realisasi", "rencana"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
}

async function fetchNilai(form) {
  const query = new URLSearchParams();
  for (const name of ["minggu", "realisasi", "rencana"]) {
    if (form.elements[name]) query.set(name, form.elements[name].value);
  }
  try {
    const answer = await fetch(`${form.dataset.nilai}?${query}`, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // offline: the server says it when the report is sent
  }
}

/** Write what two figures mean into `target`: deviation, status and, if any, the warning. */
export function writeNilai(target, nilai) {
  const status = document.createElement("span");
  status.className = `status status-${nilai.status}`;
  status.textContent = nilai.status_teks;
  target.replaceChildren(`${nilai.rencana} → ${nilai.deviasi} `, status);
  if (nilai.janggal) target.append(` ${nilai.janggal}`);
}
