import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../support/repository.ts";

const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");

test("ARCHITECTURE.md has a line for every folder of src, and for no other", () => {
  const stated = [...read("ARCHITECTURE.md").matchAll(/^\| `src\/([a-z]+)` \|/gm)].map(([, name]) => name);
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  assert.deepEqual([...stated].sort(), folders.sort());
});

for (const page of [
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "docs/bring-your-model.md",
  "docs/safety.md",
  "docs/supported.md",
  "parity/README.md",
]) {
  test(`every file of the repository that ${page} names is there`, () => {
    const named = [...read(page).matchAll(/`((?:src|test|scripts|parity|docs|examples)\/[\w./-]+)`/g)].map(([, path]) => path);
    // What is made on demand, and stands for a name.
    const inRepository = named.filter((path) => !/[A-Z]{4}|\.venv/.test(path));
    assert.deepEqual(
      inRepository.filter((path) => !existsSync(join(ROOT, path))),
      [],
    );
  });
}

test("every npm script that CONTRIBUTING.md names is one", () => {
  const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...read("CONTRIBUTING.md").matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
  assert.deepEqual(
    named.filter((name) => scripts[name] === undefined),
    [],
  );
  const programs = readdirSync(join(ROOT, "parity"));
  const asked = [...`${read("CONTRIBUTING.md")}${read("parity/README.md")}`.matchAll(/npm run parity -- ([a-z]+)/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(
    asked.filter((name) => !programs.includes(`${name}.mjs`)),
    [],
  );
});
