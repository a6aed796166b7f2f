/** Files that Python wrote, from which the fuzzer starts: values, models of the oldest and newest scikit-learn with rows to ask them, skops files. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sklearnCases, versions } from "../../dist/test/support/sklearn-fixtures.js";

/** @returns lists of `{ bytes, rows }`, by kind */
export async function seeds() {
  const pickles = fixture("pickles.json.gz").map(({ data }) => ({ bytes: decoded(data) }));
  const skops = fixture("skops.json.gz").map((each) => ({ bytes: decoded(each.skops) }));
  const models = [];
  for (const version of versions()) {
    for (const { files, input } of (await sklearnCases(version)).cases) {
      for (const { bytes } of files) if (bytes.length < MOST_BYTES) models.push({ bytes, rows: input });
    }
  }
  const isZip = ({ bytes }) => bytes[0] === 0x50 && bytes[1] === 0x4b;
  return {
    pickles: pickles.filter(({ bytes }) => bytes.length < SMALL),
    long: pickles,
    models: models.filter((each) => !isZip(each)),
    skops: [...skops, ...models.filter(isZip)],
  };
}

const SMALL = 4000;
/** Larger models only slow the fuzzer down. */
const MOST_BYTES = 20_000;

function fixture(name) {
  return JSON.parse(gunzipSync(readFileSync(`test/fixtures/${name}`)).toString());
}

function decoded(base64) {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}
