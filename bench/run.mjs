/** `npm run bench -- NAME [--json]`: runs one benchmark on what `npm run build` made. */
import { existsSync } from "node:fs";

const [name, ...words] = process.argv.slice(2);
const file = new URL(`../dist/bench/${name}.js`, import.meta.url);
if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  process.stderr.write("npm run bench -- http      CPU time a request, start, memory\n");
  process.stderr.write("npm run bench -- load      model files read, beside Python\n");
  process.stderr.write("npm run bench -- tables    rows read, written and scored a second\n");
  process.exitCode = 2;
} else {
  const { run } = await import(file.href);
  await run({ json: words.includes("--json") });
}
