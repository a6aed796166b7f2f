import assert from "node:assert/strict";
import { test } from "node:test";
import { checkWith } from "./planted.ts";

test("the arrow check sees the modules it judges, and nothing of what the next test plants", () => {
  const { output } = checkWith({}, ["arrows"]);
  assert.match(output, /^[1-9]\d+ modules of src and [1-9]\d+ imports between/m);
  assert.doesNotMatch(output, /planted/);
});

test("an upward import, one past a folder's door, one of Node's modules, one of a package and a cycle fail the arrow check by name", () => {
  const { status, output } = checkWith(
    {
      "src/tree/planted-upward.ts": 'import type { Signature } from "../model/index.ts";\nexport type Planted = Signature;\n',
      "src/model/planted-past.ts": 'import { quote } from "../errors/quote.ts";\nexport const planted = quote("");\n',
      "src/numeric/planted-node.ts": 'import { readFileSync } from "node:fs";\nexport const planted = readFileSync;\n',
      "src/python/planted-package.ts": 'import { Command } from "commander";\nexport const planted = Command;\n',
      "src/numeric/planted-a.ts": 'import { b } from "./planted-b.ts";\nexport const a = (): unknown => b;\n',
      "src/numeric/planted-b.ts": 'import { a } from "./planted-a.ts";\nexport const b = (): unknown => a;\n',
      "src/tables/planted-host.ts": 'import { host } from "#host";\nexport const planted = host;\n',
      "src/planted/index.ts": 'export { quote } from "../errors/index.ts";\n',
      "src/estimators/planted/index.ts": 'export { splitIndices } from "../model-selection/split-indices.ts";\n',
    },
    ["arrows"],
  );
  assert.equal(status, 1, output);
  assert.match(output, /^arrows-of-tree: src\/tree\/planted-upward\.ts → src\/model\/index\.ts$/m);
  assert.match(output, /^through-the-door: src\/model\/planted-past\.ts → src\/errors\/quote\.ts$/m);
  assert.match(output, /^node-only-where-it-runs: src\/numeric\/planted-node\.ts → fs$/m);
  assert.match(output, /^packages-where-agreed: src\/python\/planted-package\.ts → .*commander/m);
  assert.match(output, /^no-cycle: src\/numeric\/planted-a\.ts → src\/numeric\/planted-b\.ts → src\/numeric\/planted-a\.ts$/m);
  assert.match(output, /^host-at-the-doors: src\/tables\/planted-host\.ts → #host$/m);
  assert.match(output, /^known-folders-only: src\/planted\/index\.ts → /m);
  assert.match(
    output,
    /^estimators-through-the-door: src\/estimators\/planted\/index\.ts → src\/estimators\/model-selection\/split-indices\.ts$/m,
  );
});

test("an export that nobody uses fails the dead-code check", () => {
  const { status, output } = checkWith({ "src/errors/planted.ts": "export const planted = 1;\n" }, ["dead code"]);
  assert.equal(status, 1, output);
  assert.match(output, /src\/errors\/planted\.ts/);
});

test("any, a non-null assertion, a default export and a floating promise fail the lint", () => {
  const { status, output } = checkWith(
    {
      "src/errors/planted.ts":
        "export function planted(x: any, y: string | undefined): string {\n  Promise.resolve(1);\n  return x + y!;\n}\nexport default planted;\n",
    },
    ["lint"],
  );
  assert.equal(status, 1, output);
  for (const rule of ["noExplicitAny", "noNonNullAssertion", "noDefaultExport", "noFloatingPromises"])
    assert.match(output, new RegExp(rule));
});

test("what depends on the engine is refused where it stands, and exact arithmetic is not", () => {
  const lines = [
    ["export const a = Math.log(2);", /Math\.log differs/],
    ["export const b = Math.exp(2) + 1;", /Math\.exp differs/],
    ["export const c = Math.pow(2, 3);", /Math\.pow differs/],
    ['export const d = Math["sin"](1);', /Math must be used as Math\.name/],
    ["export const { tanh } = Math;", /Math must be used as Math\.name/],
    ["export const e = globalThis.Math.log1p(1);", /Math must be used as Math\.name/],
    ["export const f = 2 ** 0.5;", /\*\* is exact for squares only/],
    ['export const g = "a".localeCompare("b");', /localeCompare/],
    ["export const h = new Intl.NumberFormat();", /Intl depends/],
    ['export const i = "A".toLowerCase();', /toLowerCase/],
    ['export const j = "A"["toUpperCase"]();', /toUpperCase/],
    ["export const k = (1.5).toLocaleString();", /toLocaleString/],
    ["export const l = Math.random();", /Math\.random cannot be repeated/],
    ["export const fine = Math.sqrt(2) + Math.fround(3) + 3 ** 2 + Math.PI; // Math.log in a comment", undefined],
    ['export const text = "Math.log(2) in a text";', undefined],
  ] as const;
  const text = lines.map(([line]) => line).join("\n");
  const { status, output } = checkWith(
    { "src/numeric/planted.ts": `${text}\n`, "src/numeric/unicode.ts": 'export const x = "A".toLowerCase();\n' },
    ["determinism"],
  );
  assert.equal(status, 1, output);
  const found = output.split("\n").filter((line) => line.startsWith("src/numeric/"));
  const expected = lines.flatMap(([, what], index) => (what === undefined ? [] : [{ line: index + 1, what }]));
  assert.equal(found.length, expected.length, output);
  for (const [index, { line, what }] of expected.entries()) {
    assert.match(found[index] ?? "", new RegExp(`^src/numeric/planted\\.ts:${line}:`));
    assert.match(found[index] ?? "", what);
  }
});
