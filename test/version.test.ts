import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { VERSION } from "../src/version.ts";
import { brine } from "./cli/run.ts";
import { ROOT } from "./support/repository.ts";

test("the version of the command, of ETags and of OpenAPI is package.json's", async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  assert.equal(VERSION, version);
  assert.deepEqual(await brine(["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" });
});
