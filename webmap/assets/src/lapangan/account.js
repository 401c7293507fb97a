// Who works here, and what was fetched for them: copies that can be fetched again, and that are
// thrown away when they sign out. What they entered themselves is not among them.

const SAYA = "saya";
const KEGIATAN = "kegiatan";

/** `{saya, kegiatan, diambil}` as it was last fetched; nobody and nothing at first. */
export async function readAccount(store) {
  const saya = (await store.get("salinan", SAYA)) ?? null;
  const list = await store.get("salinan", KEGIATAN);
  const own = saya && list?.pengguna === saya.pengguna;
  return { saya, kegiatan: own ? list.kegiatan : null, diambil: own ? list.diambil : null };
}

/** Keep who is signed in, without their token; `selisih` is how far the phone's clock is ahead. */
export function keepPerson(store, { pengguna, nama, peran, waktu }) {
  const selisih = Date.now() - Date.parse(waktu);
  return store.write([{ store: "salinan", put: { kunci: SAYA, pengguna, nama, peran, selisih } }]);
}

export function keepKegiatan(store, { pengguna, kegiatan }) {
  return store.write([{ store: "salinan", put: { kunci: KEGIATAN, pengguna, kegiatan, diambil: Date.now() } }]);
}

/** Forget the person; the queue stays theirs. */
export function forgetPerson(store) {
  return store.write([SAYA, KEGIATAN].map((remove) => ({ store: "salinan", remove })));
}
