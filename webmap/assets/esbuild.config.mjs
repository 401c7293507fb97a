// Bundles the scripts and styles into ../static/dist with content hashes, and writes manifest.json:
// the page's templates look their file names up there.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "static", "dist");
// what the scripts are made of asks that its notice goes with every copy; LICENSES.txt has all whole
const NOTICE = "/* holds Leaflet (c) V. Agafonkin, CloudMade, BSD-2-Clause; "
  + "Leaflet.markercluster (c) D. Leaver, smartrak, MIT; Leaflet-Geoman (c) Geoman.io, MIT; "
  + "pbf and vector-tile-js (c) Mapbox, BSD-3-Clause; point-geometry (c) Mapbox, ISC */";
const previous = await readdir(out).catch(() => []);

const shared = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2020", "chrome80", "firefox78", "safari15"],
  entryNames: "[name]-[hash]",
  legalComments: "none",
  banner: { js: NOTICE, css: NOTICE },
  metafile: true,
  logLevel: "warning",
};

const pages = await build({
  ...shared,
  entryPoints: {
    dasar: "src/dasar.js",
    peta: "src/peta.js",
    "peta-kecil": "src/peta-kecil.js",
    lapangan: "src/lapangan.js",
    masuk: "src/masuk.js",
    rantai: "src/rantai.js",
    formulir: "src/formulir.js",
    "dasar-css": "css/dasar.css",
    "peta-css": "css/peta.css",
    "kantor-css": "css/kantor.css",
    "formulir-css": "css/formulir.css",
  },
  splitting: true,
  format: "esm",
  chunkNames: "bagian-[hash]",
  // Leaflet's default pictures are never shown here (no default pins, no layer switch)
  external: ["images/*"],
  plugins: [withLeafletGlobal()],
});
// the map that is sent as one file needs Leaflet as a plain script, and its pictures within
const oneFile = await build({
  ...shared,
  entryPoints: { "leaflet-js": "node_modules/leaflet/dist/leaflet.js", "leaflet-css": "css/folium.css" },
  loader: { ".png": "dataurl" },
});
// a service worker is one script without imports; the office serves it under a name of its own
const worker = await build({ ...shared, entryPoints: { "lapangan-sw": "src/lapangan-sw.js" }, format: "iife" });
const outputs = { ...pages.metafile.outputs, ...oneFile.metafile.outputs, ...worker.metafile.outputs };

const manifest = {};
for (const [file, info] of Object.entries(outputs)) {
  if (!info.entryPoint) continue;
  const name = path.basename(file).replace(/-[A-Z0-9]{8}(?=\.)/, "").replace(/-(css|js)(?=\.)/, "");
  manifest[name] = {
    file: path.basename(file),
    imports: namesOf(info.imports, "import-statement"),
    // fetched only by pages that turn out to need it
    lazy: namesOf(info.imports, "dynamic-import"),
  };
}
await mkdir(out, { recursive: true });
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const { packages } = JSON.parse(await readFile(path.join(here, "package-lock.json"), "utf8"));
const bundled = Object.keys(packages).filter((folder) => folder && !packages[folder].dev);
const licences = await Promise.all(bundled.map(readLicence));
await writeFile(path.join(out, "LICENSES.txt"), licences.join("\n\n"));

// what an earlier build left; a running server must be started again to find the new names
const fresh = new Set(Object.keys(outputs).map((file) => path.basename(file)));
for (const name of previous) {
  if (!fresh.has(name) && !["manifest.json", "LICENSES.txt"].includes(name)) await rm(path.join(out, name));
}

function namesOf(imports, kind) {
  return imports.filter((one) => one.kind === kind).map((one) => path.basename(one.path));
}

/** The licence text of a package, under its name. */
async function readLicence(name) {
  const folder = path.join(here, name);
  const file = (await readdir(folder)).find((entry) => /licen[sc]e/i.test(entry));
  return `${name.replace("node_modules/", "")}\n\n${await readFile(path.join(folder, file), "utf8")}`;
}

/** Plugins that were written for a global `L` get ours instead. */
function withLeafletGlobal() {
  return {
    name: "leaflet-global",
    setup(context) {
      context.onLoad({ filter: /leaflet(\.markercluster-src|-geoman)\.js$/ }, async ({ path: file }) => {
        const source = await readFile(file, "utf8");
        const shim = path.join(here, "src", "lib", "leaflet-object.js");
        return { contents: `import { L } from ${JSON.stringify(shim)};\n${asModule(source)}`, loader: "js" };
      });
    },
  };
}

function asModule(source) {
  // the wrapper looks for CommonJS first; an ES module has neither `exports` nor a useful `this`
  return `const exports = {}, module = { exports };\n${source.replace("}(this, function", "}(globalThis, function")}`;
}
