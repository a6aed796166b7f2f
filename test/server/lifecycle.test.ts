import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { banner, serve } from "../../src/server/index.ts";
import { folderOf, irisBundle } from "../support/bundles.ts";
import { ROOT } from "../support/repository.ts";
import { serveIris } from "./support/iris-server.ts";
import { conversation, exchange, request } from "./support/raw-http.ts";

const QUERY = "sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2";

test("closing under load loses no request: each that was sent is answered", async () => {
  const server = await serveIris();
  let sent = 0;
  let answered = 0;
  const clients = Array.from({ length: 16 }, () => {
    return new Promise<void>((resolve) => {
      const socket = connect(server.port, "127.0.0.1");
      const ask = (): void => {
        sent++;
        socket.write(request(`GET /predict?${QUERY}`));
      };
      socket.setEncoding("latin1");
      socket.on("connect", ask);
      socket.on("data", (text) => {
        assert.match(String(text), /^HTTP\/1\.1 200/);
        answered++;
        if (/connection: close/i.test(String(text))) socket.end();
        else ask();
      });
      socket.on("error", () => resolve());
      socket.on("close", () => resolve());
    });
  });
  while (answered < 500) await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([server.close(), ...clients]);
  assert.equal(answered, sent);
});

test("a request that is still arriving when the close begins is answered", async () => {
  const server = await serveIris();
  const body = '{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}';
  const bytes = request("POST /predict", { "Content-Type": "application/json" }, body).toString();
  const answer = new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(server.port, "127.0.0.1", () => {
      socket.write(bytes.slice(0, -20), () => {
        void server.close();
        setImmediate(() => socket.write(bytes.slice(-20)));
      });
    });
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
  });
  const text = await answer;
  assert.match(text, /^HTTP\/1\.1 200/);
  assert.match(text, /connection: close/i);
});

test("an idle connection does not hold the close up, and a stuck one only for so long", async () => {
  const server = await serveIris();
  const idle = connect(server.port, "127.0.0.1");
  const stuck = connect(server.port, "127.0.0.1");
  stuck.on("error", () => {});
  await new Promise<void>((resolve) =>
    stuck.write("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n", () => resolve()),
  );
  await exchange(server.port, request("GET /hello"));
  const ended = [idle, stuck].map((socket) => new Promise((resolve) => socket.resume().on("close", resolve)));
  await server.close({ timeoutMs: 600 });
  await Promise.all(ended);
  await assert.rejects(exchange(server.port, request("GET /hello")));
});

test("a port that was asked for and is taken is refused with what to do", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  try {
    await assert.rejects(serveIris({ port }), (error: Error & { hint?: string }) => {
      return error.message === `port ${port} is taken on 127.0.0.1` && error.hint?.includes(`--port ${port + 1}`) === true;
    });
  } finally {
    other.close();
  }
});

test("a server that failed to listen leaves nothing open", async () => {
  await assert.rejects(serveIris({ host: "192.0.2.1", noAuth: true }), /this machine has no address 192\.0\.2\.1/);
});

test("the banner's addresses work, and two of them are predictions that differ", async () => {
  const server = await serveIris();
  try {
    const urls = banner(server).match(/http:\S+/g) ?? [];
    const predictions = urls.filter((url) => url.includes("/predict?"));
    assert.equal(predictions.length, 2);
    const answers = await Promise.all(
      predictions.map(
        async (url) =>
          JSON.parse((await exchange(server.port, request(`GET ${new URL(url).pathname}${new URL(url).search}`))).text).prediction,
      ),
    );
    assert.notEqual(answers[0], answers[1]);
    for (const [i, answer] of answers.entries()) assert.ok(banner(server).includes(`${answer}`), `${i}`);
    for (const url of urls) assert.equal((await fetch(url)).status, 200, url);
  } finally {
    await server.close();
  }
});

test("addresses too long to be clicked stay out of the banner", async () => {
  const names = ["a", "b", "c", "d"].map((letter) => letter.repeat(300));
  const file = join(folderOf({ "wide.safetensors": await irisBundle({ names, trees: 3 }) }), "wide.safetensors");
  const server = await serve({ models: [file], port: 0 });
  try {
    assert.ok(banner(server).includes(`${server.url}/openapi.json`));
    assert.ok(banner(server).length < 600);
  } finally {
    await server.close();
  }
});

test("requests one after another on one connection are answered in order", async () => {
  const server = await serveIris();
  try {
    const text = await conversation(server.port, [
      request(`GET /predict?${QUERY}`),
      request("GET /hello"),
      request(`GET /predict?${QUERY}`),
      request("GET /livez", { Connection: "close" }),
    ]);
    assert.deepEqual(
      text.match(/setosa|Hello|status/g)?.filter((word, i, all) => word !== all[i - 1]),
      ["setosa", "Hello", "setosa", "status"],
    );
  } finally {
    await server.close();
  }
});

test("a classifier alone, of what a vectorizer makes, says in banner and error how to join them", async () => {
  const server = await serve({ models: [`${ROOT}examples/tutorial-2018/model.pkl`], port: 0 });
  try {
    const hint = "Where a vectorizer or another step makes them, join it: brine serve --join step.pkl model.pkl";
    assert.ok(banner(server).includes(`  Model "model": The model's file names none of its 600 inputs. ${hint}\n`), banner(server));
    const refused = await fetch(`${server.url}/predict?text=hello`);
    const problem = (await refused.json()) as { readonly hint: string };
    assert.deepEqual([refused.status, problem.hint.endsWith(hint)], [422, true], problem.hint);
  } finally {
    await server.close();
  }
});
