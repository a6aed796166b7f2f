/**
 * OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0) of this server, made from the models it serves: their input names, ranges,
 * classes and an example that works. With one model the short paths are described too.
 */
import type { Row } from "../model/index.ts";
import { VERSION } from "../version.ts";
import { exampleRows, objectOf } from "./examples.ts";
import { PROBLEM, rowAnswerSchema, rowSchema, rowsAnswerSchema, type Schema, valueSchema } from "./schema.ts";
import type { ServedModel } from "./served-model.ts";

type Json = Readonly<Record<string, unknown>>;

/** The document. `models` are those that answer, one a name. */
export function openApi(models: readonly ServedModel[]): Json {
  const paths: Record<string, Json> = {
    "/hello": {
      get: operation(
        "hello",
        "Say hello",
        json({ type: "object", required: ["message"], properties: { message: { const: "Hello world" } } }),
      ),
    },
    "/livez": { get: operation("livez", "Whether the process lives", json(STATUS)) },
    "/readyz": {
      get: operation("readyz", "Whether the models can answer", json(STATUS), { "503": answer("A model is not ready", problem()) }),
    },
    "/models": {
      get: operation(
        "models",
        "The models",
        json({ type: "object", required: ["models"], properties: { models: { type: "array", items: about() } } }),
      ),
    },
  };
  const schemas: Record<string, Schema> = { Problem: PROBLEM };
  const only = models.length === 1 ? models[0] : undefined;
  for (const served of models) {
    const { name } = served;
    const row = exampleRows(served, 1)[0]?.row;
    schemas[`${name}.Row`] = rowSchema(served, row === undefined ? undefined : objectOf(served, row));
    schemas[`${name}.Answer`] = rowAnswerSchema(served);
    schemas[`${name}.Answers`] = rowsAnswerSchema(served);
    const methods = (id: string): Json => ({ get: ask(served, row, id), post: send(served, id) });
    if (served === only) paths["/predict"] = methods("predict");
    paths[`/models/${name}`] = { get: operation(`describe_${name}`, `What ${name} is`, json(about())) };
    paths[`/models/${name}/predict`] = methods(`predict_${name}`);
    paths[`/models/${name}/versions/${served.version}`] = {
      get: operation(`describe_${name}_${served.version}`, `What ${name}, version ${served.version}, is`, json(about())),
    };
    paths[`/models/${name}/versions/${served.version}/predict`] = methods(`predict_${name}_${served.version}`);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: only === undefined ? "Brine" : only.name,
      version: VERSION,
      description: "Predictions by scikit-learn models, served by Brine.",
    },
    servers: [{ url: "/" }],
    paths: withDistinctIds(paths),
    components: { schemas },
  };
}

/** `iris`, version 1, and `iris_1` would share one; so would, in what a generator makes of them, `a-b` and `a_b`. */
function withDistinctIds(paths: Readonly<Record<string, Json>>): Record<string, Json> {
  const taken = new Set<string>();
  const distinct = (id: string): string => {
    for (let count = 1; ; count++) {
      const tried = count === 1 ? id : `${id}_${count}`;
      const folded = tried.replace(/[^A-Za-z0-9]/g, "").replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
      if (taken.has(folded)) continue;
      taken.add(folded);
      return tried;
    }
  };
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => {
      const renamed = Object.entries(methods as Record<string, Json>).map(([method, each]) => {
        return [method, { ...each, operationId: distinct(String(each["operationId"])) }];
      });
      return [path, Object.fromEntries(renamed)];
    }),
  );
}

/** What `/models` says of one model; open to more. */
function about(): Schema {
  const state = { enum: ["ready", "failed"] };
  const version = { type: "string" };
  return {
    type: "object",
    required: ["name", "version", "state", "versions"],
    properties: {
      name: { type: "string" },
      version,
      state,
      versions: { type: "array", items: { type: "object", required: ["version", "state"], properties: { version, state } } },
    },
    // Without it a generator makes a type that may hold nothing else.
    additionalProperties: true,
  };
}

const STATUS: Schema = { type: "object", required: ["status"], properties: { status: { type: "string" } } };

/** `GET …/predict`: each input is a parameter. */
function ask(served: ServedModel, row: Row | undefined, id: string): Json {
  const parameters = served.signature.inputs.map((input, i) => ({
    name: input.name,
    in: "query",
    required: !input.missing,
    ...(input.range === undefined ? {} : { description: `In training from ${input.range[0]} to ${input.range[1]}.` }),
    schema: valueSchema(input),
    ...(row !== undefined && !Number.isNaN(row[i]) && row[i] !== null && { example: row[i] }),
  }));
  return { ...operation(id, `Ask ${served.name} about one row`, schemaOf(served, "Answer"), wrong(["422"])), parameters };
}

/** `POST …/predict`: an object, or an array of objects. */
function send(served: ServedModel, id: string): Json {
  const rowRef = ref(served, "Row");
  return {
    ...operation(
      `${id}_post`,
      `Ask ${served.name} about one row or many`,
      { "application/json": { schema: { oneOf: [ref(served, "Answer"), ref(served, "Answers")] } } },
      wrong(["400", "413", "415", "422"]),
    ),
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: { oneOf: [rowRef, { type: "array", items: rowRef }] } },
        "application/x-www-form-urlencoded": { schema: rowRef },
        "text/csv": {
          schema: { type: "string", description: "A header with the inputs' names, then a row a line. Other columns are passed over." },
        },
        "application/x-ndjson": { schema: { type: "string", description: "One object a line." } },
      },
    },
  };
}

const WHY: Readonly<Record<string, string>> = {
  "400": "The body cannot be read",
  "413": "The body is too large",
  "415": "The body is of a type that is not read",
  "422": "Inputs are missing, unknown or of the wrong kind; all are named",
};

function wrong(statuses: readonly string[]): Record<string, Json> {
  return Object.fromEntries(statuses.map((status) => [status, answer(WHY[status], problem())]));
}

function operation(operationId: string, summary: string, content: Json, others: Record<string, Json> = {}): Json {
  return { operationId, summary, responses: { "200": answer("The answer", content), ...others } };
}

function answer(description: string, content: Json): Json {
  return { description, content };
}

function json(schema: Schema): Json {
  return { "application/json": { schema } };
}

function schemaOf(served: ServedModel, part: string): Json {
  return json(ref(served, part));
}

function problem(): Json {
  return { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
}

function ref({ name }: ServedModel, part: string): Schema {
  return { $ref: `#/components/schemas/${name}.${part}` };
}
