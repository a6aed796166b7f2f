/** JSON Schemas (2020-12) of what one model takes and answers, made from its signature. */
import { type Input, takesBooleans } from "../model/index.ts";
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
export function typeOf(input: Input): string | string[] {
  const types = ["number", ...(takesBooleans(input) ? ["boolean"] : []), ...(input.missing ? ["null"] : [])];
  return types.length === 1 ? "number" : types;
}

function inputSchema(input: Input): Schema {
  const range = input.range === undefined ? "" : ` In training from ${input.range[0]} to ${input.range[1]}.`;
  return {
    type: typeOf(input),
    ...(range === "" ? {} : { description: `A number.${range}` }),
    ...(input.range === undefined ? {} : { examples: [between(input.range)] }),
  };
}

/** One row by its inputs' names. */
export function rowSchema({ signature }: ServedModel, example: Readonly<Record<string, number>>): Schema {
  return {
    type: "object",
    ...(signature.namesKnown ? {} : { description: "The model file holds no names: the inputs are numbered." }),
    required: signature.inputs.filter((input) => !input.missing).map((input) => input.name),
    properties: Object.fromEntries(signature.inputs.map((input) => [input.name, inputSchema(input)])),
    additionalProperties: false,
    examples: [example],
  };
}

/** The members of an answer that depend on the kind of model: `prediction`, `probabilities`. */
function answerProperties({ signature: { output } }: ServedModel): { required: string[]; properties: Record<string, Schema> } {
  if (output.kind === "regressor") {
    return {
      required: ["prediction"],
      properties: { prediction: { type: ["number", "null"] }, reason: { type: "string", description: "Why the prediction is null." } },
    };
  }
  const probability = { type: "number", minimum: 0, maximum: 1 };
  return {
    required: ["prediction", "probabilities"],
    properties: {
      prediction: { enum: [...output.classes] },
      probabilities: {
        type: "object",
        required: output.classes.map(String),
        properties: Object.fromEntries(output.classes.map((label) => [String(label), probability])),
        additionalProperties: false,
      },
    },
  };
}

export function rowAnswerSchema(served: ServedModel): Schema {
  const { required, properties } = answerProperties(served);
  const input = {
    type: "object",
    required: served.signature.inputs.map(({ name }) => name),
    properties: Object.fromEntries(
      served.signature.inputs.map(({ name, missing }) => [name, { type: missing ? ["number", "null"] : "number" }]),
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
