// The service worker: registered by the page, so that the page opens without a network next time.

/** Register it; `onNew` is called when a newer page is ready. Gives whether this page can work offline. */
export async function registerWorker({ pekerja, alamat }, onNew) {
  const { serviceWorker } = navigator;
  // pages without TLS have none
  if (!serviceWorker) return false;
  if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", onNew);
  try {
    await serviceWorker.register(pekerja, { scope: alamat.halaman });
  } catch {
    // without a network, or with nobody signed in, the one that is there stays
    return Boolean(serviceWorker.controller);
  }
  await serviceWorker.ready;
  return true;
}
