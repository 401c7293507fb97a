// Weekly progress: what a typed figure means, at once, and the grid of the week. Without this
// script the forms work as well.
import { startKisi } from "./rantai/kisi.js";
import { showNilai } from "./rantai/nilai.js";

for (const table of document.querySelectorAll("table[data-kisi]")) startKisi(table);
for (const form of document.querySelectorAll("form.formulir[data-nilai]")) showNilai(form);
