// Filling the page's own <template> elements, so that words stay in the page.

/** A copy of the template `name` as an element. */
export function copyOf(name) {
  return document.getElementById(`pola-${name}`).content.firstElementChild.cloneNode(true);
}

/** Write texts into the parts that are named; an empty one is hidden. */
export function write(element, texts) {
  for (const [name, text] of Object.entries(texts)) {
    const part = element.querySelector(`[data-isi="${name}"]`);
    part.textContent = text;
    part.hidden = text === "";
  }
  return element;
}

/** Call `act` when the part named `name` is pressed. */
export function on(element, name, act) {
  element.querySelector(`[data-aksi="${name}"]`).addEventListener("click", act);
}

/** Show or hide the part named `name`. */
export function show(element, name, shown) {
  element.querySelector(`[data-aksi="${name}"]`).hidden = !shown;
}
