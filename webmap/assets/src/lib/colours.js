// The colours live in the style sheet; the canvas reads them there, so dark mode changes both.

const STATUSES = ["sesuai", "terlambat", "kritis", "selesai", "belum_mulai", "tanpa_data"];

/** The colours of the page as it looks now. */
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  const status = Object.fromEntries(STATUSES.map((s) => [s, read(`--st-${s}`)]));
  return {
    status: { ...status, tanpa_data: hatch(status.tanpa_data, read("--kertas")) },
    paper: read("--kartu"),
    ink: read("--tinta"),
    muted: read("--tinta-2"),
    land: read("--darat"),
    border: read("--batas"),
    edge: read("--tepi"),
    halo: read("--halo"),
  };
}

/** Diagonal stripes: what has no data must not look like a status. */
function hatch(colour, paper) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const ctx = tile.getContext("2d");
  ctx.fillStyle = paper;
  ctx.fillRect(0, 0, 6, 6);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2.4;
  ctx.beginPath();
  for (const shift of [-6, 0, 6]) {
    ctx.moveTo(shift - 1, 7);
    ctx.lineTo(shift + 7, -1);
  }
  ctx.stroke();
  return ctx.createPattern(tile, "repeat");
}
