import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import type { ModelFileError } from "../../src/errors/index.ts";
import { type RunningServer, serve } from "../../src/server/index.ts";
import { folderOf, irisBundle } from "../support/bundles.ts";
import { exchange, type Reply, request } from "./support/raw-http.ts";

let iris: Uint8Array;
let small: Uint8Array;
before(async () => {
  iris = await irisBundle();
  small = await irisBundle({ trees: 3 });
});

const QUERY = "sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2";
const get = (server: RunningServer, path: string): Promise<Reply> => exchange(server.port, request(`GET ${path}`));

async function serving(models: string[], act: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await serve({ models, port: 0 });
  try {
    await act(server);
  } finally {
    await server.close();
  }
}

test("a folder's files are its models; what is no model file is passed by", async () => {
  const folder = folderOf({
    "iris.safetensors": iris,
    "other.safetensors": small,
    "README.md": new Uint8Array(),
    ".hidden.safetensors": small,
  });
  await serving([folder], async (server) => {
    assert.deepEqual(server.repository.names, ["iris", "other"]);
    assert.equal((await get(server, `/models/other/predict?${QUERY}`)).status, 200);
    const short = await get(server, `/predict?${QUERY}`);
    assert.equal(short.status, 404);
    assert.match(short.text, /\/models\/iris\/predict or \/models\/other\/predict/);
  });
});

test("of the versions in NAME/VERSION/FILE the highest answers, as numbers are ordered", async () => {
  const folder = folderOf({});
  for (const [version, bytes] of [
    ["2", small],
    ["10", iris],
    ["x", small],
  ] as const) {
    mkdirSync(join(folder, "iris", version), { recursive: true });
    writeFileSync(join(folder, "iris", version, "model.safetensors"), bytes);
  }
  await serving([folder], async (server) => {
    assert.equal(JSON.parse((await get(server, `/predict?${QUERY}`)).text).version, "10");
    assert.equal(JSON.parse((await get(server, `/models/iris/versions/2/predict?${QUERY}`)).text).version, "2");
    assert.equal((await get(server, `/models/iris/versions/x/predict?${QUERY}`)).status, 404);
  });
});

test("of two files of one name a bundle beats its source", async () => {
  const folder = folderOf({ "iris.safetensors": iris, "iris.pkl": new Uint8Array([0x80, 4]) });
  await serving([folder], async (server) => assert.equal((await get(server, `/predict?${QUERY}`)).status, 200));
});

test("two bundles of one name are both named and refused", async () => {
  const a = join(folderOf({ "iris.safetensors": iris }), "iris.safetensors");
  const b = join(folderOf({ "iris.safetensors": small }), "iris.safetensors");
  await assert.rejects(serve({ models: [a, b], port: 0 }), (error: ModelFileError) => {
    return error.message === 'two files are model "iris", version 1' && [a, b].every((file) => error.hint?.includes(file));
  });
  const folder = folderOf({ "iris.safetensors": iris });
  mkdirSync(join(folder, "dup", "1"), { recursive: true });
  for (const file of ["a.safetensors", "b.safetensors"]) writeFileSync(join(folder, "dup", "1", file), small);
  await serving([folder], async (server) => {
    for (const path of ["/models", "/models/dup", "/models/dup/predict"]) {
      const { text } = await get(server, path);
      assert.match(text, /two files are model/);
      assert.ok(!/safetensors/.test(text), text);
    }
  });
});

test("a broken model keeps the rest serving, and says why it does not answer itself", async () => {
  const folder = folderOf({ "iris.safetensors": iris, "broken.safetensors": iris.slice(0, 1000) });
  await serving([folder], async (server) => {
    assert.equal((await get(server, `/models/iris/predict?${QUERY}`)).status, 200);
    const broken = await get(server, `/models/broken/predict?${QUERY}`);
    assert.equal(broken.status, 503);
    assert.ok(broken.headers["retry-after"]);
    assert.equal((await get(server, "/readyz")).status, 200);
    assert.equal(JSON.parse((await get(server, "/models/broken")).text).state, "failed");
  });
  await serving([join(folder, "iris.safetensors"), join(folder, "broken.safetensors")], async (server) => {
    const ready = await get(server, "/readyz");
    assert.equal(ready.status, 503);
    assert.match(ready.text, /broken, version 1/);
  });
});

test("without a single model that can answer the server does not start", async () => {
  const folder = folderOf({ "broken.safetensors": iris.slice(0, 1000) });
  await assert.rejects(serve({ models: [join(folder, "broken.safetensors")], port: 0 }));
  await assert.rejects(serve({ models: [folderOf({})], port: 0 }), /no model in/);
  await assert.rejects(serve({ models: [join(folder, "nope")], port: 0 }), /there is no such file or folder/);
});
