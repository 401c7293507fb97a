// Texts with places to fill: "{jumlah} bagian".

/** `text` with the values of `values` in their places. */
export function fillText(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}
