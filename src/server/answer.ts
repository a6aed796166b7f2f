/** Writing an answer: headers by hand, in one write with the body. */
import type { ServerResponse } from "node:http";
import type { Problem } from "./problem.ts";

export const JSON_TYPE = "application/json; charset=utf-8";

/** Header names and values in turn, as `writeHead` takes them fastest. */
export type RawHeaders = readonly string[];

/** Answers with a text body; to a HEAD request Node sends the headers only. */
export function send(response: ServerResponse, status: number, type: string, headers: RawHeaders, body: string): void {
  response.writeHead(status, [
    "content-type",
    type,
    "content-length",
    String(Buffer.byteLength(body)),
    "x-content-type-options",
    "nosniff",
    ...headers,
  ]);
  response.end(body);
}

/** Answers without a body: 204, 304. */
export function sendNothing(response: ServerResponse, status: number, headers: RawHeaders): void {
  response.writeHead(status, [...headers]);
  response.end();
}

export function sendProblem(response: ServerResponse, problem: Problem, headers: RawHeaders = []): void {
  const own = Object.entries(problem.details.headers ?? {}).flat();
  send(response, problem.status, "application/problem+json", ["cache-control", "no-store", ...headers, ...own], problem.toText());
}
