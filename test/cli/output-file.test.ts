import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { OutputError } from "../../src/cli/output-error.ts";
import { OutputFile } from "../../src/cli/output-file.ts";
import { temporaryFolder } from "./run.ts";

test("a file stands under its name only once it is whole, and keeps its mode", async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, "model");
  writeFileSync(path, "old", { mode: 0o600 });
  const file = await OutputFile.open(path);
  await file.write("new");
  assert.equal(readFileSync(path, "utf8"), "old");
  await file.commit();
  assert.equal(readFileSync(path, "utf8"), "new");
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ["model"]);
});

test("a discarded file leaves the old one and nothing beside it", async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, "model");
  writeFileSync(path, "old");
  const file = await OutputFile.open(path);
  await file.write("new");
  await file.discard();
  assert.equal(readFileSync(path, "utf8"), "old");
  assert.deepEqual(readdirSync(folder), ["model"]);
});

test("asking whether a file could be written leaves nothing behind", async (t) => {
  const folder = temporaryFolder(t);
  await OutputFile.probe(join(folder, "model"));
  assert.deepEqual(readdirSync(folder), []);
});

test("through a symbolic link the file it points to is replaced, and the link stays", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real/model"), "old");
  symlinkSync("real/model", join(folder, "link"));
  const file = await OutputFile.open(join(folder, "link"));
  await file.write("new");
  await file.commit();
  assert.equal(readFileSync(join(folder, "real/model"), "utf8"), "new");
  assert.deepEqual(readdirSync(folder).sort(), ["link", "real"]);
  assert.deepEqual(readdirSync(join(folder, "real")), ["model"]);
});

test("a missing folder, a file as a folder and a folder as a file are told apart", async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "file"), "");
  const cases: [string, string][] = [
    [join(folder, "no/model"), `cannot be written: the folder ${join(folder, "no")} does not exist`],
    [join(folder, "file/model"), `cannot be written: ${join(folder, "file")} is a file, not a folder`],
    [folder, "cannot be written: it is a folder"],
  ];
  for (const [path, message] of cases) {
    await assert.rejects(
      OutputFile.open(path),
      (error) => error instanceof OutputError && error.message === message && error.place.file === path,
    );
  }
});

test("a full device is an error and is not replaced by a file", { skip: process.platform !== "linux" }, async () => {
  const file = await OutputFile.open("/dev/full");
  await assert.rejects(
    file.write("x"),
    (error) => error instanceof OutputError && error.message === "cannot be written: no space left on the disk",
  );
  assert.ok(statSync("/dev/full").isCharacterDevice());
});
