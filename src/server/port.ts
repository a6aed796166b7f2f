/** Finding a port: one that was asked for or none; else 5000 or the next free one (AirPlay on macOS holds 5000). */
import type { Server } from "node:http";
import { ParameterError } from "../errors/index.ts";

const FIRST = 5000;
const LAST = 5009;

/**
 * @param asked the port somebody named; 0 takes any free one
 * @throws {ParameterError} when it is taken or not allowed
 */
export async function listen(server: Server, host: string, asked: number | undefined): Promise<void> {
  if (asked !== undefined) return listenOn(server, host, asked);
  for (let port = FIRST; ; port++) {
    try {
      return await listenOn(server, host, port);
    } catch (error) {
      if (codeOf(error instanceof ParameterError ? error.cause : error) !== "EADDRINUSE") throw error;
      if (port === LAST) {
        throw new ParameterError(`the ports ${FIRST} to ${LAST} are all taken on ${host}`, {
          place: { name: "port" },
          hint: "Choose another: --port 8080",
          cause: error,
        });
      }
    }
  }
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      server.removeListener("listening", done);
      reject(explained(error, host, port));
    };
    const done = (): void => {
      server.removeListener("error", fail);
      resolve();
    };
    server.once("error", fail).once("listening", done).listen({ host, port });
  });
}

function explained(cause: Error, host: string, port: number): Error {
  const place = { name: "port" };
  switch (codeOf(cause)) {
    case "EADDRINUSE":
      return new ParameterError(`port ${port} is taken on ${host}`, {
        place,
        hint: `Something else listens there, perhaps another brine. Choose another port: --port ${port === 65535 ? 8080 : port + 1}`,
        cause,
      });
    case "EACCES":
      return new ParameterError(`port ${port} needs more rights than this user has`, {
        place,
        hint: "Choose one above 1023: --port 8080",
        cause,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new ParameterError(`this machine has no address ${host}`, {
        place: { name: "host" },
        hint: "127.0.0.1 is this machine only, 0.0.0.0 every network.",
        cause,
      });
    default:
      return cause;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
