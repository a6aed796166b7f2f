import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ROOT } from "../support/repository.ts";

for (const folder of ["examples", "test/fixtures/data"]) {
  test(`every table of ${folder} is listed with its source and has the bytes it was listed with`, () => {
    const listed = new Map<string, string>();
    for (const line of readFileSync(`${ROOT}${folder}/SOURCES.md`, "utf8").split("\n")) {
      const cells = line.split("|").map((cell) => cell.trim());
      if (/^[0-9a-f]{64}$/.test(cells.at(-2) ?? "")) listed.set(cells[1], cells[5]);
    }
    const files = readdirSync(ROOT + folder).filter((name) => /\.csv(\.gz)?$/.test(name));
    assert.deepEqual([...listed.keys()].sort(), files.sort());
    for (const [name, hash] of listed) {
      assert.equal(
        createHash("sha256")
          .update(readFileSync(`${ROOT}${folder}/${name}`))
          .digest("hex"),
        hash,
        name,
      );
    }
  });
}
