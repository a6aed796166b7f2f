/** The routes, on a Fastify that is used barely: for its router and its bounded reading of bodies. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type FastifyInstance, fastify } from "fastify";
import { nearest, quote } from "../errors/index.ts";
import { checkRequest, type HostCheck } from "./access.ts";
import { JSON_TYPE, send, sendNothing, sendProblem } from "./answer.ts";
import { readBody } from "./body.ts";
import { describeModel, listModels } from "./describe.ts";
import { exampleRows, objectOf, queryOf } from "./examples.ts";
import { openApi } from "./openapi.ts";
import { ICON, page } from "./page/index.ts";
import { asProblem, Problem } from "./problem.ts";
import type { Repository, Slot } from "./repository.ts";
import { CORS, type Exchange, type Handler, isKnown, Routes } from "./routes.ts";
import type { ServedModel } from "./served-model.ts";

export interface AppOptions {
  readonly repository: Repository;
  readonly checkHost: HostCheck;
  readonly bodyLimitBytes: number;
  /** the HTTP server is ours: what reaches Fastify has passed the hot path */
  readonly makeServer: (handler: (request: IncomingMessage, response: ServerResponse) => void) => Server;
}

/** Named in the contract and not built yet. */
const LATER = {
  get: [
    "/docs",
    "/metrics",
    "/ping",
    "/version",
    "/health",
    "/v1/*",
    "/v2",
    "/v2/*",
    "/explain",
    "/models/:name/explain",
    "/models/:name/trees/:tree",
  ],
  post: ["/invocations", "/curve", "/counterfactual", "/path", "/neighbours"].concat(
    ["curve", "counterfactual", "path", "neighbours"].map((what) => `/models/:name/${what}`),
  ),
} as const;

export async function makeApp({ repository, checkHost, bodyLimitBytes, makeServer }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    serverFactory: makeServer,
    exposeHeadRoutes: false,
    // Signatures decide what an input may be; no schema is ever compiled, so what could compile one is not even loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    forceCloseConnections: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => {
      reply.hijack();
      sendProblem(reply.raw, asProblem(error));
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  const routes = new Routes(app);

  app.addHook("onRequest", async (request, reply) => {
    try {
      checkRequest(request.raw, checkHost);
    } catch (error) {
      reply.hijack();
      sendProblem(reply.raw, asProblem(error));
    }
  });
  app.setNotFoundHandler((request, reply) => {
    reply.hijack();
    if (routes.answerOther(request.raw, reply.raw)) return;
    const path = request.raw.url?.replace(/\?.*$/, "") ?? "";
    const known = places(repository);
    const meant = nearest(path.replace(/(.)\/+$/, "$1"), known);
    sendProblem(
      reply.raw,
      new Problem("not-found", `nothing answers at ${quote(path)}${meant === undefined ? "" : `; did you mean ${meant}?`}`, {
        hint: `There is ${known.join(", ")}.`,
      }),
    );
  });

  routes.add("/hello", { get: ({ response }) => send(response, 200, JSON_TYPE, [], '{"message":"Hello world"}') });
  addProbes(routes, repository);
  addPage(routes, repository);
  addModels(routes, repository);
  addPredict(routes, repository, bodyLimitBytes);
  for (const url of LATER.get) routes.add(url, { get: notBuilt, post: notBuilt });
  for (const url of LATER.post) routes.add(url, { post: notBuilt });
  await app.ready();
  return app;
}

const noSchemas = (): never => {
  throw new TypeError("no route has a schema");
};

const notBuilt: Handler = ({ request }) => {
  throw new Problem("not-in-this-version", `${(request.url ?? "").replace(/\?.*$/, "")} is not in this version`);
};

function places(repository: Repository): string[] {
  const predict = repository.answering.map(({ name }) => `/models/${name}/predict`).slice(0, 5);
  return ["/", "/hello", ...(repository.answering.length === 1 ? ["/predict"] : predict), "/models", "/openapi.json"];
}

function addProbes(routes: Routes, repository: Repository): void {
  routes.add("/livez", { get: ({ response }) => send(response, 200, JSON_TYPE, ["cache-control", "no-store"], '{"status":"alive"}') });
  routes.add("/readyz", {
    get: ({ response }) => {
      const { notReady } = repository;
      if (notReady.length === 0) return send(response, 200, JSON_TYPE, ["cache-control", "no-store"], '{"status":"ready"}');
      const names = notReady.map(({ name, version }) => `${name}, version ${version}`);
      throw new Problem("model-not-ready", `not ready: ${names.join("; ")}`, { headers: { "retry-after": "5" } });
    },
  });
}

function addPage(routes: Routes, repository: Repository): void {
  routes.add("/", {
    get: ({ request, response, query }) => {
      if (!wantsHtml(request.headers.accept)) return send(response, 200, JSON_TYPE, ["vary", "accept"], '{"status":"alive"}');
      const { status, html, headers } = page(repository, query, originOf(request));
      send(response, status, "text/html; charset=utf-8", ["vary", "accept", ...headers], html);
    },
  });
  routes.add("/favicon.ico", {
    get: ({ response }) => send(response, 200, "image/svg+xml", ["cache-control", "public, max-age=86400"], ICON),
  });
}

function addModels(routes: Routes, repository: Repository): void {
  const json = (response: ServerResponse, value: unknown, headers: string[] = []): void => {
    send(response, 200, JSON_TYPE, ["cache-control", "no-cache", ...headers], JSON.stringify(value));
  };
  routes.add("/models", { cors: true, get: ({ response }) => json(response, listModels(repository), [...CORS]) });
  for (const url of ["/models/:name", "/models/:name/versions/:version"]) {
    routes.add(url, {
      get: ({ response, params }) => {
        const slot = findSlot(repository, params);
        json(response, describeModel(slot, repository.versions(slot.name)), slot.state === "ready" ? ["brine-model", slot.served.tag] : []);
      },
    });
  }
  routes.add("/openapi.json", { cors: true, get: ({ response }) => json(response, openApi(repository.answering), [...CORS]) });
}

function addPredict(routes: Routes, repository: Repository, bodyLimitBytes: number): void {
  const find = (params: Exchange["params"]): ServedModel => {
    const slot = findSlot(repository, params);
    if (slot.state === "ready") return slot.served;
    throw new Problem("model-not-ready", `${slot.name}, version ${slot.version}, cannot answer: ${slot.error.message}`, {
      headers: { "retry-after": "60" },
    });
  };
  const answer = (served: ServedModel, { request, response }: Exchange, isGet: boolean, text: () => string): void => {
    const headers = [...CORS, "cache-control", "no-cache", "brine-model", served.tag];
    if (isGet) headers.push("etag", served.etag);
    if (request.headers.origin !== undefined) headers.push("access-control-expose-headers", "brine-model, etag");
    const body = text();
    if (isGet && isKnown(request, served.etag)) sendNothing(response, 304, headers);
    else send(response, 200, JSON_TYPE, headers, body);
  };
  for (const url of ["/predict", "/models/:name/predict", "/models/:name/versions/:version/predict"]) {
    routes.add(url, {
      cors: true,
      get: (exchange) => {
        const served = find(exchange.params);
        answer(served, exchange, true, () => served.answerQuery(exchange.query));
      },
      post: async (exchange) => {
        const served = find(exchange.params);
        if (exchange.query !== "") {
          throw new Problem("wrong-input", "the inputs of a POST stand in its body, not in the address", { hint: "Or ask with GET." });
        }
        const body = await readBody(exchange.body, exchange.request.headers, {
          inputs: served.signature.inputs.length,
          mostBytes: bodyLimitBytes,
          isText: served.isText,
        });
        answer(served, exchange, false, () => served.answerBody(body));
      },
      example: ({ request, params }) => exampleRequest(repository, params, request),
    });
  }
}

/** @throws {Problem} 404 naming what there is, also when several models are there and none was named */
function findSlot(repository: Repository, { name, version }: Exchange["params"]): Slot {
  const { names } = repository;
  if (name === undefined && names.length > 1) {
    throw new Problem("model-not-found", "this server has several models: say which", {
      hint: `Ask at ${names
        .slice(0, 20)
        .map((each) => `/models/${each}/predict`)
        .join(" or ")}.`,
    });
  }
  const slots = repository.versions(name ?? names[0] ?? "");
  if (slots.length === 0) {
    throw new Problem("model-not-found", `there is no model ${quote(name)}`, { hint: `There is ${names.slice(0, 20).join(", ")}.` });
  }
  const slot =
    version === undefined ? (slots.find(({ state }) => state === "ready") ?? slots[0]) : slots.find((each) => each.version === version);
  if (slot !== undefined) return slot;
  throw new Problem("model-not-found", `model ${quote(slots[0].name)} has no version ${quote(version)}`, {
    hint: `Its versions are ${slots.map((each) => each.version).join(", ")}.`,
  });
}

/** A request like the one that failed, which works: for a shell. */
function exampleRequest(repository: Repository, params: Exchange["params"], request: IncomingMessage): string | undefined {
  const served = params.name === undefined ? repository.answering[0] : repository.current(params.name);
  const example = served === undefined ? undefined : exampleRows(served, 1)[0];
  if (served === undefined || example === undefined) return undefined;
  const url = `${originOf(request)}${(request.url ?? "").replace(/\?.*$/, "")}`;
  if (request.method !== "POST") return `curl '${url}?${queryOf(served, example.row)}'`;
  const json = JSON.stringify(objectOf(served, example.row)).replaceAll("'", "'\\''");
  return `curl ${url} -H 'content-type: application/json' -d '${json}'`;
}

/** Where the client reached us, as it said. */
function originOf(request: IncomingMessage): string {
  const { host = "" } = request.headers;
  return /^[\w.:[\]-]+$/.test(host) ? `http://${host}` : "http://127.0.0.1:5000";
}

function wantsHtml(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((part) => {
    const [type, ...parameters] = part.split(";").map((each) => each.trim());
    return (type === "text/html" || type === "application/xhtml+xml") && !parameters.some((each) => /^q=0(\.0*)?$/.test(each));
  });
}
