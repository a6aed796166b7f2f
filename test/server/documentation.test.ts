import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { RunningServer } from "../../src/server/index.ts";
import { ROOT } from "../support/repository.ts";
import { serveIris } from "./support/iris-server.ts";

const TEXT = readFileSync(`${ROOT}docs/http.md`, "utf8");
/** Each example, and the answer where one stands below it. */
const EXAMPLES = [...TEXT.matchAll(/```sh\n([\s\S]*?)```\n(?:\n```json\n([\s\S]*?)```)?/g)].flatMap(([, commands, json]) => {
  return commands
    .replaceAll("\\\n", " ")
    .trim()
    .split("\n")
    .map((command) => ({ command, json: json?.trim() }));
});

let server: RunningServer;
before(async () => {
  server = await serveIris({}, { keepRows: true });
});
after(() => server.close());

test("the page of the documentation has examples", () => assert.ok(EXAMPLES.length >= 8));

for (const { command, json } of EXAMPLES) {
  test(`docs/http.md: ${command.slice(0, 100)}`, async () => {
    const ported = command.replaceAll("127.0.0.1:5000", `127.0.0.1:${server.port}`);
    const { stdout } = await promisify(execFile)("sh", ["-c", `${ported} -s -S`], { cwd: ROOT });
    const shown = stdout.replaceAll(`127.0.0.1:${server.port}`, "127.0.0.1:5000");
    if (json !== undefined) assert.equal(shown, json);
    else if (command.includes("curl -I")) assert.match(shown, /^HTTP\/1\.1 200/);
    else assert.equal(JSON.parse(shown).status, undefined, shown);
  });
}

test("every route of the documentation is one, and says what is written there", async () => {
  const rows = TEXT.slice(TEXT.indexOf("## Routes"), TEXT.indexOf("## Errors")).matchAll(/^\| (`.*?) \| (.*) \|$/gm);
  for (const [, routes, answer] of rows) {
    for (const [path] of routes.matchAll(/\/[\w/.]*/g)) {
      const url = `${server.url}${path.replace("NAME", "iris").replace("/V", "/1")}`;
      const reply = await fetch(url);
      assert.ok([200, 422].includes(reply.status), url);
      const exact = /^`(\{.*?\})`/.exec(answer)?.[1];
      if (exact !== undefined) assert.equal(await reply.text(), exact);
    }
  }
});
