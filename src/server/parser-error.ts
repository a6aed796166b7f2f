/** What Node's HTTP parser refuses, before any route: answered as a problem on the bare socket, which is then closed. */
import type { Duplex } from "node:stream";
import { Problem } from "./problem.ts";

export function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const body = problem.toText();
  socket.end(
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? "Error"}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

const REASONS: Readonly<Record<number, string>> = { 400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large" };

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new Problem("header-too-large", "the address and the headers are longer than 64 KiB together", {
        hint: "Send the inputs with POST.",
      });
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Problem("timeout", "the request did not arrive in time");
    default:
      return new Problem("not-readable", "this is not HTTP/1.1");
  }
}
