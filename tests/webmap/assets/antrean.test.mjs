// The queue and its sending, with a store in memory and an office that answers as it is told.
import assert from "node:assert/strict";
import { test } from "node:test";

const src = new URL("../../../webmap/assets/src/lapangan/", import.meta.url);
const load = (name) => import(new URL(name, src).href);
const { inMemory } = await load("local-store.js");
const queue = await load("queue.js");
const { sendQueue } = await load("send.js");
const { openOffice } = await load("office.js");
const { pause } = await load("rounds.js");

const OK = { hasil: "ok" };
const JALAN = { id: 7, nama: "Jalan" };

/** An office that records what it gets; `answers` are given in order, then everything is taken. */
function makeOffice({ pengguna = 1, laporan = [], foto = [] } = {}) {
  const got = { laporan: [], foto: [] };
  return {
    got,
    whoAmI: async () => ({ hasil: "ok", isi: { pengguna, token: "t" } }),
    sendLaporan: async (isi) => {
      got.laporan.push(isi);
      return laporan.shift() ?? OK;
    },
    sendFoto: async (form) => {
      got.foto.push(form);
      return foto.shift() ?? OK;
    },
  };
}

async function enqueue(store, values = {}, photos = [], pemilik = 1) {
  const laporan = queue.newLaporan(pemilik, JALAN, { minggu: "3", tanggal: "2026-11-24", realisasi: "40", ...values });
  for (const photo of photos) await queue.addFoto(store, laporan, { nama: "a.jpg", posisi: "", jepretan: {}, ...photo });
  await queue.enqueue(store, laporan);
  return laporan.uid;
}

const buffer = (text) => new TextEncoder().encode(text).buffer;
const send = (store, office, isFast = () => true) => sendQueue({ store, office, isFast });
const textOf = async (form) => form.get("berkas").text();

test("a report goes before its photos, and both leave the phone", async () => {
  const store = inMemory();
  const uid = await enqueue(store, {}, [{ kecil: buffer("kecil"), asli: null, sha256: "ab" }]);
  const office = makeOffice();
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 1, foto: 1, ditolak: 0, lain: 0 });
  assert.equal((await send(store, office)).hasil, "ok");
  assert.equal(office.got.laporan[0].uid, uid);
  assert.equal(office.got.foto[0].get("laporan"), uid);
  assert.equal(office.got.foto[0].get("sha256_asal"), "ab");
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 0, foto: 0, ditolak: 0, lain: 0 });
  assert.deepEqual(await store.all("berkas"), []);
});

test("an answer that is lost: the same again under the same uid, and it may not be changed meanwhile", async () => {
  const store = inMemory();
  const uid = await enqueue(store, {}, [{ kecil: buffer("k"), asli: null }]);
  const office = makeOffice({ laporan: [{ hasil: "putus" }] });
  assert.equal((await send(store, office)).hasil, "putus");
  assert.equal(office.got.foto.length, 0);
  assert.equal(queue.isOpen(await store.get("laporan", uid)), false);
  await send(store, office);
  assert.deepEqual(office.got.laporan.map((isi) => isi.uid), [uid, uid]);
  assert.equal(office.got.foto.length, 1);
});

test("what is refused stays with its reason, keeps its photos, and holds up nobody", async () => {
  const store = inMemory();
  const refused = { hasil: "ditolak", pesan: "Realisasi turun", bidang: "realisasi" };
  const first = await enqueue(store, {}, [{ kecil: buffer("k"), asli: null }]);
  const second = await enqueue(store);
  const office = makeOffice({ laporan: [refused] });
  await send(store, office);
  await send(store, office);
  assert.deepEqual(office.got.laporan.map((isi) => isi.uid), [first, second]);
  const kept = await store.get("laporan", first);
  assert.deepEqual([kept.keadaan, kept.pesan, kept.bidang], ["ditolak", "Realisasi turun", "realisasi"]);
  assert.equal(queue.isOpen(kept), true);
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 1, foto: 1, ditolak: 2, lain: 0 });
  await queue.enqueue(store, { ...kept, realisasi: "45" });
  await send(store, office);
  assert.equal(office.got.laporan.at(-1).realisasi, "45");
  assert.equal(office.got.foto.length, 1);
});

test("what one person entered is not sent under another's name", async () => {
  const store = inMemory();
  await enqueue(store, {}, [{ kecil: buffer("k"), asli: null }], 1);
  const office = makeOffice({ pengguna: 2 });
  assert.equal((await send(store, office)).hasil, "ok");
  assert.equal(office.got.laporan.length + office.got.foto.length, 0);
  assert.deepEqual(await queue.countQueue(store, 2), { laporan: 0, foto: 0, ditolak: 0, lain: 2 });
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 1, foto: 1, ditolak: 0, lain: 0 });
});

test("nobody signed in: nothing is sent and nothing changes", async () => {
  const store = inMemory();
  const uid = await enqueue(store);
  const before = await store.get("laporan", uid);
  const office = { whoAmI: async () => ({ hasil: "masuk" }) };
  assert.equal((await send(store, office)).hasil, "masuk");
  assert.deepEqual(await store.get("laporan", uid), before);
});

test("signed out in the middle: the rest waits", async () => {
  const store = inMemory();
  await enqueue(store);
  await enqueue(store);
  const office = makeOffice({ laporan: [OK, { hasil: "masuk" }] });
  assert.equal((await send(store, office)).hasil, "masuk");
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 1, foto: 0, ditolak: 0, lain: 0 });
});

test("an answer that is no answer of ours holds up its own report only", async () => {
  const store = inMemory();
  const first = await enqueue(store);
  await enqueue(store);
  const office = makeOffice({ laporan: [{ hasil: "gagal", status: 502 }] });
  assert.deepEqual(await send(store, office), { hasil: "gagal", status: 502 });
  assert.equal((await store.get("laporan", first)).keadaan, "menunggu");
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 1, foto: 0, ditolak: 0, lain: 0 });
});

test("a fast network carries the original, a slow one the smaller copy", async () => {
  const photo = { kecil: buffer("kecil"), asli: buffer("asli"), sha256: "ab", jepretan: { lon: 102.2, arah: null } };
  for (const [fast, text, asal] of [[true, "asli", ""], [false, "kecil", "ab"]]) {
    const store = inMemory();
    await enqueue(store, {}, [photo]);
    const office = makeOffice();
    await send(store, office, () => fast);
    const [form] = office.got.foto;
    assert.equal(await textOf(form), text);
    assert.deepEqual([form.get("sha256_asal"), form.get("lon"), form.get("arah")], [asal, "102.2", ""]);
  }
});

test("an original that is too much goes again as the smaller copy, at once", async () => {
  const store = inMemory();
  await enqueue(store, {}, [{ kecil: buffer("kecil"), asli: buffer("asli"), sha256: "ab" }]);
  const office = makeOffice({ foto: [{ hasil: "gagal", status: 413 }] });
  await send(store, office);
  assert.deepEqual(await Promise.all(office.got.foto.map(textOf)), ["asli", "kecil"]);
  assert.equal(office.got.foto[0].get("uid"), office.got.foto[1].get("uid"));
});

test("photos without a figure go without a report", async () => {
  const store = inMemory();
  await enqueue(store, { realisasi: " " }, [{ kecil: buffer("k"), asli: null }]);
  assert.deepEqual(await queue.countQueue(store, 1), { laporan: 0, foto: 1, ditolak: 0, lain: 0 });
  const office = makeOffice();
  await send(store, office);
  assert.equal(office.got.laporan.length, 0);
  assert.equal(office.got.foto[0].get("laporan"), "");
});

test("what is thrown away takes its photos along", async () => {
  const store = inMemory();
  const uid = await enqueue(store, {}, [{ kecil: buffer("k"), asli: null }]);
  await queue.removeLaporan(store, await store.get("laporan", uid));
  assert.deepEqual([...(await store.all("foto")), ...(await store.all("berkas"))], []);
});

test("only the last few that the office has are remembered", async () => {
  const store = inMemory();
  for (let n = 0; n < 13; n += 1) await enqueue(store);
  await send(store, makeOffice());
  assert.equal((await store.all("laporan")).length, 10);
});

test("what an answer means", async () => {
  const alamat = { laporan: "/l", saya: "/s" };
  const problem = (status, body) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json" } });
  const cases = [
    [Response.json({ uid: "u", id: 1 }), "ok"],
    [Response.json({ uid: "lain" }), "gagal"],
    [new Response("<h1>Selamat datang di hotel</h1>", { status: 200 }), "gagal"],
    [new Response("<h1>403</h1>", { status: 403 }), "gagal"],
    [problem(409, { detail: "sudah" }), "ditolak"],
    [problem(400, { detail: "kedaluwarsa", sebab: "csrf" }), "gagal"],
    [problem(429, { detail: "tunggu" }), "gagal"],
    [problem(503, { detail: "sibuk" }), "gagal"],
    [problem(401, { detail: "masuk" }), "masuk"],
    [{ type: "opaqueredirect", status: 0 }, "masuk"],
  ];
  for (const [answer, hasil] of cases) {
    const office = openOffice(alamat, async () => answer);
    assert.equal((await office.sendLaporan({ uid: "u" })).hasil, hasil);
  }
  const broken = openOffice(alamat, async () => {
    throw new TypeError("Failed to fetch");
  });
  assert.equal((await broken.sendLaporan({ uid: "u" })).hasil, "putus");
  const locked = openOffice(alamat, async () => problem(403, { detail: "ganti kata sandi" }));
  assert.equal((await locked.whoAmI()).hasil, "masuk");
});

test("tries come later and later, but never later than five minutes", () => {
  assert.ok(pause(1, 0) >= 2_500 && pause(1, 1) <= 5_000);
  assert.ok(pause(3, 0.5) > pause(1, 0.5));
  assert.equal(pause(50, 1), 300_000);
});
