// When to try: at once, when the network returns, when the page is looked at again, and after a
// failure later and later.
import { TAG } from "./send.js";

const FIRST_MS = 5_000;
const LAST_MS = 300_000;

/** Calls `send` now and whenever it is worth trying; gives a function that tries at once. */
export function startRounds(send) {
  let failures = 0;
  let timer = 0;
  let running = null;
  const run = () => {
    running ??= attempt().finally(() => {
      running = null;
    });
    return running;
  };
  const attempt = async () => {
    clearTimeout(timer);
    const { hasil } = await send();
    const failed = hasil === "putus" || hasil === "gagal";
    failures = failed ? failures + 1 : 0;
    if (!failed) return;
    timer = setTimeout(run, pause(failures));
    await askTheBrowser();
  };
  addEventListener("online", run);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") run();
  });
  run();
  return run;
}

/** Milliseconds to wait after so many failures, never the same for everybody. */
export function pause(failures, chance = Math.random()) {
  return Math.min(FIRST_MS * 2 ** (failures - 1), LAST_MS) * (0.5 + chance / 2);
}

/** Where the browser has Background Sync, the worker tries too when the page is gone. */
async function askTheBrowser() {
  const registration = await navigator.serviceWorker?.getRegistration();
  // a browser that has it may still refuse it
  await registration?.sync?.register(TAG).catch(() => {});
}
