import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type RunningServer, serve } from "../../src/server/index.ts";
import { diabetesBundle, folderOf, irisBundle } from "../support/bundles.ts";
import { exchange, request } from "./support/raw-http.ts";

let folder: string;
let one: RunningServer;
let two: RunningServer;
before(async () => {
  folder = folderOf({
    "iris.safetensors": await irisBundle({ names: ["sepal length (cm)", "a b", 'c"d', "größe"] }),
    "diabetes.safetensors": await diabetesBundle(),
  });
  one = await serve({ models: [join(folder, "iris.safetensors")], port: 0 });
  two = await serve({ models: [folder], port: 0 });
});
after(async () => {
  await one.close();
  await two.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a document is JSON of any shape
type Json = any;
const get = async (server: RunningServer, path: string): Promise<Json> =>
  JSON.parse((await exchange(server.port, request(`GET ${path}`))).text);

test("the document is valid OpenAPI 3.1, for one model and for several", async () => {
  for (const server of [one, two]) {
    const { valid, errors } = await new Validator().validate(await get(server, "/openapi.json"));
    assert.equal(valid, true, JSON.stringify(errors));
  }
});

test("every schema is a valid JSON Schema, and its examples fit it", async () => {
  const { components } = await get(two, "/openapi.json");
  for (const [name, schema] of Object.entries<Json>(components.schemas)) {
    const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { uri: true }, strictTypes: false });
    const validate = ajv.compile(schema);
    for (const example of schema.examples ?? []) assert.ok(validate(example), `${name}: ${ajv.errorsText(validate.errors)}`);
  }
});

test("every operation has an id of its own, whatever the models are called, also as an identifier", async (t) => {
  const bundle = await irisBundle({ trees: 2 });
  const names = ["iris", "iris_1", "iris-1", "iris_1_post", "iris_post"];
  const server = await serve({ models: [folderOf(Object.fromEntries(names.map((name) => [`${name}.safetensors`, bundle])))], port: 0 });
  t.after(() => server.close());
  const { paths } = await get(server, "/openapi.json");
  const ids = Object.values<Json>(paths).flatMap((methods) => Object.values<Json>(methods).map(({ operationId }) => operationId));
  assert.equal(ids.length, 4 + names.length * 6);
  const identifiers = ids.map((id) => id.replace(/\W/g, "_").toLowerCase());
  assert.equal(new Set(identifiers).size, ids.length);
  assert.ok(ids.includes("predict_iris") && ids.includes("describe_iris"));
});

test("it names the real inputs with their ranges, the classes, and an example that works", async () => {
  const { paths, components } = await get(one, "/openapi.json");
  const parameters: Json[] = paths["/predict"].get.parameters;
  assert.deepEqual(
    parameters.map(({ name }) => name),
    ["sepal length (cm)", "a b", 'c"d', "größe"],
  );
  assert.match(parameters[0].description, /from 4\.3 to 7\.9/);
  assert.deepEqual(components.schemas["iris.Answer"].properties.prediction.enum, ["setosa", "versicolor", "virginica"]);
  const query = parameters.map(({ name, example }) => `${encodeURIComponent(name)}=${example}`).join("&");
  const answer = await get(one, `/predict?${query}`);
  const validate = new Ajv2020({ strict: false }).compile(components.schemas["iris.Answer"]);
  assert.ok(validate(answer), JSON.stringify(validate.errors));
});

test("real answers and real problems fit their schemas", async () => {
  const { components } = await get(two, "/openapi.json");
  const ajv = new Ajv2020({ strict: false, formats: { uri: true } });
  const example = components.schemas["diabetes.Row"].examples[0];
  const post = async (body: unknown): Promise<Json> =>
    JSON.parse((await exchange(two.port, request("POST /models/diabetes/predict", {}, JSON.stringify(body)))).text);
  assert.ok(ajv.validate(components.schemas["diabetes.Answer"], await post(example)), ajv.errorsText());
  assert.ok(ajv.validate(components.schemas["diabetes.Answers"], await post([example, example])), ajv.errorsText());
  assert.ok(ajv.validate(components.schemas.Problem, await post({})), ajv.errorsText());
});

test("lists and descriptions of models fit their schemas, which name what is always there and let more pass", async () => {
  const { paths, components } = await get(two, "/openapi.json");
  const ajv = new Ajv2020({ strict: false });
  for (const path of ["/models", "/models/iris", "/models/diabetes/versions/1"]) {
    const { schema } = paths[path].get.responses["200"].content["application/json"];
    assert.ok(ajv.validate(schema, await get(two, path)), `${path}: ${ajv.errorsText()}`);
    assert.ok(!ajv.validate(schema, {}), path);
  }
  assert.equal(paths["/models"].get.responses["200"].content["application/json"].schema.properties.models.items.additionalProperties, true);
  assert.deepEqual(components.schemas["iris.Answer"].properties.input.required, Object.keys(components.schemas["iris.Row"].properties));
});

test("what is not built yet stands nowhere in it", async () => {
  const { paths } = await get(one, "/openapi.json");
  for (const path of Object.keys(paths)) assert.doesNotMatch(path, /explain|docs|metrics|v1|v2|invocations/);
});
