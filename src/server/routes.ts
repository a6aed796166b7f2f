/**
 * How a path becomes routes: each has its methods, HEAD beside GET, OPTIONS with `Allow` (and CORS where pages elsewhere
 * may call), and 405 with a request that works for every other method. Fastify itself answers 404 there.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
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

/** All paths of a server, and what answers at each. */
export class Routes {
  readonly #app: FastifyInstance;
  /** each path as an expression, for the methods that Fastify was not told of: telling it all 34 takes 300 ms at start */
  readonly #known: { readonly path: RegExp; readonly route: Route }[] = [];

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** @param url as Fastify takes it: `/models/:name`, `/v2/*` */
  add(url: string, route: Route): void {
    this.#known.push({
      path: new RegExp(`^${url.replace(/[.*]|:\w+/g, (part) => (part === "." ? "\\." : part === "*" ? ".*" : "[^/]+"))}$`),
      route,
    });
    const { get, post } = route;
    if (get !== undefined) this.#tell(url, route, ["GET", "HEAD"], get);
    if (post !== undefined) this.#tell(url, route, ["POST"], post);
  }

  /** Answers what no handler was told of: OPTIONS and 405 at a known path. False where nothing is. */
  answerOther(request: IncomingMessage, response: ServerResponse): boolean {
    const url = (request.url ?? "").replace(/\?.*$/, "");
    const found = this.#known.filter(({ path }) => path.test(url));
    // Of `/models/:name` and what is more exact, the one that was added first.
    const route = found[0]?.route;
    if (route === undefined) return false;
    const allow = [...(route.get === undefined ? [] : ["GET", "HEAD"]), ...(route.post === undefined ? [] : ["POST"]), "OPTIONS"].join(
      ", ",
    );
    if (request.method === "OPTIONS") {
      sendNothing(response, 204, optionsHeaders(request, route, allow));
      return true;
    }
    const problem = new Problem("method-not-allowed", `${request.method} is not allowed here, only ${allow}`, { headers: { allow } });
    const { name } = /^\/models\/(?<name>[^/]+)/.exec(url)?.groups ?? {};
    const exchange = { request, response, params: name === undefined ? {} : { name }, query: "", body: Buffer.alloc(0) };
    answerProblem(exchange, problem, corsOf(route), route.example);
    return true;
  }

  #tell(url: string, route: Route, methods: string[], handler: Handler): void {
    this.#app.route({
      method: methods,
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
          answerProblem(exchange, error, corsOf(route), route.example);
        }
      },
      errorHandler: (error, request, reply) => {
        reply.hijack();
        const problem = asProblem(error, request.routeOptions.bodyLimit);
        // A client that left in the middle of its body is no bug.
        if (problem.kind === "internal" && !request.raw.destroyed) report(problem);
        sendProblem(reply.raw, problem, corsOf(route));
        request.raw.resume();
      },
    });
  }
}

function corsOf(route: Route): RawHeaders {
  return route.cors === true ? CORS : [];
}

/** A page elsewhere asks first whether it may: then also what it may send. */
function optionsHeaders(request: IncomingMessage, route: Route, allow: string): RawHeaders {
  const isPreflight = route.cors === true && request.headers.origin !== undefined;
  return [
    ...["allow", allow, ...corsOf(route)],
    ...(isPreflight
      ? ["access-control-allow-methods", allow, "access-control-allow-headers", "content-type, accept", "access-control-max-age", "86400"]
      : []),
  ];
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
