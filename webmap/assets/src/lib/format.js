// Numbers as people read them; the server's formatters in webmap/present say the same words.

const STEPS = {
  id: [[1e12, "triliun"], [1e9, "miliar"], [1e6, "juta"]],
  en: [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]],
};

const number = (value, bahasa, digits) =>
  new Intl.NumberFormat(bahasa === "en" ? "en-GB" : "id-ID", { maximumFractionDigits: digits }).format(value);

/** "Rp 1,25 miliar"; an empty string when the amount is not known. */
export function formatMoney(value, bahasa) {
  if (value === null || value === undefined) return "";
  const step = STEPS[bahasa].find(([size]) => Math.abs(value) >= size);
  return step
    ? `Rp ${number(value / step[0], bahasa, 2)} ${step[1]}`
    : `Rp ${number(value, bahasa, 0)}`;
}

/** "62,5 %". */
export function formatPercent(value, bahasa) {
  return value === null || value === undefined ? "–" : `${number(value, bahasa, 1)} %`;
}

/** "12" or "3.000". */
export function formatCount(value, bahasa) {
  return number(value, bahasa, 0);
}

/** Replaces `{name}` in a text from the server. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
