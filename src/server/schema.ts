/** JSON Schemas (2020-12) of what one model takes and answers, made from its signature. */
import { type Cell, type Input, isFlag } from "../model/index.ts";
import type { ServedModel } from "./served-model.ts";

export type Schema = Readonly<Record<string, unknown>>;

const WRONG_INPUT: Schema = {
  type: "object",
  required: ["name", "detail"],
  properties: {
    row: { type: "integer", minimum: 0, description: "Which row, counted from 0, where many were sent." },
    name: { type: "string" },
    detail: { type: "string" },
  },
};

const MOST_EXAMPLES = 10;

/** RFC 9457, with the members Brine adds. */
export const PROBLEM: Schema = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string" },
    errors: { type: "array", items: WRONG_INPUT, description: "Every wrong input." },
    hint: { type: "string", description: "The likely cause and what to do." },
    example: { type: "string", description: "A request that works." },
  },
};

/** What an input may be written as. */
export function valueSchema(input: Input): Schema {
  const types = [
    ...(input.kind === "text" ? ["string"] : ["number"]),
    ...(isFlag(input) ? ["boolean"] : []),
    ...(input.missing ? ["null"] : []),
  ];
  const values = input.isClosed === true ? input.categories : undefined;
  return {
    type: types.length === 1 ? types[0] : types,
    ...(values !== undefined && { enum: [...values, ...(input.missing ? [null] : [])] }),
  };
}

function inputSchema(input: Input): Schema {
  const { kind, range, categories, isClosed, isUnused } = input;
  const said = [
    isUnused === true ? "The model does not look at it." : kind === "text" ? "A text." : "A number.",
    ...(range === undefined ? [] : [`In training from ${range[0]} to ${range[1]}.`]),
    ...(isClosed === true || categories === undefined ? [] : ["Values that the model knows are among the examples; others are taken too."]),
  ];
  const examples = range !== undefined ? [between(range)] : (categories ?? []).slice(0, MOST_EXAMPLES);
  return {
    ...valueSchema(input),
    ...((said.length > 1 || isUnused === true) && { description: said.join(" ") }),
    ...(examples.length > 0 && { examples }),
  };
}

/** One row by its inputs' names. */
export function rowSchema({ signature }: ServedModel, example: Readonly<Record<string, Cell>> | undefined): Schema {
  return {
    type: "object",
    ...(signature.namesKnown ? {} : { description: "The model file holds no names: the inputs are numbered." }),
    required: signature.inputs.filter((input) => !input.missing).map((input) => input.name),
    properties: Object.fromEntries(signature.inputs.map((input) => [input.name, inputSchema(input)])),
    additionalProperties: false,
    ...(example !== undefined && { examples: [example] }),
  };
}

const REASON: Schema = { type: "string", description: "Why a number of the answer is null." };

/** The members of an answer that depend on the kind of model: `prediction`, `probabilities`. */
function answerProperties({ signature: { output }, model: { estimator } }: ServedModel): {
  required: string[];
  properties: Record<string, Schema>;
} {
  switch (output.kind) {
    case "regressor":
      return {
        required: ["prediction"],
        properties: { prediction: { type: ["number", "null"] }, reason: { type: "string", description: "Why the prediction is null." } },
      };
    case "classifier": {
      const prediction = { enum: [...output.classes] };
      const keys = output.classes.map(String);
      if (estimator.kind === "classifier" && estimator.predictProba !== undefined) {
        return { required: ["prediction", "probabilities"], properties: { prediction, probabilities: keyed(keys, PROBABILITY) } };
      }
      return { required: ["prediction"], properties: { prediction, scores: keyed(keys, { type: ["number", "null"] }), reason: REASON } };
    }
    case "multi-output-classifier": {
      const names = output.outputs.map(({ name }) => name);
      const prediction = keyedBy(output.outputs, ({ classes }) => ({ enum: [...classes] }));
      const probabilities = keyedBy(output.outputs, ({ classes }) => keyed(classes.map(String), PROBABILITY));
      const hasShares = estimator.kind === "multi-output-classifier" && estimator.predictProba !== undefined;
      return {
        required: ["prediction", ...(hasShares ? ["probabilities"] : [])],
        properties: {
          prediction: { type: "object", required: names, properties: prediction },
          ...(hasShares && { probabilities: { type: "object", properties: probabilities } }),
        },
      };
    }
    case "multi-output-regressor":
      return { required: ["prediction"], properties: { prediction: keyed(output.outputs, { type: ["number", "null"] }), reason: REASON } };
    case "outlier-detector":
      return {
        required: ["prediction", "score"],
        properties: {
          prediction: { enum: [1, -1], description: "-1: an outlier." },
          score: { type: ["number", "null"], description: "The lower, the more unusual (score_samples)." },
          reason: REASON,
        },
      };
    case "clusterer": {
      const distances = { type: "array", items: { type: ["number", "null"] }, description: "To each cluster, by its number." };
      return {
        required: ["prediction", ...(output.hasDistances ? ["distances"] : [])],
        properties: { prediction: { type: "integer" }, ...(output.hasDistances && { distances }), reason: REASON },
      };
    }
    case "transformer":
      return {
        required: ["output"],
        properties: { output: keyed(output.columns, { type: ["number", "string", "null"] }), reason: REASON },
      };
  }
}

const PROBABILITY: Schema = { type: "number", minimum: 0, maximum: 1 };

/** An object with these keys. */
function keyed(keys: readonly string[], each: Schema): Schema {
  if (keys.length === 0) return { type: "object" };
  return { type: "object", required: keys, properties: Object.fromEntries(keys.map((key) => [key, each])), additionalProperties: false };
}

function keyedBy<Item extends { readonly name: string }>(items: readonly Item[], each: (item: Item) => Schema): Record<string, Schema> {
  return Object.fromEntries(items.map((item) => [item.name, each(item)]));
}

export function rowAnswerSchema(served: ServedModel): Schema {
  const { required, properties } = answerProperties(served);
  const input = {
    type: "object",
    required: served.signature.inputs.map(({ name }) => name),
    properties: Object.fromEntries(
      served.signature.inputs.map(({ name, kind, missing }) => {
        const type = kind === "text" ? "string" : "number";
        return [name, { type: missing ? [type, "null"] : type }];
      }),
    ),
  };
  return {
    type: "object",
    required: ["model", "version", "input", ...required],
    properties: { model: { const: served.name }, version: { type: "string" }, input, ...properties },
  };
}

export function rowsAnswerSchema(served: ServedModel): Schema {
  return {
    type: "object",
    required: ["model", "version", "predictions"],
    properties: {
      model: { const: served.name },
      version: { type: "string" },
      predictions: { type: "array", items: { type: "object", ...answerProperties(served) } },
    },
  };
}

function between([low, high]: readonly [number, number]): number {
  const middle = low + (high - low) / 2;
  return Number.isFinite(middle) ? Number(middle.toPrecision(3)) : 0;
}
