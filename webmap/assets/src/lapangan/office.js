// Asking the office, and what its answer means for the queue.
//
// "ok": it is there. "ditolak": the office looked at it and said why not. "masuk": nobody is signed
// in. "putus": no answer came. "gagal": some other answer came, of ours or of a network in between;
// what was sent is kept and sent again.

const PATIENCE_MS = 30_000;
const PATIENCE_FILE_MS = 180_000;

/** The office at the addresses `alamat`. */
export function openOffice(alamat, fetch = globalThis.fetch.bind(globalThis)) {
  let token = "";
  const ask = async (url, belongs, options = {}, patience = PATIENCE_MS) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const answer = await fetch(url, {
        ...options,
        signal: stop.signal,
        redirect: "manual",
        cache: "no-store",
        credentials: "same-origin",
        headers: { Accept: "application/json", "X-CSRFToken": token, ...options.headers },
      });
      return await read(answer, belongs);
    } catch {
      return { hasil: "putus" };
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    /** Who is signed in, with the token that every changing request needs. */
    async whoAmI() {
      const said = await ask(alamat.saya, (isi) => Number.isInteger(isi.pengguna));
      if (said.hasil === "ok") token = said.isi.token;
      // who may not say who they are (a password to be changed first) has to go to the office's door
      return said.hasil === "ditolak" ? { ...said, hasil: "masuk" } : said;
    },
    listKegiatan: () => ask(alamat.kegiatan, (isi) => Array.isArray(isi.kegiatan)),
    sendLaporan: (isi) =>
      ask(alamat.laporan, (answer) => answer.uid === isi.uid, {
        method: "POST",
        body: JSON.stringify(isi),
        headers: { "Content-Type": "application/json" },
      }),
    sendFoto: (form) =>
      ask(alamat.foto, (answer) => answer.uid === form.get("uid"), { method: "POST", body: form }, PATIENCE_FILE_MS),
    /** End the session; being led to the sign-in is the answer that is hoped for. */
    leave: () => ask(alamat.keluar, () => true, { method: "POST" }),
  };
}

async function read(answer, belongs) {
  // the gate leads strangers to the sign-in
  if (answer.type === "opaqueredirect" || answer.status === 401) return { hasil: "masuk" };
  const isi = (await answer.json().catch(() => null)) ?? {};
  // the page of a hotel's network is an answer too, but not the office's
  if (answer.ok && belongs(isi)) return { hasil: "ok", isi };
  if (isRefusal(answer, isi)) return { hasil: "ditolak", pesan: isi.detail, bidang: isi.parameter ?? "" };
  return { hasil: "gagal", status: answer.status };
}

/** Whether the office itself said that it does not take this, and not only that it cannot now. */
function isRefusal({ status, headers }, { detail, sebab }) {
  const ours = (headers.get("Content-Type") ?? "").startsWith("application/problem+json");
  // a token that is too old says nothing about what was sent with it
  return ours && status >= 400 && status < 500 && status !== 429 && sebab !== "csrf" && typeof detail === "string";
}
