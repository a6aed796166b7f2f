import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, type TestContext, test } from "node:test";
import { loadModel } from "../../src/model/index.ts";
import { sklearnCases } from "../support/sklearn-fixtures.ts";
import { HOSTILE, isSafe, UNSAFE } from "./hostile.ts";
import { BIN, brine, temporaryFolder } from "./run.ts";

let bytes: Uint8Array;

before(async () => {
  const { cases } = await sklearnCases("1.9.1");
  const found = cases.find(({ estimator, form, input }) => estimator === "LogisticRegression" && form === "model" && "data" in input);
  bytes = found?.files[0].bytes ?? new Uint8Array();
});

/** A folder with a model whose inputs, classes and file are called so. */
async function hostileFolder(t: TestContext): Promise<{ folder: string; file: string; features: string; classes: string }> {
  const folder = temporaryFolder(t);
  const { signature } = await loadModel(bytes);
  const classes = signature.output.kind === "classifier" ? signature.output.classes : [];
  const list = (count: number): string => Array.from({ length: count }, (_, i) => `"${HOSTILE.replaceAll('"', '""')}${i}"`).join(",");
  const file = `${HOSTILE.replaceAll("/", "")}.pkl`;
  writeFileSync(join(folder, file), bytes);
  return { folder, file, features: list(signature.inputs.length), classes: list(classes.length) };
}

test("one hostile name as input, class, key and file comes through every command as words", {
  skip: process.platform === "win32",
}, async (t) => {
  const { folder, file, features, classes } = await hostileFolder(t);
  const names = ["--features", features, "--classes", classes];
  const runs: readonly (readonly string[])[] = [
    ["inspect", file],
    ["inspect", file, "--key", `"${HOSTILE}"`],
    ["convert", file, ...names, "--out", "m.safetensors"],
    ["inspect", "m.safetensors"],
    ["inspect", "m.safetensors", "--json"],
    ["verify", "m.safetensors"],
    ["predict", "m.safetensors", `${HOSTILE}9=1`],
    ["predict", "m.safetensors", ...Array.from({ length: features.split("<script>").length - 1 }, (_, i) => `${HOSTILE}${i}=1`), "--proba"],
    ["predict", file, "nothing.csv"],
    ["evaluate", "m.safetensors", "m.safetensors", "--target", HOSTILE],
    ["convert", file, "--features", "a"],
    ["convert", file, "--classes", `"${HOSTILE}"`],
    ["predict", HOSTILE],
  ];
  for (const words of runs) {
    const { stdout, stderr } = await brine(words, { cwd: folder });
    if (words.includes("--json")) assert.doesNotMatch(stdout.trimEnd(), /\p{Cc}/u);
    else isSafe(stdout, words.slice(0, 2).join(" "));
    isSafe(stderr, words.slice(0, 2).join(" "));
    assert.ok(stdout + stderr !== "", words.slice(0, 2).join(" "));
  }
});

test("and through every route and the server's own lines", { skip: process.platform === "win32" }, async (t) => {
  const { folder, file, features, classes } = await hostileFolder(t);
  const child = spawn(process.execPath, [BIN, "serve", file, "--features", features, "--classes", classes, "--port", "0"], { cwd: folder });
  t.after(() => child.kill("SIGKILL"));
  let log = "";
  await new Promise<void>((resolve) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      if (log.includes("Ctrl-C")) resolve();
    });
    child.on("close", () => resolve());
  });
  const url = /listening on (\S+)/.exec(log)?.[1] ?? assert.fail(log);
  const name = encodeURIComponent(HOSTILE);
  for (const path of [
    "/predict",
    `/predict?${name}=${name}`,
    `/${name}`,
    `/models/${name}`,
    "/models",
    "/openapi.json",
    `/models/${name}/predict?a=1`,
  ]) {
    const response = await fetch(url + path, { headers: { accept: "application/json" } });
    const text = await response.text();
    assert.doesNotMatch(text, /\p{Cc}/u, path);
    assert.doesNotMatch(JSON.stringify(Object.fromEntries(response.headers)), UNSAFE, path);
    if (!response.ok) assert.doesNotMatch(JSON.parse(text).detail, UNSAFE, path);
  }
  const page = await (await fetch(`${url}/?${name}0=${name}`, { headers: { accept: "text/html" } })).text();
  assert.ok(!page.includes("<script>") && !page.includes("\u001b]0"), "the page");
  child.kill("SIGINT");
  await new Promise((resolve) => child.on("close", resolve));
  isSafe(log, "the log");
});
