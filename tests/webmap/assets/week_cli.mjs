// Prints what the page says of each [day, kegiatan]: its week, and the plan of that week.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [module, file] = process.argv.slice(2);
const { weekAt, planAt } = await import(pathToFileURL(module).href);
const cases = JSON.parse(await readFile(file, "utf8"));
console.log(JSON.stringify(cases.map(([day, item]) => {
  const week = weekAt(day, item);
  return [week, week === null ? null : planAt(week, item)];
})));
