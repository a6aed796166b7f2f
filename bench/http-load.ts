/** Keep-alive connections that each send a request, wait for the whole answer, and send the next. */
import { connect, type Socket } from "node:net";

/** Sends `count` requests, taken from `requests` in turn, over `connections`. @throws when an answer is no 200 */
export async function load(port: number, requests: readonly Buffer[], count: number, connections: number): Promise<void> {
  let sent = 0;
  await Promise.all(
    Array.from({ length: connections }, () => {
      return new Promise<void>((resolve, reject) => {
        const socket = connect(port, "127.0.0.1");
        socket.setNoDelay(true);
        const next = (): void => {
          if (sent >= count) {
            socket.end();
            resolve();
          } else {
            socket.write(requests[sent++ % requests.length]);
          }
        };
        socket.on("connect", next);
        socket.on("error", reject);
        onAnswer(socket, next, reject);
      });
    }),
  );
}

/** Calls `next` after each whole answer. The servers here say Content-Length and answer in ASCII. */
function onAnswer(socket: Socket, next: () => void, reject: (error: Error) => void): void {
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (chunk) => {
    text += chunk;
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) return;
    const from = text.toLowerCase().indexOf("content-length: ") + 16;
    if (text.length < end + 4 + Number(text.slice(from, text.indexOf("\r\n", from)))) return;
    if (!text.startsWith("HTTP/1.1 200")) reject(new Error(text.slice(0, 300)));
    text = "";
    next();
  });
}
