/**
 * Who may call. On loopback a page elsewhere must not reach the server by a name that was rebound to 127.0.0.1
 * (DNS rebinding), so `Host` has to be one of ours; bound to anything else the server needs an explicit word.
 */
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
    place: { name: "host" },
    hint: "If something in front of it decides who may call, add --no-auth. Else leave out --host: 127.0.0.1 is this machine only.",
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

function lower(host: string): string {
  return host.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
}
