import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { serve } from "../../src/server/index.ts";
import { brine, run, temporaryFolder } from "../cli/run.ts";
import { printed, printedBy } from "../support/page-cells.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(join(ROOT, "README.md"), "utf8");
const blocks = [...page.matchAll(/^```(sh|json)\n(.*?)^```/gms)].map(([, language, text]) => ({ language, text: text.trim() }));
const commands = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.split("\n"))
  .map((line) => line.replace(/\s+#.*/, ""));
/** `npm start` and `npm test` are run by the slow tests of scripts. */
const ofBrine = commands.filter((line) => !line.startsWith("npm ") && !line.startsWith("curl "));

const REVIEWS = ["examples/tutorial-2018/vectorizer.pkl", "examples/tutorial-2018/model.pkl"];

/** What a server says until it is ready, on a free port; then it is ended as by Ctrl-C. */
function bannerOf(line: string, cwd: string): Promise<string> {
  const [, ...words] = `${line.replace(/ --port \d+/, "")} --port 0`.split(" ");
  const child = spawn(process.execPath, words, { cwd });
  let banner = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    banner += text;
    if (banner.includes("Ctrl-C")) child.kill("SIGINT");
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code) => (code === 0 ? resolve(banner) : reject(new Error(`${line} ended with ${code}: ${banner}`))));
  });
}

test("every command of README.md does its work, in the order in which they stand", { skip: process.platform === "win32" }, async (t) => {
  const folder = temporaryFolder(t);
  for (const name of ["dist", "examples"]) symlinkSync(join(ROOT, name), join(folder, name));
  assert.deepEqual(
    ofBrine.map((line) => line.split(" ")[2]),
    ["serve", "train", "inspect", "predict", "verify", "serve"],
  );
  for (const line of ofBrine) {
    if (line.includes(" serve ")) {
      assert.match(await bannerOf(line, folder), /listening on http/);
      continue;
    }
    const { code, stdout, stderr } = await run("sh", ["-c", line], { cwd: folder });
    assert.equal(code, 0, `${line}\n${stderr}`);
    assert.match(stdout, /\S/, line);
  }
});

test("the requests of README.md are answered with what stands below them, by the files of 2018 and by the model that npm start trains", async (t) => {
  const folder = temporaryFolder(t);
  const { TRAIN } = await import(new URL("../../../scripts/start/iris.mjs", import.meta.url).href);
  const words: string[] = TRAIN.slice(0, -1);
  assert.equal(words.at(-1), "--out");
  const bundle = join(folder, "iris.safetensors");
  assert.equal((await brine([...words, bundle], { cwd: ROOT })).code, 0);
  const iris = await serve({ models: [bundle], port: 0 });
  t.after(() => iris.close());
  const names = { features: ["query"], classes: ["Negative", "Positive"] };
  const reviews = await serve({ models: REVIEWS.map((file) => join(ROOT, file)), join: true, load: names, port: 0 });
  t.after(() => reviews.close());
  const asked = blocks.flatMap(({ language, text }, i) =>
    language === "sh" && text.startsWith("curl ") ? [{ request: text, answer: blocks[i + 1] }] : [],
  );
  assert.equal(asked.length, 3);
  for (const { request, answer } of asked) {
    const [, path] = /^curl 'http:\/\/127\.0\.0\.1:5000(\/[^']*)'$/.exec(request) ?? assert.fail(request);
    const server = path.includes("query=") ? reviews : iris;
    const text = await (await fetch(`${server.url}${path}`)).text();
    assert.equal(answer.language, "json");
    assert.equal(text.trim().replaceAll(`127.0.0.1:${server.port}`, "127.0.0.1:5000"), answer.text);
  }
});

test("the TypeScript of README.md prints what its comments say", async (t) => {
  const folder = temporaryFolder(t);
  const cells = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code]) => code);
  assert.equal(cells.length, 2);
  const { TRAIN } = await import(new URL("../../../scripts/start/iris.mjs", import.meta.url).href);
  const bundle = join(folder, "iris.safetensors");
  assert.equal((await brine([...TRAIN.slice(0, -1), bundle], { cwd: ROOT })).code, 0);
  for (const cell of cells) {
    const said = [...cell.matchAll(/^console\.log.*; \/\/ (.*)$/gm)].map(([, text]) => text);
    const code = cell.replaceAll("models/iris.safetensors", bundle);
    assert.equal(printedBy(code).replace(/\s+/g, " ").trim(), said.join(" "));
  }
});

test("every relative link of every page leads to a file", () => {
  const pages = readdirSync(ROOT, { withFileTypes: true })
    .filter(({ name }) => !/^(?:\.|node_modules$|dist$)/.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(ROOT, entry.name), { recursive: true, encoding: "utf8" }).map((name) => join(entry.name, name))
        : entry.name,
    )
    .filter((name) => name.endsWith(".md") && !/[\\/](?:node_modules|\.venv)[\\/]/.test(name));
  assert.ok(pages.length >= 10, pages.join(" "));
  const broken: string[] = [];
  for (const name of pages) {
    const text = readFileSync(join(ROOT, name), "utf8").replace(/^```.*?^```/gms, "");
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target)) continue;
      if (!existsSync(join(ROOT, dirname(name), decodeURIComponent(target.replace(/#.*/, ""))))) broken.push(`${name}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test("README.md leads to every page of docs", () => {
  const linked = new Set(Array.from(page.matchAll(/\]\((docs\/[\w-]+\.md)\)/g), ([, target]) => target));
  const pages = readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`);
  assert.deepEqual(
    pages.filter((name) => !linked.has(name)),
    [],
  );
});

test("the package is an ES module that require takes, too, and npm pack calls it what README.md says", () => {
  const { name, version, type } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Readonly<Record<string, string>>;
  assert.equal(type, "module");
  assert.ok(page.includes(`/${name}-${version}.tgz\``));
  assert.equal(printed("--input-type=commonjs", "--eval", 'console.log(typeof require("brine").load)'), "function\n");
});
