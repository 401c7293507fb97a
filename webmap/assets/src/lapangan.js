// Working at the site: what is entered here is kept on the phone first, and sent when that is possible.
import { fill } from "./lib/format.js";
import { onSecondPress } from "./lapangan/confirm.js";
import { Desk } from "./lapangan/desk.js";
import { listenToSearch } from "./lapangan/list-view.js";
import { openStore } from "./lapangan/local-store.js";
import { openOffice } from "./lapangan/office.js";
import { openParts } from "./lapangan/parts.js";
import { startRounds } from "./lapangan/rounds.js";
import { registerWorker } from "./lapangan/worker.js";
import { on, write } from "./lapangan/wire.js";
import { formats } from "./lapangan/words.js";

async function start(root) {
  const config = JSON.parse(root.dataset.konfigurasi);
  const say = (name, values = {}) => fill(config.teks[name], values);
  const store = await openStore();
  const desk = new Desk({ root, store, say, office: openOffice(config.alamat), ...formats(config.bahasa) });
  await desk.read();
  // the sign-in led here; without the query the worker opens the page at once
  if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  let run = () => {};
  await openParts(desk, () => run());
  listenToSearch(root);
  listenToLeaving(desk, config.alamat.pintu);
  run = startRounds(() => desk.send());
  on(root, "kirim", run);
  const isReady = await registerWorker(config, () => renew(desk));
  write(root, { siap: say(isReady ? "siap_luring" : "tak_luring") });
}

function listenToLeaving(desk, door) {
  const { root, say } = desk.page;
  const question = () => {
    const jumlah = desk.counts.laporan + desk.counts.foto;
    return jumlah ? say("keluar_yakin", { jumlah }) : "";
  };
  onSecondPress(root.querySelector('[data-aksi="keluar"]'), question, async () => {
    if (await desk.leave()) location.assign(door);
  });
}

/** A newer page is ready: take it at once, unless something is being written or sent. */
function renew(desk) {
  if (!location.hash && !desk.last.sending) {
    location.reload();
    return;
  }
  desk.notice = desk.page.say("versi");
  desk.draw();
}

start(document.getElementById("lapangan"));
