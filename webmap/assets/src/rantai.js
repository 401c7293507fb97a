// Weekly progress: what a typed figure means, at once. Without this script the form works as well.
import { showNilai } from "./rantai/nilai.js";

for (const form of document.querySelectorAll("form[data-nilai]")) showNilai(form);
