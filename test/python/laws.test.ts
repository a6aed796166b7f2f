/** Laws: whatever values there are, written in any of the forms that a protocol has, they come back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PyBytes, PyTuple, type PyValue, pyFloat, unpickle } from "../../src/python/index.ts";
import { describe } from "./describe.ts";
import { bytesOf, uint32 } from "./pickle-writer.ts";

const encoder = new TextEncoder();

/** The text protocol, as Python 2 wrote by default. */
function protocol0(value: PyValue): Uint8Array {
  if (value === null) return bytesOf("N");
  if (typeof value === "boolean") return bytesOf(value ? "I01\n" : "I00\n");
  if (typeof value === "bigint") return bytesOf(`L${value}L\n`);
  if (typeof value === "number" && Number.isInteger(value)) return bytesOf(`I${value}\n`);
  if (typeof value === "number") return bytesOf(`F${String(value).replace("Infinity", "inf").replace("NaN", "nan")}\n`);
  if (typeof value === "string") return bytesOf("V", escaped(value), "\n");
  if (value instanceof PyBytes)
    return bytesOf("S'", [...value.bytes].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""), "'\n");
  if (value instanceof PyTuple) return bytesOf("(", ...value.items.map(protocol0), "t");
  if (value instanceof Map) return bytesOf("(", ...[...value].flatMap(([key, item]) => [protocol0(key), protocol0(item)]), "d");
  if (Array.isArray(value)) return bytesOf("(l", ...(value as readonly PyValue[]).map((item) => bytesOf(protocol0(item), "a")));
  const number = Number(value);
  return bytesOf(`F${Object.is(number, -0) ? "-0.0" : number}\n`);
}

function escaped(text: string): string {
  return text
    .split("")
    .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** The binary protocol, with everything remembered. */
function protocol4(value: PyValue): Uint8Array {
  if (value === null) return bytesOf("N");
  if (typeof value === "boolean") return bytesOf(value ? 0x88 : 0x89);
  if (typeof value === "bigint")
    return bytesOf(
      0x8a,
      17,
      Uint8Array.from({ length: 17 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n)),
    );
  if (typeof value === "number" && Number.isInteger(value)) return bytesOf("J", new Uint8Array(Int32Array.of(value).buffer));
  if (typeof value === "number") return float(value);
  if (typeof value === "string") {
    const utf8 = surrogatePass(value);
    return bytesOf("X", uint32(utf8.length), utf8, 0x94);
  }
  if (value instanceof PyBytes) return bytesOf("U", value.length, value.bytes, 0x94);
  if (value instanceof PyTuple) return bytesOf("(", ...value.items.map(protocol4), "t", 0x94);
  if (value instanceof Map) return bytesOf("}", 0x94, "(", ...[...value].flatMap(([key, item]) => [protocol4(key), protocol4(item)]), "u");
  if (Array.isArray(value)) return bytesOf("]", 0x94, "(", ...(value as readonly PyValue[]).map(protocol4), "e");
  return float(Number(value));
}

function float(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytesOf("G", bytes);
}

function surrogatePass(text: string): Uint8Array {
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  return bytesOf(
    ...codes.map((code) => {
      const isLone = code >= 0xd800 && code <= 0xdfff;
      return isLone ? bytesOf(0xed, 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)) : encoder.encode(String.fromCodePoint(code));
    }),
  );
}

const { value: anyValue } = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<PyValue>(null, true, false),
    fc.integer(),
    fc.double().map(pyFloat),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 130n }),
    fc.string({ unit: "binary" }),
    fc.string().map((text) => `${text}\ud800`),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new PyBytes("str", bytes)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 4 }).map((items) => new PyTuple(items)),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.integer()), tie("value")), { maxLength: 4 })
      .map((pairs): PyValue => new Map<PyValue, PyValue>(pairs)),
  ),
}));

for (const [protocol, write] of [
  ["0", protocol0],
  ["4", protocol4],
] as const) {
  test(`every value comes back from protocol ${protocol}`, async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, async (value) => {
        assert.deepEqual(describe(await unpickle(bytesOf(write(value), "."))), describe(value));
      }),
      { seed: 5, numRuns: 500 },
    );
  });
}
