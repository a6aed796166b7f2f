import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { RunningServer } from "../../src/server/index.ts";
import { serveIris } from "./support/iris-server.ts";
import { conversation, exchange, type Reply, request } from "./support/raw-http.ts";

const QUERY = "sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2";
const ROW = '{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}';
const JSON_HEADER = { "Content-Type": "application/json" };
const FORM_HEADER = { "Content-Type": "application/x-www-form-urlencoded" };

let server: RunningServer;
before(async () => {
  server = await serveIris();
});
after(() => server.close());

const ask = (line: string, headers: Record<string, string> = {}, body: string | Buffer = ""): Promise<Reply> =>
  exchange(server.port, request(line, headers, body));

function isSetosa(reply: Reply, what: string): void {
  assert.equal(reply.status, 200, `${what}: ${reply.text}`);
  const answer = JSON.parse(reply.text);
  assert.deepEqual(answer.input, JSON.parse(ROW), what);
  assert.equal(answer.prediction, "setosa", what);
}

test("GET /predict answers with the inputs, the class and every class's probability", async () => {
  const reply = await ask(`GET /predict?${QUERY}`);
  assert.equal(reply.status, 200);
  assert.equal(reply.headers["content-type"], "application/json; charset=utf-8");
  const answer = JSON.parse(reply.text);
  assert.deepEqual(Object.keys(answer), ["model", "version", "input", "prediction", "probabilities"]);
  assert.deepEqual(
    { model: answer.model, version: answer.version, prediction: answer.prediction },
    { model: "iris", version: "1", prediction: "setosa" },
  );
  assert.deepEqual(Object.keys(answer.probabilities), ["setosa", "versicolor", "virginica"]);
  assert.match(reply.headers["brine-model"], /^iris\/1@[0-9a-f]{16}$/);
});

test("the short way through the server and the long one give the same bytes", async () => {
  // A second Host-like header sends the request the long way round.
  const short = await ask(`GET /predict?${QUERY}`);
  const long = await ask(`GET /predict?${QUERY}`, { Accept: "*/*", "X-Odd-Header": "1", "If-None-Match": '"other"' });
  assert.equal(long.text, short.text);
  const { date: _, ...headers } = short.headers;
  const { date: __, ...others } = long.headers;
  assert.deepEqual(others, headers);
});

test("a model answers under its name and its version as well", async () => {
  for (const path of ["/models/iris/predict", "/models/iris/versions/1/predict"]) isSetosa(await ask(`GET ${path}?${QUERY}`), path);
});

test("GET looks neither at the Content-Type nor at a body", async () => {
  isSetosa(await ask(`GET /predict?${QUERY}`, JSON_HEADER), "type without body");
  isSetosa(await ask(`GET /predict?${QUERY}`, JSON_HEADER, "not json"), "with a body");
  isSetosa(await ask(`GET /predict?${QUERY}`, { "Content-Type": "image/png" }), "strange type");
});

test("a body that is JSON is read as JSON when its type is missing or curl's default", async () => {
  for (const headers of [
    JSON_HEADER,
    {},
    FORM_HEADER,
    { "Content-Type": "text/plain" },
    { "Content-Type": "application/octet-stream" },
    { "Content-Type": "application/json; charset=utf-8" },
    { "Content-Type": "APPLICATION/JSON" },
    { "Content-Type": "application/vnd.api+json" },
  ]) {
    isSetosa(await ask("POST /predict", headers, ROW), JSON.stringify(headers));
  }
  isSetosa(await ask("POST /predict", JSON_HEADER, `\ufeff ${ROW}\r\n`), "with a byte order mark");
  isSetosa(await ask("POST /predict", JSON_HEADER, ROW.replace("5.1", "[5.1]")), "R's one-element array");
});

test("form fields are read as fields", async () => {
  isSetosa(await ask("POST /predict", FORM_HEADER, QUERY), "a form");
  isSetosa(await ask("POST /predict", {}, `${QUERY}\n`), "without a type");
});

test("an array of objects gives an array of answers", async () => {
  const reply = await ask("POST /predict", JSON_HEADER, `[${ROW},${ROW.replace("1.4", "4.7").replace("0.2", "1.2")}]`);
  const answer = JSON.parse(reply.text);
  assert.deepEqual(Object.keys(answer), ["model", "version", "predictions"]);
  assert.deepEqual(
    answer.predictions.map((each: { prediction: string }) => each.prediction),
    ["setosa", "versicolor"],
  );
  assert.deepEqual(Object.keys(answer.predictions[0]), ["prediction", "probabilities"]);
  const one = JSON.parse((await ask(`GET /predict?${QUERY}`)).text);
  assert.deepEqual(answer.predictions[0], { prediction: one.prediction, probabilities: one.probabilities });
  assert.deepEqual(JSON.parse((await ask("POST /predict", JSON_HEADER, "[]")).text).predictions, []);
});

test("one table gives one answer as JSON, CSV, TSV and NDJSON", async () => {
  const rows = [ROW, ROW.replace("1.4", "4.7").replace("0.2", "1.2")];
  const expected = (await ask("POST /predict", JSON_HEADER, `[${rows}]`)).text;
  const lines = rows.map((row) => Object.values(JSON.parse(row)).join(","));
  const csv = `${["sepal_length,sepal_width,petal_length,petal_width", ...lines].join("\r\n")}\r\n`;
  for (const [type, body] of [
    ["text/csv", csv],
    ["text/csv; charset=utf-8; header=present", csv.replaceAll("\r", "")],
    ["text/tab-separated-values", csv.replaceAll(",", "\t")],
    ["application/x-ndjson", rows.join("\n")],
    ["application/jsonlines", `${rows.join("\n")}\n`],
    ["text/csv", csv.replace("petal_width", "petal_width,passenger").replaceAll(/(\d)\r/g, "$1,abc\r")],
  ] as const) {
    assert.equal((await ask("POST /predict", { "Content-Type": type }, body)).text, expected, type);
  }
});

test("every order of keys gives the same bytes", async () => {
  const expected = (await ask("POST /predict", JSON_HEADER, ROW)).text;
  const entries = Object.entries(JSON.parse(ROW));
  for (let turn = 1; turn < entries.length; turn++) {
    const turned = Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)]);
    assert.equal((await ask("POST /predict", JSON_HEADER, JSON.stringify(turned))).text, expected);
  }
});

test("HEAD gives the headers of GET and no body", async () => {
  const get = await ask(`GET /predict?${QUERY}`);
  const head = await ask(`HEAD /predict?${QUERY}`);
  assert.equal(head.status, 200);
  assert.equal(head.headers["content-length"], get.headers["content-length"]);
  assert.equal(head.headers.etag, get.headers.etag);
});

test("a client that has the answer already is told so", async () => {
  const { headers } = await ask(`GET /predict?${QUERY}`);
  assert.equal(headers["cache-control"], "no-cache");
  for (const tag of [headers.etag, `"a", W/${headers.etag}`, "*"]) {
    const reply = await ask(`GET /predict?${QUERY}`, { "If-None-Match": tag });
    assert.deepEqual([reply.status, reply.text, reply.headers.etag], [304, "", headers.etag]);
  }
  assert.equal((await ask("GET /predict?sepal_length=x", { "If-None-Match": headers.etag })).status, 422);
});

function objectOf(keys: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 1])));
}

function formOf(fields: number): string {
  return Array.from({ length: fields }, (_, i) => `k${i}=1`).join("&");
}

/** What is wrong, the request, its status, and words that its problem must hold. */
const WRONG: readonly [
  what: string,
  line: string,
  headers: Record<string, string>,
  body: string | Buffer,
  status: number,
  words: readonly string[],
][] = [
  ["nothing at all", "GET /predict", {}, "", 422, ["sepal_length: missing", "curl 'http://127.0.0.1/predict?sepal_length="]],
  [
    "a missing input",
    "GET /predict?sepal_length=1&sepal_width=2&petal_length=3",
    {},
    "",
    422,
    ['{"name":"petal_width","detail":"missing"}'],
  ],
  ["an empty value", `GET /predict?${QUERY.replace("0.2", "")}`, {}, "", 422, ["expected a number, got nothing"]],
  ["a repeated input", `GET /predict?${QUERY}&petal_width=1`, {}, "", 422, ["given 2 times"]],
  [
    "a name nearly right",
    `GET /predict?${QUERY.replace("petal_width", "petal_with")}`,
    {},
    "",
    422,
    ['did you mean \\"petal_width\\"?', "missing"],
  ],
  [
    "text for a number",
    `GET /predict?${QUERY.replace("0.2", "abc")}`,
    {},
    "",
    422,
    ['{"name":"petal_width","detail":"expected a number, got \\"abc\\""}'],
  ],
  ["infinity", `GET /predict?${QUERY.replace("0.2", "Infinity")}`, {}, "", 422, ["expected a finite number"]],
  ["a number beyond the doubles", `GET /predict?${QUERY.replace("0.2", "1e999")}`, {}, "", 422, ["too large"]],
  ["a number beyond float32", `GET /predict?${QUERY.replace("0.2", "1e39")}`, {}, "", 422, ["too large"]],
  ["a hexadecimal number", `GET /predict?${QUERY.replace("0.2", "0x10")}`, {}, "", 422, ["expected a number"]],
  ["a value of 20,000 digits", `GET /predict?${QUERY.replace("0.2", "9".repeat(20_000))}`, {}, "", 422, ["too large", "…"]],
  ["an address of 100 kB", `GET /predict?${QUERY.replace("0.2", "9".repeat(100_000))}`, {}, "", 431, ["64 KiB", "POST"]],
  ["__proto__ as an input", `GET /predict?${QUERY}&__proto__=1`, {}, "", 422, ['"name":"__proto__"']],
  [
    "broken percent-encoding",
    `GET /predict?${QUERY.replace("0.2", "%ZZ")}`,
    {},
    "",
    422,
    ['"errors":[{"name":"petal_width","detail":"not valid percent-encoding (a \\"%\\" is written \\"%25\\")"}]'],
  ],
  ["inputs beside a body", `POST /predict?${QUERY}`, JSON_HEADER, ROW, 422, ["not in the address"]],
  ["an empty body", "POST /predict", JSON_HEADER, "", 400, ["The body is empty"]],
  ["an empty body without a type", "POST /predict", {}, "", 400, ["The body is empty"]],
  [
    "broken JSON",
    "POST /predict",
    JSON_HEADER,
    '{"sepal_length":5.1',
    400,
    ['{\\\\\\"sepal_length', "missing", "curl http://127.0.0.1/predict"],
  ],
  ["a comma too many", "POST /predict", JSON_HEADER, '{"sepal_length":5.1,}', 400, ["comma before a closing bracket"]],
  ["NaN in JSON", "POST /predict", JSON_HEADER, '{"sepal_length":NaN}', 400, ["not JSON"]],
  ["a Python dict", "POST /predict", JSON_HEADER, "{'sepal_length': 5.1}", 400, ["json.dumps"]],
  ["quotes eaten by a shell", "POST /predict", FORM_HEADER, "{sepal_length:5.1,sepal_width:3.5}", 400, ["shell has taken the quotes"]],
  ["quotes kept by cmd", "POST /predict", FORM_HEADER, "'{sepal_length:5.1}'", 400, ["cmd knows double quotes only"]],
  ["--data file without @", "POST /predict", FORM_HEADER, "t1.json", 400, ["name of a file", "@t1.json"]],
  ["words", "POST /predict", {}, "hello there", 400, ["hello there"]],
  ["a key twice", "POST /predict", JSON_HEADER, '{"sepal_length":5.1,"sepal_length":5.2}', 400, ["stands twice"]],
  ["a key twice, once escaped", "POST /predict", JSON_HEADER, '{"sepal_length":5.1,"sepal\\u005flength":5.2}', 400, ["stands twice"]],
  ["nesting 100,000 deep", "POST /predict", JSON_HEADER, "[".repeat(100_000) + "]".repeat(100_000), 400, ["64 deep"]],
  ["JSON inside JSON", "POST /predict", JSON_HEADER, JSON.stringify(ROW), 422, ["encoded twice"]],
  ["a wrapper data", "POST /predict", JSON_HEADER, `{"data":${ROW}}`, 422, ['The inputs stand inside \\"data\\"', "curl"]],
  ["a wrapper instances", "POST /predict", JSON_HEADER, `{"instances":[${ROW}]}`, 422, ['The inputs stand inside \\"instances\\"']],
  ["JSON in a wrapper", "POST /predict", JSON_HEADER, JSON.stringify({ body: ROW }), 422, ['The inputs stand inside \\"body\\"']],
  ["a row without names", "POST /predict", JSON_HEADER, "[5.1,3.5,1.4,0.2]", 422, ["A row is an object"]],
  ["rows without names", "POST /predict", JSON_HEADER, "[[5.1,3.5,1.4,0.2]]", 422, ["A row is an object"]],
  ["null", "POST /predict", JSON_HEADER, "null", 422, ["got null"]],
  ["a number as text", "POST /predict", JSON_HEADER, ROW.replace("5.1", '"5.1"'), 422, ["write it without quotes"]],
  [
    "wrong types",
    "POST /predict",
    JSON_HEADER,
    '{"sepal_length":true,"sepal_width":{},"petal_length":null,"petal_width":[1,2]}',
    422,
    ["got true", "got an object", "got null", "got an array of 2"],
  ],
  ["one wrong row of many", "POST /predict", JSON_HEADER, `[${ROW},{}]`, 422, ['{"row":1,"name":"sepal_length","detail":"missing"}']],
  ["a body that is not UTF-8", "POST /predict", JSON_HEADER, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, ["not UTF-8"]],
  ["a body in UTF-16", "POST /predict", JSON_HEADER, Buffer.from(`\ufeff${ROW}`, "utf16le"), 400, ["UTF-16"]],
  ["an object of 1,041 keys", "POST /predict", JSON_HEADER, objectOf(1041), 400, ["an object has more than 1040 keys"]],
  ["an object of 1,040 keys", "POST /predict", JSON_HEADER, objectOf(1040), 422, ["not an input of this model"]],
  ["a form of 1,041 fields", "POST /predict", FORM_HEADER, formOf(1041), 400, ["the form has more than 1040 fields"]],
  ["a form of 1,040 fields", "POST /predict", FORM_HEADER, formOf(1040), 422, ["not an input of this model"]],
  ["a body of 10 MB", "POST /predict", JSON_HEADER, `[${"1,".repeat(5_000_000)}1]`, 413, ["8 MiB"]],
  ["a picture", "POST /predict", { "Content-Type": "image/png" }, "x", 415, ["image/png", "application/json"]],
  ["a form with files", "POST /predict", { "Content-Type": "multipart/form-data; boundary=x" }, "x", 415, ["multipart/form-data"]],
  ["a Content-Type that is none", "POST /predict", { "Content-Type": "json" }, ROW, 415, ["a subtype", "application/json"]],
  ["another charset", "POST /predict", { "Content-Type": "application/json; charset=latin1" }, ROW, 415, ["latin1"]],
  ["a compressed body", "POST /predict", { ...JSON_HEADER, "Content-Encoding": "gzip" }, "x", 415, ["gzip"]],
  [
    "CSV without a column",
    "POST /predict",
    { "Content-Type": "text/csv" },
    "sepal_length,sepal_width\n1,2\n",
    422,
    ['{"name":"petal_length","detail":"missing"}'],
  ],
  [
    "CSV without a header",
    "POST /predict",
    { "Content-Type": "text/csv" },
    "5.1,3.5,1.4,0.2\n6,3,5,2\n",
    422,
    ["The first line is all numbers and was read as data", 'Put a line of names before it: \\"sepal_length\\", \\"sepal_width\\"'],
  ],
  [
    "CSV whose first line is half text",
    "POST /predict",
    { "Content-Type": "text/csv" },
    "5.1,3.5,1.4,setosa\n6,3,5,virginica\n",
    422,
    ['The first line was read as the columns\' names: \\"5.1\\"', 'The inputs are \\"sepal_length\\"'],
  ],
  ["ragged CSV", "POST /predict", { "Content-Type": "text/csv" }, "sepal_length,sepal_width\n1\n", 400, ["line 2, sepal_width: this row"]],
  [
    "a line that is no JSON",
    "POST /predict",
    { "Content-Type": "application/x-ndjson" },
    `${ROW}\n{"a":`,
    400,
    ["line 2: this line is not JSON"],
  ],
  ["an empty table", "POST /predict", { "Content-Type": "text/csv" }, "", 400, ['"detail":"the body is empty"']],
  [
    "a table that swells",
    "POST /predict",
    { "Content-Type": "text/csv" },
    gzipSync("a\n".repeat(5_000_000)),
    400,
    ["8388608 bytes once decompressed"],
  ],
  ["a table without its type", "POST /predict", FORM_HEADER, "sepal_length,sepal_width\n1,2\n", 400, ["-H 'content-type: text/csv'"]],
  [
    "a cell of text",
    "POST /predict",
    { "Content-Type": "text/csv" },
    "sepal_length,sepal_width,petal_length,petal_width\n1,2,3,4\n1,2,abc,4\n1,2,3,\n",
    422,
    ['{"row":1,"name":"petal_length","detail":"expected a number, got \\"abc\\""}', '{"row":2,"name":"petal_width","detail":"missing"}'],
  ],
  ["Arrow", "POST /predict", { "Content-Type": "application/vnd.apache.arrow.stream" }, "x", 415, ["not in this version"]],
  ["an unknown model", `GET /models/nope/predict?${QUERY}`, {}, "", 404, ['no model \\"nope\\"', "There is iris."]],
  ["an unknown version", `GET /models/iris/versions/2/predict?${QUERY}`, {}, "", 404, ['no version \\"2\\"', "Its versions are 1."]],
];

for (const [what, line, headers, body, status, words] of WRONG) {
  test(`${what} is refused with ${status} and what to do`, async () => {
    const reply = await ask(line, headers, body);
    assert.equal(reply.status, status, reply.text);
    assert.equal(reply.headers["content-type"], "application/problem+json");
    const problem = JSON.parse(reply.text);
    assert.equal(problem.status, status);
    assert.ok(problem.type && problem.title && problem.detail);
    for (const word of words) assert.ok(reply.text.includes(word), `${word} is not in ${reply.text}`);
    isSetosa(await ask(`GET /predict?${QUERY}`), "the next request");
  });
}

test("after a refusal the connection serves on", async () => {
  const all = await conversation(server.port, [request("POST /predict", JSON_HEADER, "{"), request("GET /hello", { Connection: "close" })]);
  assert.deepEqual(all.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 400", "HTTP/1.1 200"]);
});
