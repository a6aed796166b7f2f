/** Makes the inputs of `npm run fuzz`, one after the other, and reads each. */
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { NdArray, PyObject, PySet, PyTuple, unpickle } from "../../dist/src/python/index.js";

const OPCODES =
  "(.012BCFGIJKLMNPQRSTUVX]abcdeghijloqprstu}\x80\x81\x82\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97";
const KNOWN = new Set(["ModelFileError"]);
const fixtures = JSON.parse(gunzipSync(readFileSync("test/fixtures/pickles.json.gz")).toString());
const seeds = fixtures.map(({ data }) => Uint8Array.from(Buffer.from(data, "base64")));
const small = seeds.filter(({ length }) => length < 4000);
let state = (workerData.seed * 2_654_435_761 + 1) >>> 0;

for (;;) {
  const input = mutated();
  parentPort.postMessage({ input });
  parentPort.postMessage(await judged(input));
}

async function judged(input) {
  try {
    const value = await unpickle(input);
    walk(value);
    return { refused: false };
  } catch (error) {
    return KNOWN.has(error?.name) && typeof error.message === "string" ? { refused: true } : { wrong: `${error?.stack ?? error}` };
  }
}

/** What a reader of the values would do, without any care of its own. */
function walk(value) {
  if (value === null || typeof value !== "object") return;
  if (value instanceof Map) {
    for (const [key, item] of value) {
      walk(key);
      walk(item);
    }
  } else if (Array.isArray(value)) for (const item of value) walk(item);
  else if (value instanceof PyTuple || value instanceof PySet) walk(value.items);
  else if (value instanceof NdArray) {
    if (Array.isArray(value.data)) walk(value.data);
  } else if (value instanceof PyObject) {
    walk(value.args);
    walk(value.state);
    for (const part of Object.values(value.extras ?? {})) walk(part);
  }
}

/** Numerical Recipes' generator: the same inputs for the same seed. */
function random(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function pick(list) {
  return list[random(list.length)];
}

function mutated() {
  let bytes = pick(random(20) === 0 ? seeds : small);
  const changes = 1 + random(random(3) === 0 ? 12 : 3);
  for (let i = 0; i < changes; i++) bytes = changed(bytes);
  return bytes;
}

function changed(bytes) {
  if (bytes.length === 0) return pick(small);
  const at = random(bytes.length);
  switch (random(8)) {
    case 0:
      return bytes.with(at, bytes[at] ^ (1 << random(8)));
    case 1:
      return bytes.with(at, random(256));
    case 2:
      return bytes.with(at, OPCODES.charCodeAt(random(OPCODES.length)));
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random(8)));
    case 5:
      return joined(bytes.subarray(0, at), Uint8Array.of(OPCODES.charCodeAt(random(OPCODES.length))), bytes.subarray(at));
    case 6: {
      const other = pick(small);
      return joined(bytes.subarray(0, at), other.subarray(random(other.length)));
    }
    default: {
      const copy = bytes.slice();
      for (let i = at; i < Math.min(at + 4, copy.length); i++) copy[i] = pick([0, 1, 127, 128, 255]);
      return copy;
    }
  }
}

function joined(...parts) {
  return Uint8Array.from(Buffer.concat(parts));
}
