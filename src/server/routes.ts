/**
 * How a path becomes routes: each has its methods, HEAD beside GET, OPTIONS with `Allow` (and CORS where pages elsewhere
 * may call), and 405 with a request that works for every other method. Fastify itself answers 404 there.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { METHODS } from "node:http";
import type { FastifyInstance } from "fastify";
import { quote } from "../errors/index.ts";
import { type RawHeaders, sendNothing, sendProblem } from "./answer.ts";
import { asProblem, Problem } from "./problem.ts";

/** A request as a route sees it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly params: Readonly<Record<string, string>>;
  /** what stands after the `?`, not decoded */
  readonly query: string;
  readonly body: Buffer;
}

export type Handler = (exchange: Exchange) => void | Promise<void>;

export interface Route {
  readonly get?: Handler;
  readonly post?: Handler;
  /** pages from anywhere may call it, without credentials */
  readonly cors?: boolean;
  /** a request that works, for 405 and for wrong input */
  readonly example?: (exchange: Exchange) => string | undefined;
}

export const CORS: RawHeaders = ["access-control-allow-origin", "*"];

/** Everything Node's parser lets through but CONNECT, which is no request for a resource. */
export const ALL_METHODS = METHODS.filter((method) => method !== "CONNECT");

/** Adds the methods that Fastify does not know by itself, so that they answer 405 and not 404. */
export function knowAllMethods(app: FastifyInstance): void {
  for (const method of ALL_METHODS) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  }
}

/** Registers `url` with all its methods. */
export function addRoute(app: FastifyInstance, url: string, route: Route): void {
  const handlers = new Map<string, Handler>();
  if (route.get !== undefined) handlers.set("GET", route.get).set("HEAD", route.get);
  if (route.post !== undefined) handlers.set("POST", route.post);
  const allow = [...handlers.keys(), "OPTIONS"].join(", ");
  const cors = route.cors === true ? CORS : [];

  handlers.set("OPTIONS", ({ request, response }) => {
    sendNothing(response, 204, [
      ...["allow", allow, ...cors],
      ...(route.cors === true && request.headers.origin !== undefined
        ? ["access-control-allow-methods", allow, "access-control-allow-headers", "content-type, accept", "access-control-max-age", "86400"]
        : []),
    ]);
  });
  const others = ALL_METHODS.filter((method) => !handlers.has(method));
  for (const method of others) {
    handlers.set(method, () => {
      throw new Problem("method-not-allowed", `${method} is not allowed here, only ${allow}`, { headers: { allow } });
    });
  }

  for (const [method, handler] of handlers) {
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        reply.hijack();
        const raw = request.raw.url ?? "";
        const mark = raw.indexOf("?");
        const exchange: Exchange = {
          request: request.raw,
          response: reply.raw,
          params: request.params as Record<string, string>,
          query: mark < 0 ? "" : raw.slice(mark + 1).replace(/#.*$/, ""),
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        };
        try {
          await handler(exchange);
        } catch (error) {
          answerProblem(exchange, error, cors, route.example);
        }
      },
      errorHandler: (error, request, reply) => {
        reply.hijack();
        sendProblem(reply.raw, asProblem(error, request.routeOptions.bodyLimit), cors);
        request.raw.resume();
      },
    });
  }
}

function answerProblem(exchange: Exchange, error: unknown, cors: RawHeaders, example: Route["example"]): void {
  const problem = asProblem(error);
  if (problem.kind === "internal") report(problem);
  if (exchange.response.headersSent) {
    exchange.response.destroy();
    return;
  }
  const helps = [400, 405, 415, 422].includes(problem.status);
  const shown = helps ? example?.(exchange) : undefined;
  sendProblem(exchange.response, shown === undefined ? problem : problem.withExample(shown), cors);
}

/** Whoever runs the server learns of a bug; the client learns only that there is one. */
function report(problem: Problem): void {
  const { cause } = problem.details;
  process.stderr.write(`${cause instanceof Error ? cause.stack : quote(cause)}\n`);
}

/** An entity tag that the client has already: the answer is 304. */
export function isKnown(request: IncomingMessage, etag: string): boolean {
  const given = request.headers["if-none-match"];
  return (
    given !== undefined && (given === etag || given === "*" || given.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag))
  );
}
