import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { BrineError } from "../../src/errors/index.ts";
import { type Column, Frame } from "../../src/numeric/index.ts";
import { openTable, type ReadOptions, readTable, type TableFormat, writeTable } from "../../src/tables/index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

// Text that a table can hold: an empty cell is a missing one, and UTF-8 has no lone surrogates.
const cell = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom('"', ",", "\n", "\r", ";", "\t", " ", "007", "NA", "true", "\ufeff", "-", "1e5"),
);
const text = cell.filter((value) => !value.includes("\0"));
const double = fc.double({ noNaN: true, noDefaultInfinity: true });

function column(name: string, rows: number): fc.Arbitrary<Column> {
  const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: rows, maxLength: rows });
  return fc.oneof(
    list(fc.option(double, { nil: Number.NaN })).map((values): Column => {
      const integer = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
      return { name, kind: "number", values: Float64Array.from(values), integer };
    }),
    list(fc.option(text)).map((values): Column => ({ name, kind: "text", values })),
    list(fc.boolean()).map((values): Column => ({ name, kind: "boolean", values })),
  );
}

const frames = fc
  .tuple(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([names, rows]) => fc.tuple(...names.map((name) => column(name, rows))))
  .map((columns) => new Frame(columns));

for (const format of ["csv", "tsv", "ndjson"] as const) {
  test(`what is written as ${format} reads back equal, in blocks of any size`, async () => {
    await fc.assert(
      fc.asyncProperty(frames, fc.integer({ min: 1, max: 13 }), async (frame, blockRows) => {
        const names = frame.columns.filter(({ kind }) => kind === "text").map(({ name }) => name);
        const reading: ReadOptions = { format, header: true, blockRows, missing: [], text: names };
        const back = (await readTable(utf8(writeTable(frame, format)), reading)).frame;
        assert.deepEqual(back.columns, frame.columns);
      }),
      { numRuns: 150, seed: 1 },
    );
  });
}

test("a quoted table is read as the same table without quotes", async () => {
  const plain = fc.string({ unit: "grapheme-ascii" }).map((value) => value.replace(/[",\n\r;\t]/g, ""));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 20 }), async (rows) => {
      const cells = rows.map(([a, b]) => [`x${a}`, b]);
      const bare = await readTable(utf8(`a,b\n${cells.map((row) => row.join(",")).join("\n")}\n`));
      const quoted = await readTable(utf8(`"a","b"\n${cells.map((row) => row.map((each) => `"${each}"`).join(",")).join("\n")}\n`));
      assert.deepEqual(quoted, bare);
    }),
    { numRuns: 150, seed: 1 },
  );
});

test("a table is the same in chunks of any size, gzipped or not", async () => {
  const bytes = utf8('\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n2,"é"""\r\n');
  const { frame } = await readTable(bytes);
  for (const source of [bytes, new Uint8Array(gzipSync(bytes))]) {
    for (let size = 1; size <= source.length; size++) {
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < source.length; at += size) yield source.subarray(at, at + size);
      }
      const blocks: Frame[] = [];
      for await (const block of (await openTable(chunks())).blocks) blocks.push(block.frame);
      assert.deepEqual(blocks, [frame]);
    }
  }
});

/** Reads, and lets nothing but a refusal with a message pass. */
async function survives(bytes: Uint8Array, format: TableFormat | undefined): Promise<void> {
  try {
    const { frame, lines } = await readTable(bytes, { ...(format === undefined ? {} : { format }), mostBytes: 100_000, blockRows: 3 });
    assert.equal(lines.length, frame.rows);
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
    assert.notEqual(error.message, "");
  }
}

test("hostile bytes are read or refused, never anything else", async () => {
  const format = fc.constantFrom<TableFormat | undefined>(undefined, "csv", "tsv", "ndjson");
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), format, (bytes, kind) => survives(bytes, kind)),
    { numRuns: 500, seed: 1 },
  );
});

// Bytes that mean something to a reader of tables, for mutations to hit upon.
const TELLING = [0, 9, 10, 13, 32, 34, 39, 44, 45, 46, 48, 57, 58, 59, 91, 92, 93, 101, 123, 125, 0x80, 0xc3, 0xef, 0xff];
const SEEDS: readonly string[] = [
  'a,"b, ""c""",d\r\n1,"x\ny",true\n-0.5,NA,false\n,"",\n1e300,007,True\n',
  "sepal;species\n5,1;setosa\n4,9;virginica\n",
  '{"a":1,"__proto__":"x","b":null}\n{"a":-1.5e-7,"b":"\\u00e9\\"","c":true}\n{"a":9007199254740993}\n',
  "5.1\t3.5\n4.9\t3\n",
];

test("five thousand mutations of small tables are read or refused", async () => {
  let state = 12345;
  const draw = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const seeds = [...SEEDS.map(utf8), new Uint8Array(gzipSync(SEEDS[0]))];
  for (let run = 0; run < 5000; run++) {
    const bytes = Array.from(seeds[draw(seeds.length)]);
    for (let edits = draw(6); edits >= 0; edits--) {
      const at = draw(bytes.length + 1);
      const byte = draw(4) === 0 ? draw(256) : TELLING[draw(TELLING.length)];
      const kind = draw(4);
      if (kind === 0) bytes.splice(at, draw(8));
      else if (kind === 1) bytes.splice(at, 0, byte);
      else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + draw(20)));
      else bytes[Math.min(at, bytes.length - 1)] = byte;
      if (bytes.length === 0) bytes.push(byte);
    }
    await survives(Uint8Array.from(bytes), undefined);
  }
});

test("a table is read only as far as its rows are taken, and its source let go of", async () => {
  let taken = 0;
  let isClosed = false;
  async function* endless(first: string): AsyncGenerator<Uint8Array> {
    try {
      for (yield utf8(first); ; taken++) yield utf8("1,2\n".repeat(1000));
    } finally {
      isClosed = true;
    }
  }
  const table = await openTable(endless("a,b\n"), { blockRows: 100 });
  let rows = 0;
  for await (const { frame } of table.blocks) if ((rows += frame.rows) > 5000) break;
  assert.ok(isClosed && taken < 10, `${taken} chunks were taken`);

  for (const first of ["a,a\n", "\0", "PK\x03\x04", 'a"b\n']) {
    isClosed = false;
    await assert.rejects(openTable(endless(first), { format: "csv" }), BrineError);
    assert.ok(isClosed, first);
  }
  isClosed = false;
  await (await openTable(endless("a,b\n"))).close();
  assert.ok(isClosed);
});

test("long keys, deep nesting and many escapes are read or refused", async () => {
  for (const line of [
    `{"a":${"[".repeat(5_000_000)}`,
    `{"${"k:".repeat(4_000_000)}":1}`,
    `{"${'\\"'.repeat(500_000)}:":"${"\\n:".repeat(400_000)}"}`,
    `{${Array.from({ length: 40_000 }, (_, i) => `"k${i}":null`).join(",")}}\n${"{}\n".repeat(200)}`,
  ]) {
    await readTable(utf8(`${line}\n`), { format: "ndjson" }).catch((error: unknown) =>
      assert.ok(error instanceof BrineError, String(error)),
    );
  }
});
