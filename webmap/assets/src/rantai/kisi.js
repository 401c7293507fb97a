// The grid of the week: keys move from row to row, a row is saved when it is left, and several rows
// can be pasted from a workbook. Without this script each row has its button.
import { showNilai, writeNilai } from "./nilai.js";
import { spreadRows } from "./tempel.js";

/** Make the table a grid. */
export function startKisi(table) {
  const rows = [...table.querySelectorAll("tr[data-baris]")];
  for (const hint of document.querySelectorAll(".dengan-skrip")) hint.hidden = false;
  for (const row of rows) prepare(table, row);
  table.addEventListener("keydown", (event) => move(event, table, rows));
  table.addEventListener("paste", (event) => paste(event, table, rows));
  window.addEventListener("beforeunload", (event) => {
    if (rows.some((row) => row.dataset.kotor)) event.preventDefault();
  });
}

function prepare(table, row) {
  const form = row.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(table, row);
  });
  row.addEventListener("input", () => { row.dataset.kotor = "ya"; });
  row.addEventListener("focusout", (event) => {
    if (!row.contains(event.relatedTarget)) save(table, row, { onlyChanged: true });
  });
  showNilai(form, row);
}

function fields(row) {
  return [...row.querySelectorAll("input:not([type=hidden])")];
}

function move(event, table, rows) {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  const row = event.target.closest("tr[data-baris]");
  if (!step || !row || event.target.tagName !== "INPUT" || event.isComposing) return;
  event.preventDefault();
  const next = nextField(rows, rows.indexOf(row), step, event.target.name);
  if (next) {
    next.focus();
    next.select();
  } else {
    save(table, row, { onlyChanged: true });
  }
}

function nextField(rows, from, step, name) {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const found = fields(rows[at]).find((field) => field.name === name);
    if (found) return found;
  }
  return null;
}

function paste(event, table, rows) {
  const text = event.clipboardData.getData("text/plain");
  if (!/[\t\n]/.test(text.trim()) || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  const open = rows.filter((row) => fields(row).some((field) => field.name === "realisasi"));
  const start = open.indexOf(event.target.closest("tr[data-baris]"));
  const order = open.map((row) => row.dataset.kode);
  const { placed, left } = spreadRows(text, order, start, event.target.name);
  for (const [at, values] of placed) fill(open[at], values);
  tell(table, placed.map(([at]) => order[at]), left);
  // one after the other: the order in which they were pasted is the order in which they are sent
  placed.reduce((before, [at]) => before.then(() => save(table, open[at])), Promise.resolve());
}

function fill(row, values) {
  for (const field of fields(row)) {
    if (values[field.name] === undefined) continue;
    field.value = values[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function tell(table, placed, left) {
  const news = document.getElementById("kabar");
  news.hidden = false;
  news.textContent = `${table.dataset.tempel}${placed.length}.`;
  if (left.length) news.textContent += ` ${table.dataset.sisa}${left.join("; ")}`;
}

async function save(table, row, { onlyChanged = false } = {}) {
  const form = row.querySelector("form");
  if (row.dataset.sibuk || (onlyChanged && !row.dataset.kotor)) return;
  if (onlyChanged && !form.elements.realisasi.value.trim()) return;
  row.dataset.sibuk = "ya";
  delete row.dataset.kotor;
  say(row, table.dataset.menyimpan);
  try {
    await send(table, row, form);
  } catch {
    row.dataset.kotor = "ya";
    fault(row, table.dataset.gagal);
  }
  delete row.dataset.sibuk;
}

async function send(table, row, form) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    redirect: "error",
  });
  const found = await answer.json();
  if (!answer.ok) {
    fault(row, found.galat, found.nama);
    return;
  }
  form.elements.uid.value = found.uid;
  fault(row, "");
  say(row, `${table.dataset.tersimpan}: ${found.keadaan_teks}`, found.alamat);
  writeNilai(row.querySelector("[data-nilai-teks]"), found);
}

function say(row, text, address) {
  const target = row.querySelector("[data-keadaan]");
  if (!address) {
    target.textContent = text;
    return;
  }
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  target.replaceChildren(link);
}

function fault(row, text, name) {
  const target = row.querySelector("[data-salah]");
  target.textContent = text;
  target.hidden = !text;
  if (text) say(row, "");
  for (const field of fields(row)) {
    if (text && (field.name === name || (!name && field.name === "realisasi"))) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", target.id);
    } else {
      field.removeAttribute("aria-invalid");
    }
  }
}
