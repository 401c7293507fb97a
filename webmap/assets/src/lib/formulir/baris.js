// Rows that repeat, without going to the server; and the theme, which does go there.

/** Lets the buttons add a row where they stand, and the theme change by choosing it. */
export function listenToRows(form) {
  for (const button of form.querySelectorAll("[data-tambah]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      addRow(button.closest("[data-berulang]"));
    });
  }
  const change = form.querySelector("[data-ganti-tema]");
  change.hidden = true;
  form.querySelector("[data-tema]").addEventListener("change", () => form.requestSubmit(change));
}

function addRow(group) {
  const rows = group.querySelectorAll("[data-baris]");
  const last = rows[rows.length - 1];
  const fresh = last.cloneNode(true);
  for (const note of fresh.querySelectorAll(".salah, .perhatian")) note.remove();
  const renumber = (id) => id.replace(/-\d+(?=$|-petunjuk)/, `-${rows.length}`);
  for (const field of fresh.querySelectorAll("[id]")) {
    field.id = renumber(field.id);
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    field.value = "";
  }
  for (const label of fresh.querySelectorAll("label")) label.htmlFor = renumber(label.htmlFor);
  fresh.setAttribute("aria-label", last.getAttribute("aria-label").replace(/\d+/, rows.length + 1));
  last.after(fresh);
  fresh.querySelector("input, select, textarea").focus();
}
