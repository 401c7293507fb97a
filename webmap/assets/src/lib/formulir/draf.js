// The form saves itself every few seconds while somebody types, and once more when they leave.
import { withoutFiles } from "./periksa.js";
import { fillText } from "./teks.js";

const EVERY_MS = 4000;

/** Keeps `form` as a draft whenever it has changed. */
export function keepDraft(form, config) {
  const told = document.getElementById("keadaan-draf");
  let dirty = Boolean(document.getElementById("ringkasan"));
  let running = null;

  async function send() {
    dirty = false;
    try {
      const answer = await fetch(config.draf, { method: "POST", body: withoutFiles(form) });
      if (!answer.ok) throw new Error(answer.statusText);
      told.textContent = fillText(config.teks.draf_tersimpan, await answer.json());
    } catch {
      dirty = true;
      told.textContent = config.teks.draf_gagal;
    }
    running = null;
  }

  const timer = setInterval(() => {
    if (dirty && !running) running = send();
  }, EVERY_MS);
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      dirty = true;
    });
  }
  form.addEventListener("submit", async (event) => {
    clearInterval(timer);
    dirty = false;
    if (!running) return;
    // a draft that arrives after the save would come back as if it were still to be saved
    event.preventDefault();
    await running;
    dirty = false;
    form.requestSubmit(event.submitter);
  });
  // a page that is put away may never come back; what is sent here outlives it
  addEventListener("visibilitychange", () => {
    if (dirty && document.visibilityState === "hidden") dirty = !navigator.sendBeacon(config.draf, withoutFiles(form));
  });
}
