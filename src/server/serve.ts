/**
 * A server, from its options to its end: models loaded, a port found, requests bounded in size and time, and a close that
 * loses nothing that was under way.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, Server as NetServer } from "node:net";
import { readFile } from "#host";
import { quote } from "../errors/index.ts";
import { type LoadOptions, openModel } from "../model/index.ts";
import { checkBinding, hostCheck } from "./access.ts";
import { sendProblem } from "./answer.ts";
import { makeApp } from "./app.ts";
import { hotPath } from "./hot-path.ts";
import { answerOnSocket, answerParserError } from "./parser-error.ts";
import { listen } from "./port.ts";
import { Problem } from "./problem.ts";
import { openRepository, type Repository } from "./repository.ts";
import type { ServedModel } from "./served-model.ts";
import { keepTickShape } from "./tick-shape.ts";

export interface ServeOptions {
  /** model files, or folders of them */
  readonly models: readonly string[];
  /** the models are pieces of one: steps first, the model last */
  readonly join?: boolean | undefined;
  /** what the model files do not say: names of inputs and classes, keys, functions that they name */
  readonly load?: Omit<LoadOptions, "file" | "name"> | undefined;
  /** 0 takes any free port. Default: 5000, or the next free one up to 5009; a port that was asked for is never exchanged */
  readonly port?: number | undefined;
  /** default 127.0.0.1: this machine only */
  readonly host?: string | undefined;
  /** further values of `Host` that are ours */
  readonly allowedHosts?: readonly string[] | undefined;
  /** anybody who can reach the port may call */
  readonly noAuth?: boolean | undefined;
  /** largest body, default 8 MiB */
  readonly bodyLimitBytes?: number | undefined;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** nobody asked for a port and 5000 was taken */
  readonly isOtherPort: boolean;
  /** where to open it, without a slash at the end */
  readonly url: string;
  readonly repository: Repository;
  /** Stops listening, finishes what is under way, then ends; after `timeoutMs` (default 10 s) it ends what is left. */
  close(options?: { readonly timeoutMs?: number }): Promise<void>;
}

export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
const CLOSE_TIMEOUT_MS = 10_000;
/** How long an idle connection may still bring a request after the listening stopped: the client may be sending it. */
const LINGER_MS = 250;

/**
 * Loads the models and answers HTTP until `close`.
 *
 * @throws {ParameterError} when the host needs `noAuth`, or the port is taken
 * @throws {DataError | ModelFileError | InvalidModelError} when no model could be loaded
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { host = "127.0.0.1", bodyLimitBytes = BODY_LIMIT_BYTES } = options;
  checkBinding(host, options.noAuth ?? false);
  keepTickShape();
  const repository = await openRepository(options.models, (files) => openModel(files, readFile, options.load), options.join === true);

  const state = { isDraining: false };
  const checkHost = hostCheck(host, options.allowedHosts);
  const answerHot = hotPath(predictPaths(repository), checkHost, () => state.isDraining);
  const app = await makeApp({
    repository,
    checkHost,
    bodyLimitBytes,
    makeServer: (handler) =>
      boundedServer((request, response) => {
        if (state.isDraining) response.shouldKeepAlive = false;
        if (!answerHot(request, response)) handler(request, response);
      }),
  });
  const { server } = app;
  await listen(server, host, options.port);

  const { port } = server.address() as AddressInfo;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    host,
    port,
    isOtherPort: options.port === undefined && port !== 5000,
    url: `http://${host === "0.0.0.0" || host === "::" ? "localhost" : shown}:${port}`,
    repository,
    close: async ({ timeoutMs = CLOSE_TIMEOUT_MS } = {}) => {
      state.isDraining = true;
      await drain(server, timeoutMs);
      await app.close();
    },
  };
}

/** Which model answers at `/predict`, `/models/NAME/predict` and `/models/NAME/versions/V/predict`. */
function predictPaths(repository: Repository): (path: string) => ServedModel | undefined {
  const paths = new Map<string, ServedModel>();
  for (const slot of repository.slots) {
    if (slot.state === "ready") paths.set(`/models/${slot.name}/versions/${slot.version}/predict`, slot.served);
  }
  for (const served of repository.answering) paths.set(`/models/${served.name}/predict`, served);
  const [only, ...others] = repository.names;
  const alone = only === undefined || others.length > 0 ? undefined : repository.current(only);
  if (alone !== undefined) paths.set("/predict", alone);
  return (path) => paths.get(path);
}

function boundedServer(handler: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      // A client that sends a byte now and then is cut off (slow loris).
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 72_000,
      noDelay: true,
      // Without one Node answers an empty 400; `checkRequest` says what is missing.
      requireHostHeader: false,
    },
    handler,
  );
  server.maxRequestsPerSocket = 0;
  server.on("clientError", answerParserError);
  server.on("connect", (_request, socket) =>
    answerOnSocket(socket, new Problem("method-not-allowed", "CONNECT is not allowed: this is no proxy")),
  );
  server.on("checkExpectation", ({ headers }: IncomingMessage, response: ServerResponse) => {
    sendProblem(
      response,
      new Problem("expectation-failed", `the only expectation that can be met is 100-continue, not ${quote(headers.expect)}`),
      ["connection", "close"],
    );
  });
  return server;
}

/**
 * Stops listening without Node's `server.close()`, which at once ends idle connections, even one on which a request is
 * arriving. Here each connection's next answer says `Connection: close`; what stays silent for a moment is ended.
 */
async function drain(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
  const sweep = setInterval(() => server.closeIdleConnections(), LINGER_MS);
  const limit = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
