/** HTTP as bytes on a socket: what a test sends is what it says, and nothing is followed, guessed or corrected. */
import { connect } from "node:net";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends `bytes`, ends after the first whole answer. */
export function exchange(port: number, bytes: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const isHead = bytes.toString("latin1", 0, 4).startsWith("HEAD");
    let received = Buffer.alloc(0);
    const settle = (): void => {
      const reply = parse(received, isHead);
      if (reply === undefined) return;
      socket.destroy();
      resolve(reply);
    };
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      settle();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const reply = parse(received, isHead);
      if (reply === undefined) reject(new Error(`no answer but ${received.length} bytes`));
      else resolve(reply);
    });
  });
}

function parse(bytes: Buffer, withoutBody: boolean): Reply | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const status = Number(first.split(" ")[1]);
  if (status === 100) return parse(bytes.subarray(end + 4), withoutBody);
  const length = Number(headers["content-length"] ?? 0);
  const body = bytes.subarray(end + 4);
  if (!withoutBody && status !== 204 && status !== 304 && body.length < length) return undefined;
  return { status, headers, text: body.subarray(0, withoutBody ? 0 : length).toString("utf8") };
}

/** A request's bytes; a Host and, for a body, its length are added where they are missing. */
export function request(line: string, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ""): Buffer {
  const bytes = Buffer.from(body);
  const all: Record<string, string> = {
    Host: "127.0.0.1",
    ...(bytes.length > 0 ? { "Content-Length": String(bytes.length) } : {}),
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${head.join("")}\r\n`), bytes]);
}

/** Sends everything on one connection and gives all that comes back until the server ends it. */
export function conversation(port: number, parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
  });
}
