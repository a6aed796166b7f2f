/** Compressed files: what is damaged is refused by its checksum, and what would grow without end is stopped. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { ModelFileError } from "../../src/errors/index.ts";
import { unpickle } from "../../src/python/index.ts";
import { fixture } from "../support/repository.ts";
import type { PickleCase } from "./pickle-case.ts";

const CASES = fixture<PickleCase[]>("pickles.json.gz").filter(({ name }) => name === "long");

/** A pickle of 200 MB of zeros, by bz2. */
const BOMB =
  "QlpoOTFBWSZTWV5JMNwFfjhERcQIEABAABAAAAgACCAAUIYECaqJk9N5IqAluIqAlzRFQEu5/3maIqAl4xQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1mFrSZNAH2j0AjAAAABAgAACCAAUGaaCaoOFSIN2ohUF2VKRB4u5IpwoSBqiudkA=";

async function refused(bytes: Uint8Array, message: RegExp, options = {}): Promise<void> {
  await assert.rejects(unpickle(bytes, options), (error) => {
    assert.ok(error instanceof ModelFileError, String(error));
    assert.match(error.message, message);
    return true;
  });
}

test("there is a case of every compression", () => {
  assert.deepEqual([...new Set(CASES.map(({ writer }) => writer.split(",")[0]))].sort(), ["bz2", "gzip", "lz4", "lzma", "xz", "zlib"]);
});

test("209 bytes that become 200 MB are stopped at 64 MiB", async () => {
  await refused(Buffer.from(BOMB, "base64"), /becomes more than 67108864 bytes when decompressed \(bz2\)/);
});

for (const { writer, data } of CASES) {
  test(`${writer}: what becomes more than is allowed is stopped`, async () => {
    await refused(Buffer.from(data, "base64"), /becomes more than 100000 bytes/, { maxBytes: 100_000 });
  });

  test(`${writer}: a flipped bit is found, or harmless`, async () => {
    const bytes = Buffer.from(data, "base64");
    const expected = JSON.stringify(await unpickle(bytes));
    for (let i = 0; i < 60; i++) {
      const at = Math.floor((i * bytes.length) / 60);
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 1 << (i % 8);
      try {
        assert.equal(JSON.stringify(await unpickle(damaged)), expected, `byte ${at}`);
      } catch (error) {
        // lzma's own form has no checksum: there a flipped bit can be another number.
        const isOtherValue = writer.startsWith("lzma") && error instanceof assert.AssertionError;
        assert.ok(isOtherValue || error instanceof ModelFileError, `byte ${at}: ${error}`);
      }
    }
  });

  test(`${writer}: something after the end is refused, and so is an end that is missing`, async () => {
    const bytes = Buffer.from(data, "base64");
    await refused(Buffer.concat([bytes, Buffer.from("more")]), /follows|followed/);
    await refused(bytes.subarray(0, bytes.length - 1), /cut off|damaged|end/);
  });
}

test("a file that is compressed twice is refused", async () => {
  await refused(gzipSync(deflateSync(Buffer.from("N."))), /compressed twice, by gzip and inside it by zlib/);
});

test("an error in what was compressed says so", async () => {
  await refused(deflateSync(Buffer.from("N")), /ends inside the pickle \(in what zlib compresses\)/);
});

test("an error in joblib's old form is told at its byte of the file", async () => {
  const zipped = deflateSync(Buffer.from("N."));
  const file = Buffer.concat([Buffer.from("ZF0x2".padEnd(21)), zipped, Buffer.from("more")]);
  await assert.rejects(unpickle(file), (error) => {
    assert.ok(error instanceof ModelFileError);
    assert.ok((error.place.offset ?? 0) >= 21, String(error.place.offset));
    return true;
  });
});
