// Prints what the page's reader says of each file that is named, as JSON.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [reader, ...files] = process.argv.slice(2);
const { readExif } = await import(pathToFileURL(reader).href);
const read = async (file) => {
  const bytes = await readFile(file);
  return readExif(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};
console.log(JSON.stringify(await Promise.all(files.map(read))));
