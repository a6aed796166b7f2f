/**
 * Who may call. On loopback a page elsewhere must not reach the server by a name that was rebound to 127.0.0.1
 * (DNS rebinding), so `Host` has to be one of ours; bound to anything else the server needs an explicit word.
 */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { ParameterError, quote } from "../errors/index.ts";
import { Problem } from "./problem.ts";

/** Whether only this machine can reach what is bound to `host`. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** @throws {ParameterError} unless `host` is loopback, or the lack of keys was said */
export function checkBinding(host: string, noAuth: boolean): void {
  if (isLoopback(host) || noAuth) return;
  throw new ParameterError(`binding ${host} lets other machines call this server, and keys are not in this version`, {
    hint: "If something in front of it decides who may call, add --no-auth. Else say --host 127.0.0.1: this machine only.",
  });
}

/** Throws a 421 problem when a `Host` header is not ours. */
export type HostCheck = (host: string | undefined) => void;

/** The check for a server bound to `host`: on loopback always, elsewhere only when `allowed` names hosts. */
export function hostCheck(host: string, allowed: readonly string[] = []): HostCheck {
  if (!isLoopback(host) && allowed.length === 0) return () => {};
  const own = isLoopback(host) ? ["localhost", "127.0.0.1", "[::1]", isIP(host) === 6 ? `[${host}]` : host] : [];
  const known = new Set([...own, ...allowed.map(lower)]);
  let last: string | undefined;
  return (given) => {
    // Most clients say the same host again and again.
    if (given === last) return;
    // HTTP/1.0 has no Host; no browser speaks it.
    if (given !== undefined && !known.has(lower(given.replace(/:\d+$/, "")))) {
      throw new Problem("misdirected", `this server does not answer for the host ${quote(given)}`, {
        hint: `It answers for ${[...new Set([...known])].join(", ")}. More with --allowed-hosts.`,
      });
    }
    last = given;
  };
}

/**
 * The same for a whole request, as RFC 9112 has it (3.2, 3.2.2): one `Host` and no second one that a proxy might have gone
 * by, and a whole address in the first line counts for more than the header.
 *
 * @throws {Problem} 400, or 421
 */
export function checkRequest({ rawHeaders, httpVersion, url = "" }: IncomingMessage, checkHost: HostCheck): void {
  const hosts = rawHeaders.filter((_, i) => i % 2 === 1 && lower(rawHeaders[i - 1]) === "host");
  if (hosts.length > 1)
    throw new Problem("not-readable", `the request has ${hosts.length} Host headers: ${hosts.slice(0, 5).map(quote).join(", ")}`);
  if (hosts.length === 0 && httpVersion === "1.1")
    throw new Problem("not-readable", "the request has no Host header, as HTTP/1.1 asks for");
  checkHost(hosts[0]);
  const authority = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (authority !== undefined) checkHost(authority);
}

function lower(host: string): string {
  return host.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
}
