// How much is not sent yet, why, and what to do.
import { show, write } from "./wire.js";

/** Draw the box of the state: `counts` from the queue, `hasil` of the last try, `sending` now. */
export function drawStatus(page, counts, { hasil, status, sending }) {
  const { root, say } = page;
  const waiting = counts.laporan + counts.foto;
  const box = root.querySelector(".lapangan-keadaan");
  write(box, {
    jumlah: say("jumlah", { jumlah: waiting }),
    keadaan: sentence(say, counts, waiting, { hasil, status, sending }),
    lain: counts.lain ? say("lain", { jumlah: counts.lain }) : "",
  });
  show(box, "kirim", waiting > counts.ditolak && hasil !== "masuk" && !sending);
  show(box, "masuk", hasil === "masuk");
  box.dataset.keadaan = hasil === "masuk" ? "masuk" : waiting ? "menunggu" : "kosong";
}

function sentence(say, counts, waiting, { hasil, status, sending }) {
  if (sending && waiting) return say("mengirim");
  if (hasil === "masuk") return say("masuk");
  if (!waiting) return hasil === "ok" ? say("kosong") : "";
  const what = say("rincian", counts);
  if (hasil === "putus") return `${what}. ${say("luring")}`;
  if (hasil === "gagal") return `${what}. ${say("gagal", { status })}`;
  return `${what}. ${say(counts.ditolak ? "ada_ditolak" : "menunggu")}`;
}
