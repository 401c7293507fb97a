// Where the cells of a pasted block belong.

/**
 * Spread pasted `text` over rows: a line that names a kode goes to that row, others follow `start`.
 *
 * `order` holds the kode of the rows. Gives `placed`, pairs of row and {field: text}, and `left`,
 * what belongs nowhere.
 */
export function spreadRows(text, order, start, field) {
  const placed = [];
  const left = [];
  let next = Math.max(0, start);
  for (const line of text.replace(/\r/g, "").split("\n")) {
    if (!line.trim()) continue;
    const cells = line.split("\t").map((cell) => cell.trim());
    const named = cells.findIndex((cell) => order.includes(cell));
    if (named >= 0) {
      placed.push([order.indexOf(cells[named]), afterKode(cells.slice(named + 1))]);
    } else if (next < order.length) {
      placed.push([next, inOrder(cells, field)]);
      next += 1;
    } else {
      left.push(line.trim().slice(0, 60));
    }
  }
  return { placed, left };
}

/** Behind a kode the first figure is the actual one, and a text behind it the note. */
function afterKode(cells) {
  const at = cells.findIndex((cell) => /^\d{1,3}([.,]\d+)?\s*%?$/.test(cell));
  if (at < 0) return {};
  return { realisasi: cells[at], ...(cells[at + 1] ? { catatan: cells[at + 1] } : {}) };
}

/** Without one, cells fill the columns from the one that was pasted into. */
function inOrder(cells, field) {
  const columns = field === "catatan" ? ["catatan"] : ["realisasi", "catatan"];
  const values = {};
  columns.forEach((name, at) => {
    if (cells[at]) values[name] = cells[at];
  });
  return values;
}
