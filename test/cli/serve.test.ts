import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readEnvironment } from "../../src/cli/commands/serve.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { irisFolder } from "./iris.ts";
import { BIN, brine, temporaryFolder } from "./run.ts";

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly banner: string;
  readonly ended: Promise<number | null>;
}

/** Starts `brine serve` and waits for the whole banner. */
function serve(t: TestContext, folder: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(process.execPath, [BIN, "serve", ...words], { cwd: folder, env: { PATH: process.env.PATH, ...env } });
  t.after(() => child.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return new Promise((resolve, reject) => {
    let banner = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      banner += text;
      const url = /listening on (http:\S+)/.exec(banner)?.[1];
      if (url !== undefined && banner.includes("Ctrl-C")) resolve({ child, url, banner, ended });
    });
    child.on("close", (code) => reject(new Error(`ended with ${code}: ${banner}`)));
  });
}

test("the banner's two predictions answer what it says, and Ctrl-C exits 0", { skip: process.platform === "win32" }, async (t) => {
  const { folder } = await irisFolder(t);
  const { child, banner, ended } = await serve(t, folder, ["iris.safetensors", "--port", "0"]);
  const predictions = [...banner.matchAll(/^ {2}(\w+) +(http:\S+\/predict\?\S+)$/gm)];
  assert.equal(predictions.length, 2);
  for (const [, answer, url] of predictions) {
    const { prediction } = (await (await fetch(url)).json()) as { prediction: string };
    assert.equal(prediction, answer);
  }
  assert.notEqual(predictions[0][1], predictions[1][1]);
  child.kill("SIGINT");
  assert.equal(await ended, 0);
});

test("SIGTERM exits 0 too", { skip: process.platform === "win32" }, async (t) => {
  const { folder } = await irisFolder(t);
  const { child, ended } = await serve(t, folder, ["iris.safetensors", "--port", "0"]);
  child.kill("SIGTERM");
  assert.equal(await ended, 0);
});

test("without arguments the models of ./models answer; without those an example is shown", async (t) => {
  const { folder } = await irisFolder(t);
  mkdirSync(join(folder, "models"));
  renameSync(join(folder, "iris.safetensors"), join(folder, "models/iris.safetensors"));
  const { url } = await serve(t, folder, ["--port", "0"]);
  assert.equal((await fetch(`${url}/models/iris`)).status, 200);
  assert.deepEqual(await brine(["serve"], { cwd: temporaryFolder(t) }), {
    code: 2,
    stdout: "",
    stderr:
      "brine: no model is named, and there is no folder /opt/ml/model or ./models\n  Name one: brine serve iris.safetensors\n  brine train makes one: brine train iris.csv --target species\n",
  });
});

test("a port that was asked for and is taken ends it with exit code 1", async (t) => {
  const { folder } = await irisFolder(t);
  const other = createServer();
  t.after(() => other.close());
  const port = await new Promise<number>((resolve) => other.listen(0, "127.0.0.1", () => resolve((other.address() as AddressInfo).port)));
  const stderr = `brine: port ${port} is taken on 127.0.0.1\n  Something else listens there, perhaps another brine. Choose another port: --port ${port === 65535 ? 8080 : port + 1}\n`;
  const ran = await brine(["serve", "iris.safetensors", "--port", String(port)], { cwd: folder });
  assert.deepEqual(ran, { code: 1, stdout: "", stderr });
  const byEnvironment = await brine(["serve", "iris.safetensors"], { cwd: folder, env: { PORT: String(port) } });
  assert.deepEqual(byEnvironment, { code: 1, stdout: "", stderr });
});

test("an option beats the environment", async (t) => {
  const { folder } = await irisFolder(t);
  const { url } = await serve(t, folder, ["iris.safetensors", "--port", "0"], { PORT: "1", HOST: "x86_64-conda-linux-gnu" });
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d{4,5}$/);
});

test("an address that others reach needs --no-auth", async (t) => {
  const { folder } = await irisFolder(t);
  const ran = await brine(["serve", "iris.safetensors", "--port", "0", "--host", "0.0.0.0"], { cwd: folder });
  assert.deepEqual([ran.code, ran.stdout], [2, ""]);
  const refusal =
    /^brine: binding 0\.0\.0\.0 lets other machines call this server, and keys are not in this version\n {2}.*--no-auth\. Else say --host 127\.0\.0\.1: this machine only\.\n$/;
  assert.match(ran.stderr, refusal);
  const byEnvironment = await brine(["serve", "iris.safetensors", "--port", "0"], { cwd: folder, env: { HOST: "0.0.0.0" } });
  assert.match(byEnvironment.stderr, refusal);
});

test("a model that is not there is named once, and is no refused input", async (t) => {
  const { folder } = await irisFolder(t);
  const ran = await brine(["serve", "nope.safetensors"], { cwd: folder });
  assert.deepEqual([ran.code, ran.stderr], [1, "nope.safetensors: there is no such file or folder\n"]);
});

test("on a platform the server asks for no keys, and says so; an option beats its variable", async (t) => {
  const { folder } = await irisFolder(t);
  // Only this machine: the test opens no port to others.
  const words = ["iris.safetensors", "--port", "0", "--host", "127.0.0.1"];
  const { url, banner } = await serve(t, folder, words, { SAGEMAKER_BIND_TO_PORT: "1" });
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d{4,5}$/);
  assert.match(banner, /^SAGEMAKER_BIND_TO_PORT is set: no keys are asked for, SageMaker authenticates callers\n/);
  assert.equal((await fetch(`${url}/predict?sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2`)).status, 200);
  const closed = await brine(["serve", "iris.safetensors"], { cwd: folder, env: { AIP_HTTP_PORT: "8080", BRINE_NO_AUTH: "0" } });
  assert.deepEqual([closed.code, closed.stdout], [2, ""]);
  assert.match(closed.stderr, /^brine: binding 0\.0\.0\.0 lets other machines call this server/);
});

test("Brine's own variables beat the platform's, those the general ones, and a HOST that is no address is none", () => {
  const nothing = { port: undefined, host: undefined, allowedHosts: undefined, noAuth: false, platform: undefined };
  const onVertex = { ...nothing, host: "0.0.0.0", noAuth: true, platform: { variable: "AIP_HTTP_PORT", name: "Vertex AI" } };
  const cases: [NodeJS.ProcessEnv, object][] = [
    [{}, nothing],
    [{ PORT: "", HOST: "" }, nothing],
    [{ PORT: "8080" }, { ...nothing, port: 8080 }],
    [
      { PORT: "8080", BRINE_PORT: "9090" },
      { ...nothing, port: 9090 },
    ],
    [{ HOST: "::1" }, { ...nothing, host: "::1" }],
    [{ HOST: "x86_64-conda-linux-gnu" }, nothing],
    [
      { HOST: "localhost", BRINE_HOST: "127.0.0.2" },
      { ...nothing, host: "127.0.0.2" },
    ],
    [{ BRINE_ALLOWED_HOSTS: "a.example, b.example" }, { ...nothing, allowedHosts: ["a.example", "b.example"] }],
    [{ BRINE_NO_AUTH: "1" }, { ...nothing, noAuth: true }],
    [{ BRINE_NO_AUTH: "0" }, nothing],
    [{ AIP_HTTP_PORT: "8080" }, { ...onVertex, port: 8080 }],
    [{ AIP_HTTP_PORT: "" }, nothing],
    [
      { AIP_HTTP_PORT: "8080", PORT: "1", HOST: "127.0.0.1" },
      { ...onVertex, port: 8080 },
    ],
    [
      { AIP_HTTP_PORT: "8080", BRINE_PORT: "9090", BRINE_HOST: "10.0.0.1" },
      { ...onVertex, port: 9090, host: "10.0.0.1" },
    ],
    [
      { AIP_HTTP_PORT: "8080", BRINE_NO_AUTH: "0" },
      { ...nothing, port: 8080, host: "0.0.0.0" },
    ],
    [{ SAGEMAKER_BIND_TO_PORT: "8081" }, { ...onVertex, port: 8081, platform: { variable: "SAGEMAKER_BIND_TO_PORT", name: "SageMaker" } }],
  ];
  for (const [environment, read] of cases) assert.deepEqual(readEnvironment(environment), read);
  for (const wrong of [{ PORT: "http" }, { BRINE_PORT: "70000" }, { BRINE_HOST: "x_y" }, { AIP_HTTP_PORT: "x" }]) {
    assert.throws(() => readEnvironment(wrong), UsageError);
  }
});
