/** What Node's HTTP parser refuses, before any route: answered as a problem on the bare socket, which is then closed. */
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Problem } from "./problem.ts";

export function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  answerOnSocket(socket, problemOf(error.code));
}

export function answerOnSocket(socket: Duplex, problem: Problem): void {
  const body = problem.toText();
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? "Error"}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new Problem("header-too-large", "the address and the headers are longer than 64 KiB together", {
        hint: "Send the inputs with POST.",
      });
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Problem("timeout", "the request did not arrive in time");
    case "HPE_INVALID_METHOD":
      return new Problem(
        "not-readable",
        "the request begins with no method of HTTP, as GET and POST are (or it is https, and this is http)",
      );
    case "HPE_INVALID_URL":
      return new Problem("not-readable", 'the address holds a character that has to be percent-encoded, for example "ü" as "%C3%BC"', {
        hint: "curl encodes a value by itself: curl -G --data-urlencode 'NAME=VALUE' ADDRESS. Letters in NAME are encoded by hand, or sent with POST.",
      });
    default:
      return new Problem("not-readable", "this is not HTTP/1.1");
  }
}
