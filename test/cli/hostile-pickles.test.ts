/** The hostile name inside of files: as a class, a feature, a class label, a key, a step, a parameter, an argument of a call. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { array, binary, bytesOf, dtype, name, shape, text } from "../python/pickle-writer.ts";
import { HOSTILE, isSafe, UNSAFE } from "./hostile.ts";
import { BIN, brine, temporaryFolder } from "./run.ts";

type Part = Uint8Array | string;

/** An instance with these attributes, keys and values in turn. */
function instance(cls: Uint8Array, ...attributes: readonly Part[]): Uint8Array {
  return bytesOf(cls, ")", 0x81, "}(", ...attributes, text("_sklearn_version"), text(`1.9.1${HOSTILE}`), "ub");
}

/** STACK_GLOBAL, which takes any text. */
function anyName(module: string, of: string): Uint8Array {
  return bytesOf(text(module), text(of), 0x93);
}

function texts(...values: readonly string[]): Uint8Array {
  return array(shape(values.length), dtype("O"), bytesOf("](", ...values.map(text), "e"));
}

function doubles(...values: readonly number[]): Uint8Array {
  return array(shape(values.length), dtype("f8"), binary(...new Uint8Array(Float64Array.from(values).buffer)));
}

function classifier(version = "1.9.1"): Uint8Array {
  const attributes = [text("classes_"), texts(`a${HOSTILE}`, `b${HOSTILE}`), text("class_prior_"), doubles(0.25, 0.75)];
  const rest = [text("n_outputs_"), bytesOf("K", 1), text("strategy"), text("prior"), text("_strategy"), text("prior")];
  const inputs = [text("n_features_in_"), bytesOf("K", 2), text("feature_names_in_"), texts(`f${HOSTILE}`, `g${HOSTILE}`)];
  const more = [text(HOSTILE), text(HOSTILE), text("_sklearn_version"), text(version)];
  return bytesOf(name("sklearn.dummy", "DummyClassifier"), ")", 0x81, "}(", ...attributes, ...rest, ...inputs, ...more, "ub");
}

/** A pipeline with one step, named so. */
function pipeline(step: Uint8Array): Uint8Array {
  return bytesOf(
    ...[name("sklearn.pipeline", "Pipeline"), ")", 0x81, "}(", text("steps"), "]", text(HOSTILE), step, 0x86, "a"],
    ...[text("_sklearn_version"), text("1.9.1"), "ub"],
  );
}

const FILES: Readonly<Record<string, Uint8Array>> = {
  "model.pkl": bytesOf(0x80, 4, pipeline(classifier()), "."),
  "version.pkl": bytesOf(0x80, 4, classifier(`1.9.1${HOSTILE}`), "."),
  "class.pkl": bytesOf(0x80, 4, instance(anyName(HOSTILE, HOSTILE), text(`${HOSTILE}_`), "N"), "."),
  "step.pkl": bytesOf(0x80, 4, pipeline(instance(anyName("sklearn.x", HOSTILE), text("a_"), "N")), "."),
  "unfitted.pkl": bytesOf(0x80, 4, pipeline(bytesOf(name("sklearn.linear_model._ridge", "Ridge"), ")", 0x81)), "."),
  "dict.pkl": bytesOf(0x80, 4, "}(", text(HOSTILE), classifier(), text(`2${HOSTILE}`), classifier(), text("x"), text(HOSTILE), "u."),
  "call.pkl": bytesOf(0x80, 4, anyName(HOSTILE, HOSTILE), text(HOSTILE), anyName("os", HOSTILE), 0x86, "R."),
  "damaged.pkl": bytesOf(0x80, 4, anyName(HOSTILE, HOSTILE), text(HOSTILE), 0x85, "R", "}b"),
  "dtype.pkl": bytesOf(0x80, 4, name("numpy", "dtype"), text(HOSTILE), 0x85, "R."),
  "module.pkl": bytesOf(0x80, 4, anyName(HOSTILE, "x"), "}b."),
};

function folderOf(t: TestContext): string {
  const folder = temporaryFolder(t);
  for (const [file, bytes] of Object.entries(FILES)) writeFileSync(join(folder, file), bytes);
  const cell = (value: string): string => `"${value}"`;
  writeFileSync(
    join(folder, "rows.csv"),
    `${[`f${HOSTILE}`, `g${HOSTILE}`, "label"].map(cell).join(",")}\n1,2,${cell(`b${HOSTILE}`)}\n3,4,${cell(`c${HOSTILE}`)}\n`,
  );
  return folder;
}

test("a hostile name inside a file comes through every command as words", async (t) => {
  const folder = folderOf(t);
  const files = Object.keys(FILES);
  const runs: readonly (readonly string[])[] = [
    ...files.flatMap((file) => [
      ["inspect", file],
      ["inspect", file, "--json"],
      ["convert", file, "--out", `${file}.safetensors`],
      ["verify", file],
    ]),
    ["inspect", "dict.pkl", "--key", "modle"],
    ["predict", "model.pkl", "rows.csv"],
    ["predict", "model.pkl", "f=1"],
    ["predict", "model.pkl", `f${HOSTILE}=x`, `g${HOSTILE}=1`],
    ["predict", "class.pkl", "rows.csv"],
    ["evaluate", "model.pkl", "rows.csv", "--target", "label"],
    ["evaluate", "model.pkl", "rows.csv", "--target", "lable"],
    ["convert", "model.pkl", "--examples", "rows.csv", "--out", "m.safetensors"],
    ["inspect", "model.pkl.safetensors"],
    ["serve", "class.pkl", "--port", "0"],
    ["serve", "dict.pkl", "--port", "0"],
  ];
  for (const words of runs) {
    const { code, stdout, stderr } = await brine(words, { cwd: folder });
    const isSound = ["model.pkl", "version.pkl", "model.pkl.safetensors"].includes(words[1]) && words.length < 4;
    if (isSound && !words.includes("f=1") && words[0] !== "evaluate") assert.equal(code, 0, `${words.join(" ")}: ${stderr}`);
    const what = words.slice(0, 2).join(" ");
    if (words.includes("--json")) assert.doesNotMatch(stdout.trimEnd(), /\p{Cc}/u, what);
    // A table holds the cells as they are.
    else if (words[0] !== "predict") isSafe(stdout, what);
    isSafe(stderr, what);
    assert.ok(stdout + stderr !== "", what);
    assert.ok(!stderr.includes("internal error"), stderr);
  }
});

test("and through every route of a server, and its log", async (t) => {
  const folder = folderOf(t);
  const child = spawn(process.execPath, [BIN, "serve", "model.pkl", "--port", "0"], { cwd: folder });
  t.after(() => child.kill("SIGKILL"));
  let log = "";
  await new Promise<void>((resolve) => {
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      log += part;
      if (log.includes("Ctrl-C")) resolve();
    });
    child.on("close", () => resolve());
  });
  const url = /listening on (\S+)/.exec(log)?.[1] ?? assert.fail(log);
  const [f, g] = [`f${HOSTILE}`, `g${HOSTILE}`].map(encodeURIComponent);
  const post = (body: string): RequestInit => ({ method: "POST", body, headers: { "content-type": "application/json" } });
  const requests: readonly (readonly [string, RequestInit?])[] = [
    [`/predict?${f}=1&${g}=2`],
    [`/predict?${f}=x&${g}=`],
    ["/predict"],
    ["/predict", post(JSON.stringify({ [`f${HOSTILE}`]: HOSTILE, [HOSTILE]: 1 }))],
    ["/predict", post(JSON.stringify([{ [`f${HOSTILE}`]: 1, [`g${HOSTILE}`]: 2 }]))],
    ["/predict", post(`{"f${HOSTILE}`)],
    ["/models"],
    ["/models/model"],
    ["/openapi.json"],
    ["/metrics"],
    [`/${f}`],
  ];
  for (const [path, init] of requests) {
    const response = await fetch(url + path, { ...init, headers: { accept: "application/json", ...init?.headers } });
    const body = await response.text();
    if (path === "/metrics") isSafe(body, path);
    else assert.doesNotMatch(body, /\p{Cc}/u, path);
    assert.doesNotMatch(JSON.stringify(Object.fromEntries(response.headers)), UNSAFE, path);
    if (!response.ok && path !== "/metrics") assert.doesNotMatch(JSON.parse(body).detail, UNSAFE, path);
  }
  const page = await (await fetch(`${url}/`, { headers: { accept: "text/html" } })).text();
  assert.ok(!page.includes("<script>alert") && !page.includes("\u001b"), "the page");
  child.kill("SIGINT");
  await new Promise((resolve) => child.on("close", resolve));
  isSafe(log, "the log");
});
