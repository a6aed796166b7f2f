/** A server to be measured, in a process of its own: Brine with a bundle, or the least that node:http can do. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "../src/server/index.ts";

const [file = ""] = process.argv.slice(2);

async function start(): Promise<number> {
  if (file !== "") return (await serve({ models: [file], port: 0 })).port;
  const body = '{"message":"Hello world"}';
  const server = createServer((_request, response) => {
    response.writeHead(200, ["content-type", "application/json; charset=utf-8", "content-length", String(body.length)]);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  return (server.address() as AddressInfo).port;
}

const port = await start();
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() });
});
process.on("disconnect", () => process.exit(0));
process.send?.({ port });
