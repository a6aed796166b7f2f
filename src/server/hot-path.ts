/**
 * `GET …/predict` for a client that asks for nothing unusual, answered before Fastify sees it: one pass over the raw query,
 * one walk through the model, one write. Everything else (wrong input, HEAD, a tag the client knows, a strange header)
 * returns false and takes the ordinary way, which gives the same answer.
 *
 * Measured with `npm run bench -- http`: Fastify's reply costs more than reading the row, and a forest's answer has to fit
 * beside it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { SignatureError } from "../errors/index.ts";
import type { HostCheck } from "./access.ts";
import { Problem } from "./problem.ts";
import type { ServedModel } from "./served-model.ts";

const E = 101;
const H = 104;
const I = 105;
const O = 111;

/** Answers a request, or says that it did not. */
export type HotPath = (request: IncomingMessage, response: ServerResponse) => boolean;

/** @param find the model that answers at a path, for example `/predict` or `/models/iris/predict` */
export function hotPath(find: (path: string) => ServedModel | undefined, checkHost: HostCheck, isDraining: () => boolean): HotPath {
  return (request, response) => {
    if (request.method !== "GET" || isDraining()) return false;
    const url = request.url ?? "";
    const mark = url.indexOf("?");
    if (mark < 0) return false;
    const served = find(url.slice(0, mark));
    if (served === undefined) return false;
    try {
      if (!isPlain(request.rawHeaders, checkHost)) return false;
      const text = served.answerQuery(url.slice(mark + 1));
      response.writeHead(200, served.hotHeaders(text));
      response.end(text, served.encoding);
      return true;
    } catch (error) {
      if (error instanceof SignatureError || error instanceof Problem) return false;
      throw error;
    }
  };
}

/** Nothing among the headers that would change the answer. Reading them raw spares building Node's object of them. */
function isPlain(headers: readonly string[], checkHost: HostCheck): boolean {
  let hosts = 0;
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    // The length and the first letter tell the three names from all that clients commonly send.
    const initial = name.charCodeAt(0) | 32;
    if (name.length === 4 && initial === H) {
      checkHost(headers[i + 1]);
      hosts++;
    } else if ((name.length === 6 && (initial === O || initial === E)) || (name.length === 13 && initial === I)) {
      return false; // Origin, Expect, If-None-Match
    }
  }
  return hosts === 1;
}
