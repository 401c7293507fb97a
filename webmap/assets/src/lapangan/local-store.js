// What this phone keeps: records in IndexedDB, or in memory where the browser keeps nothing.

const NAME = "sipurbo-lapangan";
const VERSION = 1;
/** Store → the field that is its key. `salinan` can be fetched again; the others cannot. */
export const STORES = { salinan: "kunci", laporan: "uid", foto: "uid", berkas: "uid" };

/** A store; `permanent` says whether it outlives the page. */
export async function openStore() {
  try {
    return inDatabase(await openDatabase());
  } catch {
    // private windows of some browsers have no IndexedDB, or one that refuses
    return inMemory();
  }
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, VERSION);
    opening.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        opening.result.createObjectStore(name, { keyPath });
      }
    };
    opening.onblocked = () => reject(new Error("blocked"));
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
  });
}

function inDatabase(first) {
  let database = first;
  const begin = async (names, mode) => {
    // on disk before the officer is told that it is kept
    const options = { durability: mode === "readwrite" ? "strict" : "default" };
    try {
      return database.transaction(names, mode, options);
    } catch (error) {
      if (error.name !== "InvalidStateError") throw error;
      // a phone closes the connection of a page that slept for long
      database = await openDatabase();
      return database.transaction(names, mode, options);
    }
  };
  const ask = async (name, question) => {
    const transaction = await begin([name], "readonly");
    return new Promise((resolve, reject) => {
      const request = question(transaction.objectStore(name));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  };
  return {
    permanent: true,
    get: (name, key) => ask(name, (store) => store.get(key)),
    all: (name) => ask(name, (store) => store.getAll()),
    async write(changes) {
      const transaction = await begin([...new Set(changes.map((change) => change.store))], "readwrite");
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        try {
          for (const change of changes) apply(transaction, change);
        } catch (error) {
          // what went in before would stay without the rest
          transaction.abort();
          reject(error);
        }
      });
    },
  };
}

function apply(transaction, { store, put, remove }) {
  const open = transaction.objectStore(store);
  if (put) open.put(put);
  else open.delete(remove);
}

/** The same, until the page is closed. */
export function inMemory() {
  const kept = Object.fromEntries(Object.keys(STORES).map((name) => [name, new Map()]));
  return {
    permanent: false,
    get: async (name, key) => kept[name].get(key),
    all: async (name) => [...kept[name].values()],
    async write(changes) {
      for (const { store, put, remove } of changes) {
        if (put) kept[store].set(put[STORES[store]], structuredClone(put));
        else kept[store].delete(remove);
      }
    },
  };
}
