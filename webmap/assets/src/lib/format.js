// Numbers as people read them; the server's formatters in webmap/present say the same words.

// from this amount, the unit, its word; what would round up to 1,000 takes the larger word
const STEPS = [
  [999995e6, 1e12, { id: "triliun", en: "trillion" }],
  [999995e3, 1e9, { id: "miliar", en: "billion" }],
  [1e6, 1e6, { id: "juta", en: "million" }],
];

const number = (value, bahasa, digits) =>
  new Intl.NumberFormat(bahasa === "en" ? "en-GB" : "id-ID", { maximumFractionDigits: digits }).format(value);

/** "Rp 1,25 miliar"; an empty string when the amount is not known. */
export function formatMoney(value, bahasa) {
  if (value === null || value === undefined) return "";
  const step = STEPS.find(([least]) => Math.abs(value) >= least);
  return step
    ? `Rp ${number(value / step[1], bahasa, 2)} ${step[2][bahasa]}`
    : `Rp ${number(value, bahasa, 0)}`;
}

/** "62,51 %", as the page of the kegiatan has it. */
export function formatPercent(value, bahasa) {
  return value === null || value === undefined ? "–" : `${number(value, bahasa, 2)} %`;
}

/** "12" or "3.000". */
export function formatCount(value, bahasa) {
  return number(value, bahasa, 0);
}

/** Replaces `{name}` in a text from the server. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
