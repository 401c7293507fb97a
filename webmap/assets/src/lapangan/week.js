// Which week of the contract a day belongs to, and what was planned for it, without the office.

const WIB_MS = 7 * 3_600_000;

/** The day in Tebo at `moment` as an input of type date has it, whatever zone the phone is set to. */
export function dayOf(moment) {
  return new Date(moment.getTime() + WIB_MS).toISOString().slice(0, 10);
}

/** "62,5" as a number; null for what is no percentage. */
export function readPercent(text) {
  const plain = text.replace(/[%\s]/g, "").replace(",", ".");
  return /^\d{1,3}(\.\d{1,4})?$/.test(plain) && Number(plain) <= 100 ? Number(plain) : null;
}

/** Realisasi less rencana in percentage points, without the noise of binary fractions. */
export function deviation(realisasi, rencana) {
  return realisasi === null || rencana === null ? null : Math.round((realisasi - rencana) * 1e4) / 1e4;
}

/**
 * The week in which `day` lies, as sipurbo_geo/model/jadwal.py counts it; null before the work
 * began, and when nothing says when. A plan's own dates count; after its end, and without one,
 * weeks have seven days from the start.
 */
export function weekAt(day, { mulai, jadwal }) {
  if (jadwal.length === 0) {
    return mulai === null || day < mulai ? null : Math.floor(daysBetween(mulai, day) / 7) + 1;
  }
  const [lastWeek, lastDay] = jadwal[jadwal.length - 1];
  if (day >= lastDay) return lastWeek + Math.floor(daysBetween(lastDay, day) / 7);
  const begun = jadwal.filter(([, from]) => from <= day);
  return begun.length ? begun[begun.length - 1][0] : null;
}

/** The plan of a week as text; its end stays; null without a plan. */
export function planAt(week, { jadwal }) {
  if (jadwal.length === 0 || !(week >= 1)) return null;
  return jadwal[Math.min(week, jadwal.length) - 1][2];
}

/** The figure of `realisasi` that stands last before `week` (or at all): [week, text, state]. */
export function lastFigure({ realisasi }, week = Infinity) {
  const before = realisasi.filter(([at]) => at < week);
  return before.length ? before[before.length - 1] : null;
}

const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
