// The field page without a network. This worker answers for that page and for what it is built
// from, and for nothing else: every other page and every feed goes past it.
//
// The office writes `self.BEKAL` before this text: the addresses, and a version that changes with
// the page, its scripts or its styles. A new version is a new cache, and the old one is deleted.
import { openStore } from "./lapangan/local-store.js";
import { isFast } from "./lapangan/network.js";
import { openOffice } from "./lapangan/office.js";
import { sendQueue, TAG } from "./lapangan/send.js";

const { versi, halaman, aset, alamat } = self.BEKAL;
const PREFIX = "lapangan-";
const CACHE = PREFIX + versi;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === halaman) {
    event.respondWith(page(event.request, url));
  } else if (aset.includes(url.pathname)) {
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(event.request)));
  }
});
// where the browser has it, the network's return is enough; the page need not be open
self.addEventListener("sync", (event) => {
  if (event.tag === TAG) event.waitUntil(sendAlone());
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(aset);
  // nobody signed in: no page, and so no new version until somebody is
  const answer = await fetch(halaman, { credentials: "same-origin", redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(`${halaman}: ${answer.status}`);
  await cache.put(halaman, answer);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

/** At once from the cache; with a query (coming from the sign-in, another language) from the office. */
async function page(request, url) {
  if (url.search) return fetch(request).catch(() => kept(halaman));
  return (await kept(halaman)) ?? fetch(request);
}

async function kept(path) {
  const cache = await caches.open(CACHE);
  // nothing in these answers belongs to a session
  return cache.match(path, { ignoreVary: true });
}

async function sendAlone() {
  const store = await openStore();
  const { hasil } = await sendQueue({ store, office: openOffice(alamat), isFast });
  // the browser asks again later
  if (hasil === "putus" || hasil === "gagal") throw new Error(hasil);
}
