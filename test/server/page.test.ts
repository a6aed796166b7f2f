import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type RunningServer, serve } from "../../src/server/index.ts";
import { diabetesBundle, folderOf, irisBundle } from "../support/bundles.ts";
import { exchange, type Reply, request } from "./support/raw-http.ts";

const BROWSER = { Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

let server: RunningServer;
let several: RunningServer;
before(async () => {
  const names = ["sepal length (cm)", "<script>alert(1)</script>", "petal_length", '"onload="x'];
  const folder = folderOf({
    "iris.safetensors": await irisBundle({ keepRows: true }),
    "odd.safetensors": await irisBundle({ names }),
    "turned.safetensors": await irisBundle({ names: ["a\u202eb", "c", "d", "e"] }),
    "flags.safetensors": await irisBundle({ change: (row) => row.map((value) => Number(value > 3)) }),
    "sugar.safetensors": await diabetesBundle(),
  });
  server = await serve({ models: [join(folder, "iris.safetensors")], port: 0 });
  several = await serve({ models: [folder], port: 0 });
});
after(async () => {
  await server.close();
  await several.close();
});

const open = (of: RunningServer, path: string, headers: Record<string, string> = BROWSER): Promise<Reply> =>
  exchange(of.port, request(`GET ${path}`, headers));

test("a browser gets a page without script, anybody else the state", async () => {
  const page = await open(server, "/");
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  assert.doesNotMatch(page.text, /<script|javascript:| on\w+=| style=/);
  for (const accept of [undefined, "*/*", "application/json", "text/html;q=0"]) {
    const reply = await open(server, "/", accept === undefined ? {} : { Accept: accept });
    assert.equal(reply.text, '{"status":"alive"}');
    assert.equal(reply.headers.vary, "accept");
  }
});

test("it says what the model is, holds a form of its inputs, and shows an answer at once", async () => {
  const { text } = await open(server, "/");
  assert.match(text, /Tells whether the species is <b>setosa<\/b>, <b>versicolor<\/b> or <b>virginica<\/b> from four inputs\./);
  for (const name of ["sepal_length", "sepal_width", "petal_length", "petal_width"]) assert.ok(text.includes(`name="${name}"`));
  assert.match(text, /<p class="class">setosa<\/p>/);
  assert.match(text, /Start from/);
});

test("what the form sends is answered, with the address that gives the same answer to a program", async () => {
  const query = "sepal_length=5.9&sepal_width=3&petal_length=5.1&petal_width=1.8";
  const { text, status } = await open(server, `/?~model=iris&${query}`);
  assert.equal(status, 200);
  const link = /class="url"><a href="([^"]+)"/.exec(text)?.[1].replaceAll("&#38;", "&") ?? "";
  assert.equal(link, `/predict?${query}`);
  const answer = JSON.parse((await open(server, link, {})).text);
  assert.ok(text.includes(`<p class="class">${answer.prediction}</p>`));
});

test("wrong inputs keep what was typed and say what is wrong at each", async () => {
  const { text, status } = await open(server, "/?sepal_length=abc&sepal_width=3&petal_length=&petal_width=9");
  assert.equal(status, 422);
  assert.match(text, /value="abc"[^>]*aria-invalid="true"/);
  assert.match(text, /expected a number, got &#34;abc&#34;/);
  assert.match(text, /expected a number, got nothing/);
  assert.match(text, /outside the training data/);
});

test("of an input that is 0 or 1 both have a bar of the same width, as tall as their rows are many", async () => {
  const { text } = await open(several, "/?~model=flags");
  const [, ofPetalLength] = text.match(/<svg class="track".*?<\/svg>/g) ?? [];
  const bars = [...ofPetalLength.matchAll(/class="hist" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%" height="([\d.]+)"/g)];
  // 51 flowers have petals up to 3 cm long, 99 longer ones; the sepals all are longer, and have no picture.
  assert.deepEqual(
    bars.map(([, ...numbers]) => numbers.map(Number)),
    [
      [0.3, 49.4, 12.9],
      [50.3, 49.4, 25],
    ],
  );
});

test("examples to start from are links by more than their colour", async () => {
  const { text } = await open(server, "/");
  assert.match(text, /\.try a \{[^}]*\}/);
  assert.doesNotMatch(text, /\.try a \{[^}]*text-decoration/);
});

test("names from a stranger's file are text, whatever they hold", async () => {
  const { text, status } = await open(several, "/?~model=odd");
  assert.equal(status, 200);
  assert.ok(!text.includes("<script>alert"));
  assert.ok(!text.includes('"onload="'));
  assert.match(text, /Sepal length <span class="unit">cm<\/span>/);
});

test("a name that would turn its line round is escaped in the JSON to copy, and is isolated where it is text", async () => {
  const { text } = await open(several, "/?~model=turned");
  const blocks = text.match(/<pre><code>.*?<\/code><\/pre>/gs) ?? [];
  assert.equal(blocks.length, 2);
  for (const block of blocks) {
    assert.ok(block.includes("a\\u202eb"));
    assert.ok(!block.includes("\u202e"));
  }
  assert.match(text, /\nb, [^{]*\{ unicode-bidi: isolate; \}/);
});

test("with several models each has its page, and their links lead to one another", async () => {
  const { text } = await open(several, "/?~model=sugar");
  assert.match(text, /Predicts <b>progression<\/b> from ten inputs\./);
  assert.match(text, /<a href="\/\?~model=iris">iris<\/a>/);
  assert.match(text, /\/models\/sugar\/predict\?/);
});

test("a model that is not there is said so, with those that are, and another never stands in for it", async () => {
  const { text, status } = await open(several, "/?~model=nope%3Cb%3E");
  assert.equal(status, 404);
  assert.match(text, /The model &#34;nope&#60;b&#62;&#34; is not here\./);
  assert.match(text, /<a href="\/\?~model=iris">iris<\/a>/);
});

test("its policy allows its one style sheet and nothing else", async () => {
  const { headers } = await open(server, "/");
  assert.match(
    headers["content-security-policy"],
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  );
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["referrer-policy"], "no-referrer");
});

test("the icon that browsers ask for is there", async () => {
  const icon = await open(server, "/favicon.ico");
  assert.deepEqual([icon.status, icon.headers["content-type"]], [200, "image/svg+xml"]);
});
