/** Files that Python wrote, from which the fuzzer starts: values, models of every scikit-learn with fixtures, what is compressed, skops files, pieces. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sklearnCases, versions } from "../../dist/test/support/sklearn-fixtures.js";

const SMALL = 4000;
/** Larger models only slow the fuzzer down. */
const MOST_BYTES = 20_000;

/** @returns lists of bytes, by kind; of pieces a list of files each */
export async function seeds() {
  const values = fixture("pickles.json.gz").map(({ data }) => decoded(data));
  const skops = fixture("skops.json.gz").map((each) => decoded(each.skops));
  const models = [];
  const pieces = [];
  for (const version of versions()) {
    for (const { files } of (await sklearnCases(version)).cases) {
      const all = files.map(({ bytes }) => bytes);
      if (all.some(({ length }) => length > MOST_BYTES)) continue;
      if (all.length > 1) pieces.push(all);
      else models.push(...all);
    }
  }
  const whole = [...values, ...models];
  return {
    values: values.filter(({ length }) => length < SMALL),
    long: values,
    compressed: whole.filter(isCompressed),
    models: models.filter((bytes) => !isZip(bytes) && !isCompressed(bytes)),
    skops: [...skops, ...models.filter(isZip)],
    pieces,
  };
}

function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** zlib, gzip, bz2, xz, lzma, lz4, joblib's old form. */
function isCompressed([a, b, c]) {
  return [0x78, 0x1f, 0x42, 0xfd, 0x04].includes(a) || (a === 0x5d && b === 0 && c === 0) || (a === 0x5a && b === 0x46);
}

function fixture(name) {
  return JSON.parse(gunzipSync(readFileSync(`test/fixtures/${name}`)).toString());
}

function decoded(base64) {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}
