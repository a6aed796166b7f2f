import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import type { RunningServer } from "../../src/server/index.ts";
import { serveIris } from "./support/iris-server.ts";
import { exchange, type Reply, request } from "./support/raw-http.ts";

let server: RunningServer;
before(async () => {
  server = await serveIris();
});
after(() => server.close());

const ask = (line: string, headers: Record<string, string> = {}, body = ""): Promise<Reply> =>
  exchange(server.port, request(line, headers, body));

test("GET /hello says hello", async () => {
  const reply = await ask("GET /hello");
  assert.deepEqual([reply.status, reply.text], [200, '{"message":"Hello world"}']);
});

test("the probes say alive and ready", async () => {
  assert.deepEqual((await ask("GET /livez")).text, '{"status":"alive"}');
  assert.deepEqual((await ask("GET /readyz")).text, '{"status":"ready"}');
});

test("GET /models lists the models, GET /models/NAME says what one takes and how it came to be", async () => {
  const { models } = JSON.parse((await ask("GET /models")).text);
  assert.equal(models.length, 1);
  assert.deepEqual(
    { name: models[0].name, version: models[0].version, state: models[0].state },
    { name: "iris", version: "1", state: "ready" },
  );
  for (const path of ["/models/iris", "/models/iris/versions/1"]) {
    const model = JSON.parse((await ask(`GET ${path}`)).text);
    assert.equal(model.signature.inputs.length, 4);
    assert.equal(model.card.sklearn, "1.9.1");
    assert.match(model.hash, /^[0-9a-f]{64}$/);
  }
});

test("an unknown path is one 404 that says what there is", async () => {
  for (const path of [
    "/nope",
    "/predict/",
    "/models/iris/nope",
    "/models/iris/versions/1/nope/x",
    "/%2e%2e/etc/passwd",
    `/${"a".repeat(3000)}`,
  ]) {
    const reply = await ask(`GET ${path}`);
    assert.equal(reply.status, 404, path);
    assert.match(JSON.parse(reply.text).hint, /\/predict/);
    assert.ok(reply.text.length < 600);
  }
});

test("a client that leaves in the middle of its body is not reported as a bug", async (t) => {
  const written = t.mock.method(process.stderr, "write", () => true);
  const socket = connect(server.port, "127.0.0.1");
  socket.write("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{", () => setTimeout(() => socket.destroy(), 50));
  await once(socket, "close");
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(written.mock.callCount(), 0);
});

test("a path that is nearly right is told which is", async () => {
  for (const [path, meant] of [
    ["/predict/", "/predict"],
    ["/Predict", "/predict"],
    ["//predict", "/predict"],
    ["/helo", "/hello"],
    ["/openapi", "/openapi.json"],
  ]) {
    assert.match(JSON.parse((await ask(`GET ${path}`)).text).detail, new RegExp(`; did you mean ${meant}\\?$`));
  }
  assert.doesNotMatch(JSON.parse((await ask("GET /xyz")).text).detail, /did you mean/);
});

test("a method that is not allowed is told which are, and a request that works", async () => {
  for (const [line, allow] of [
    ["DELETE /predict", "GET, HEAD, POST, OPTIONS"],
    ["PUT /models/iris/predict", "GET, HEAD, POST, OPTIONS"],
    ["PATCH /models/iris/versions/1/predict", "GET, HEAD, POST, OPTIONS"],
    ["PROPFIND /predict", "GET, HEAD, POST, OPTIONS"],
    ["POST /hello", "GET, HEAD, OPTIONS"],
    ["DELETE /models/iris", "GET, HEAD, OPTIONS"],
    ["POST /", "GET, HEAD, OPTIONS"],
  ] as const) {
    const reply = await ask(line);
    assert.deepEqual([reply.status, reply.headers.allow], [405, allow], line);
    if (line.includes("predict")) assert.match(JSON.parse(reply.text).example, /^curl '/);
  }
});

test("OPTIONS answers 204 with Allow everywhere, and lets pages from anywhere predict", async () => {
  for (const path of ["/predict", "/models/iris/predict", "/hello", "/", "/models", "/openapi.json", "/models/iris"]) {
    const reply = await ask(`OPTIONS ${path}`, { Origin: "https://example.org", "Access-Control-Request-Method": "POST" });
    assert.equal(reply.status, 204, path);
    assert.match(reply.headers.allow, /GET, HEAD/);
    const isOpen = /predict$|^\/models$|openapi/.test(path);
    assert.equal(reply.headers["access-control-allow-origin"], isOpen ? "*" : undefined, path);
    assert.equal(reply.headers["access-control-allow-credentials"], undefined);
    if (path.endsWith("predict")) assert.match(reply.headers["access-control-allow-methods"], /POST/);
  }
});

test("answers and problems carry the CORS header where pages may call, nowhere else", async () => {
  for (const [line, isOpen] of [
    ["GET /predict", true],
    ["GET /predict?sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2", true],
    ["DELETE /predict", true],
    ["GET /models", true],
    ["GET /openapi.json", true],
    ["GET /hello", false],
    ["GET /", false],
    ["GET /models/iris", false],
    ["GET /readyz", false],
  ] as const) {
    const reply = await ask(line, { Origin: "https://example.org" });
    assert.equal(reply.headers["access-control-allow-origin"], isOpen ? "*" : undefined, line);
  }
});

test("what is planned and not built yet answers 501 by name", async () => {
  for (const line of [
    "GET /explain",
    "POST /explain",
    "GET /docs",
    "GET /metrics",
    "GET /v2",
    "GET /v2/health/live",
    "POST /v2/models/iris/infer",
    "POST /v1/models/iris:predict",
    "POST /invocations",
    "GET /ping",
    "GET /version",
    "GET /health",
    "POST /models/iris/explain",
    "POST /models/iris/curve?input=x",
    "GET /models/iris/trees/7",
  ]) {
    const reply = await ask(line, {}, line.startsWith("POST") ? "{}" : "");
    assert.equal(reply.status, 501, line);
    assert.match(JSON.parse(reply.text).detail, /is not in this version$/);
  }
});

test("on loopback the server answers for its own names only", async () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST", `localhost:${server.port}`, "[::1]:80"]) {
    assert.equal((await ask("GET /hello", { Host: host })).status, 200, host);
  }
  for (const path of ["/hello", "/predict?sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2", "/", "/nope"]) {
    for (const host of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:5000", "10.0.0.1", ""]) {
      const reply = await ask(`GET ${path}`, { Host: host });
      assert.equal(reply.status, 421, `${host} ${path}`);
    }
  }
  assert.equal((await exchange(server.port, "GET /hello HTTP/1.1\r\n\r\n")).status, 400);
});

test("a request names its host exactly once, and a whole address in its first line counts for more", async () => {
  for (const [head, status, detail] of [
    ["GET /hello HTTP/1.1", 400, /no Host header/],
    ["GET /predict?sepal_length=5.1 HTTP/1.1", 400, /no Host header/],
    ["GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: evil.example", 400, /2 Host headers: "localhost", "evil.example"/],
    ["GET http://evil.example/hello HTTP/1.1\r\nHost: localhost", 421, /"evil.example"/],
    ["GET http://localhost@evil.example/hello HTTP/1.1\r\nHost: localhost", 421, /evil.example/],
  ] as const) {
    const reply = await exchange(server.port, `${head}\r\n\r\n`);
    assert.equal(reply.headers["content-type"], "application/problem+json", head);
    assert.equal(reply.status, status, head);
    assert.match(JSON.parse(reply.text).detail, detail);
  }
  assert.equal((await exchange(server.port, "GET http://localhost:5000/hello HTTP/1.1\r\nHost: localhost\r\n\r\n")).status, 200);
  assert.equal((await exchange(server.port, "GET /hello HTTP/1.0\r\n\r\n")).status, 200);
});

test("what Node would answer without a word is a problem too: a strange expectation, CONNECT, raw letters in the address", async () => {
  for (const [head, status, detail] of [
    ["GET /hello HTTP/1.1\r\nHost: localhost\r\nExpect: tea", 417, /not "tea"/],
    ["CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost", 405, /no proxy/],
    ["GET /predict?l\u00e4nge=1 HTTP/1.1\r\nHost: localhost", 400, /percent-encoded/],
    ["TEA /hello HTTP/1.1\r\nHost: localhost", 400, /no method of HTTP/],
  ] as const) {
    const reply = await exchange(server.port, `${head}\r\n\r\n`);
    assert.deepEqual([reply.status, reply.headers["content-type"]], [status, "application/problem+json"], head);
    assert.match(JSON.parse(reply.text).detail, detail);
  }
});

test("more hosts are answered for when they are named", async () => {
  const other = await serveIris({ allowedHosts: ["brine.example"] });
  try {
    const status = async (Host: string): Promise<number> => (await exchange(other.port, request("GET /hello", { Host }))).status;
    assert.deepEqual([await status("brine.example:80"), await status("localhost"), await status("evil.example")], [200, 200, 421]);
  } finally {
    await other.close();
  }
});

test("binding an address that others reach needs a word", async () => {
  await assert.rejects(serveIris({ host: "0.0.0.0" }), /binding 0\.0\.0\.0 lets other machines call this server/);
  const open = await serveIris({ host: "0.0.0.0", noAuth: true });
  try {
    assert.equal((await exchange(open.port, request("GET /hello", { Host: "anything.example" }))).status, 200);
  } finally {
    await open.close();
  }
});

test("bytes that are no HTTP are told so, and the server goes on", async () => {
  for (const bytes of ["\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00"]) {
    const reply = await exchange(server.port, bytes);
    assert.equal(reply.status, 400);
    assert.match(JSON.parse(reply.text).detail, /^this is not HTTP\/1\.1$|no method of HTTP/);
  }
  assert.equal((await ask("GET /hello")).status, 200);
});
