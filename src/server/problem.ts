/**
 * Errors as RFC 9457 problems: one catalogue, one place that turns whatever was thrown into what the client reads.
 * Nothing of our own insides (a stack, a path) goes out.
 */
import { BrineError, SignatureError, type WrongInput } from "../errors/index.ts";

const CATALOGUE = {
  "not-readable": [400, "The request could not be read"],
  "not-found": [404, "There is nothing here"],
  "model-not-found": [404, "There is no such model"],
  "method-not-allowed": [405, "This method is not allowed here"],
  timeout: [408, "The request took too long to arrive"],
  "too-large": [413, "The request is too large"],
  "unsupported-media-type": [415, "The body is of a type that is not read here"],
  "expectation-failed": [417, "The expectation cannot be met"],
  misdirected: [421, "The request is for another host"],
  "wrong-input": [422, "The input is not what the model asks for"],
  "header-too-large": [431, "The address or the headers are too long"],
  internal: [500, "Something went wrong inside the server"],
  "not-in-this-version": [501, "This is not in this version"],
  "model-not-ready": [503, "The model is not ready"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof CATALOGUE;

export interface ProblemDetails {
  readonly errors?: readonly WrongInput[];
  /** the likely cause and what to do */
  readonly hint?: string | undefined;
  /** a request that works, to paste into a shell */
  readonly example?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Thrown by a route, answered as `application/problem+json`. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, detail: string, details: ProblemDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "Problem";
    this.kind = kind;
    this.status = CATALOGUE[kind][0];
    this.details = details;
  }

  /** The same problem with an example, unless it has one. */
  withExample(example: string): Problem {
    return this.details.example === undefined ? new Problem(this.kind, this.message, { ...this.details, example }) : this;
  }

  /** The body of the answer. */
  toText(): string {
    const { hint, example, errors } = this.details;
    return JSON.stringify({
      type: `urn:brine:problem:${this.kind}`,
      title: CATALOGUE[this.kind][1],
      status: this.status,
      detail: this.message,
      ...(errors === undefined ? {} : { errors }),
      ...(hint === undefined ? {} : { hint }),
      ...(example === undefined ? {} : { example }),
    });
  }
}

/** Whatever a route threw, as a problem. `bodyLimitBytes` is said to whom sent more. */
export function asProblem(error: unknown, bodyLimitBytes = 0): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SignatureError) {
    return new Problem("wrong-input", error.message, { errors: error.errors, hint: error.hint });
  }
  if (error instanceof BrineError && error.code === "data") {
    const { row, column } = error.place;
    const name = column ?? "";
    const wrong =
      row === undefined && column === undefined ? {} : { errors: [{ ...(row === undefined ? {} : { row }), name, detail: error.message }] };
    return new Problem("wrong-input", error.message, { ...wrong, hint: error.hint });
  }
  if (error instanceof BrineError && error.code === "not_in_this_version") return new Problem("not-in-this-version", error.message);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return new Problem("too-large", `the body is larger than ${bodyLimitBytes / 1024 / 1024} MiB`, { hint: "Send fewer rows at a time." });
  }
  if (code === "FST_ERR_CTP_INVALID_CONTENT_LENGTH") {
    return new Problem("not-readable", "the body is not as long as its Content-Length says");
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return new Problem("unsupported-media-type", "the Content-Type is none: a type and a subtype are needed, as in application/json");
  }
  if (code === "FST_ERR_BAD_URL" || error instanceof URIError) {
    return new Problem("not-readable", 'the address is not valid percent-encoding (a "%" is written "%25")');
  }
  return new Problem("internal", "this is a bug in Brine: please report it with the request that caused it", { cause: error });
}
