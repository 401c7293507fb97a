// What every page needs: the offline banner, the filter form, copy buttons.

const banner = document.getElementById("luring");
const showConnection = () => {
  banner.hidden = navigator.onLine;
};
addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

for (const form of document.querySelectorAll("form[data-saring]")) {
  form.addEventListener("submit", () => {
    // empty fields would only make the address longer; the view of the map stays
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
    const action = new URL(form.action);
    action.hash = location.hash;
    form.action = action.href;
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=checkbox], select")) form.requestSubmit?.();
  });
}
// a page that comes back from the browser's memory must not keep its fields switched off
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[data-saring] :disabled")) field.disabled = false;
});

// on a phone what is long stays folded until it is asked for; on paper nothing can be unfolded
const narrow = matchMedia("(max-width: 47.99rem)").matches;
for (const part of document.querySelectorAll("details[data-lipat], details[data-cetak]")) {
  if (narrow && part.dataset.lipat !== undefined) part.open = false;
  let open;
  addEventListener("beforeprint", () => {
    ({ open } = part);
    part.open = true;
  });
  addEventListener("afterprint", () => {
    part.open = open;
  });
}
// a link to something that is folded unfolds it
const unfold = () => {
  const target = document.getElementById(location.hash.slice(1));
  target?.querySelector(":scope > details[data-lipat]")?.setAttribute("open", "");
};
addEventListener("hashchange", unfold);
unfold();

for (const button of document.querySelectorAll("button[data-salin]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.salin).value);
    button.textContent = button.dataset.tersalin;
  });
}
