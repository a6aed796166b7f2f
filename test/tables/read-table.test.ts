import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { BrineError, DataError } from "../../src/errors/index.ts";
import type { Frame } from "../../src/numeric/index.ts";
import { type ReadOptions, readTable } from "../../src/tables/index.ts";
import { ROOT } from "../support/repository.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(text: string | Uint8Array, options: ReadOptions = {}): Promise<Frame> {
  return (await readTable(typeof text === "string" ? utf8(text) : text, options)).frame;
}

/** Columns as plain data. */
function plain(frame: Frame): Record<string, unknown> {
  return Object.fromEntries(
    frame.columns.map((column) => [column.name, column.kind === "number" ? Array.from(column.values) : column.values]),
  );
}

/** Where and why a table is refused. */
async function refusal(text: string | Uint8Array, options: ReadOptions = {}) {
  try {
    await read(text, { file: "data.csv", ...options });
  } catch (error) {
    assert.ok(error instanceof BrineError, String(error));
    const { file, row, column } = error.place;
    assert.equal(file, options.file ?? "data.csv");
    return [error.message, row, column];
  }
  return assert.fail("was read");
}

test("iris has 150 rows, four columns of numbers and one of text", async () => {
  const frame = await read(readFileSync(`${ROOT}examples/iris.csv`), { file: "iris.csv" });
  assert.deepEqual(
    frame.columns.map(({ name, kind, values }) => [name, kind, values.length]),
    [
      ["sepal_length", "number", 150],
      ["sepal_width", "number", 150],
      ["petal_length", "number", 150],
      ["petal_width", "number", 150],
      ["species", "text", 150],
    ],
  );
  assert.deepEqual(plain(frame.take([0, 149])), {
    sepal_length: [5.1, 5.9],
    sepal_width: [3.5, 3],
    petal_length: [1.4, 5.1],
    petal_width: [0.2, 1.8],
    species: ["setosa", "virginica"],
  });
});

test("a gzipped table is the table", async () => {
  const frame = await read(readFileSync(`${ROOT}test/fixtures/data/digits.csv.gz`), { file: "digits.csv.gz" });
  assert.equal(frame.rows, 1797);
  assert.equal(frame.columns.length, 65);
  assert.ok(frame.columns.every((column) => column.kind === "number" && column.integer));
});

test("a column is of numbers only if every cell is a plain decimal number that a double keeps", async () => {
  for (const [cells, kind, values] of [
    [["1", "-2.5", "+3", ".5", "5.", "1e-3", " 7 "], "number", [1, -2.5, 3, 0.5, 5, 0.001, 7]],
    [["0", "0.5", "-0", "1e300"], "number", [0, 0.5, -0, 1e300]],
    [["9007199254740991"], "number", [9007199254740991]],
    [["1", "9007199254740993"], "text", ["1", "9007199254740993"]],
    [["007", "8"], "text", ["007", "8"]],
    [["-01"], "text", ["-01"]],
    [["2024-01-05"], "text", ["2024-01-05"]],
    [["1e999"], "text", ["1e999"]],
    [["0x10"], "text", ["0x10"]],
    [["inf"], "text", ["inf"]],
    [["1_000"], "text", ["1_000"]],
    [["12%"], "text", ["12%"]],
    [["true", "False", "TRUE"], "boolean", [true, false, true]],
    [["true", "1"], "text", ["true", "1"]],
    [["yes"], "text", ["yes"]],
    [["1.50", "x"], "text", ["1.50", "x"]],
  ] as const) {
    const [column] = (await read(`a,b\n${cells.map((cell) => `${cell},x\n`).join("")}`)).columns;
    assert.equal(column.kind, kind, String(cells));
    assert.deepEqual([...column.values], values);
  }
});

test("a column of numbers says whether all are integers, by value and not by spelling", async () => {
  const frame = await read("a,b,c\n1,1.0,1.5\n,2e3,2\n");
  assert.deepEqual(
    frame.columns.map((column) => column.kind === "number" && column.integer),
    [true, true, false],
  );
});

test("pandas' words for missing are missing beside numbers and booleans, and text beside text", async () => {
  assert.deepEqual(plain(await read("n,b,t,e\n1,true,DE,\nNA,NaN,NA,\n,null,,\n")), {
    n: [1, Number.NaN, Number.NaN],
    b: [true, null, null],
    t: ["DE", "NA", null],
    e: [Number.NaN, Number.NaN, Number.NaN],
  });
});

test("a column of words for missing alone keeps them", async () => {
  assert.deepEqual(plain(await read("country,x\nNA,1\nNA,2\n")), { country: ["NA", "NA"], x: [1, 2] });
});

test("the caller's words for missing are missing in every column, and no others", async () => {
  assert.deepEqual(plain(await read("n,t,u\n1,a,NA\n?,?,3\n,,4\n", { missing: ["?"] })), {
    n: [1, Number.NaN, Number.NaN],
    t: ["a", null, null],
    u: ["NA", "3", "4"],
  });
});

test("columns asked for as text stay text", async () => {
  assert.deepEqual(plain(await read("id,x\n1.50,2\n", { text: ["id"] })), { id: ["1.50"], x: [2] });
  await assert.rejects(read("id\n1\n", { text: ["ID"] }), /no column "ID" to keep as text/);
});

test("quoted cells hold separators, quotes and line breaks; lines are counted through them", async () => {
  const table = await readTable(utf8('a,b\n"1,5","say ""hi"""\r\n"x\r\ny","l1\nl2"\n\nlast,""\n'));
  assert.deepEqual(plain(table.frame), { a: ["1,5", "x\r\ny", "last"], b: ['say "hi"', "l1\nl2", null] });
  assert.deepEqual([...table.lines], [2, 3, 7]);
});

test("line breaks of Unix, Windows and old Macs are one; a byte order mark is none of the first name", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    assert.deepEqual(plain(await read(`\ufeffa,b${end}1,2${end}3,4${end}`)), { a: [1, 3], b: [2, 4] });
    assert.deepEqual(plain(await read(`\ufeff"a",b${end}1,2${end}${end}3,4`)), { a: [1, 3], b: [2, 4] });
  }
});

test("a first line of numbers is data; the caller can decide", async () => {
  const table = await readTable(utf8("5.1,3.5\n4.9,3\n"));
  assert.equal(table.hasHeader, false);
  assert.deepEqual(table.notes, ["The first line is all numbers, so it was read as data; the columns are called x0 and x1."]);
  assert.deepEqual(plain(table.frame), { x0: [5.1, 4.9], x1: [3.5, 3] });
  assert.deepEqual(plain(await read("1,2\n3,4\n", { header: true })), { 1: [3], 2: [4] });
  assert.deepEqual(plain(await read("a,b\n3,4\n", { header: false })), { x0: ["a", "3"], x1: ["b", "4"] });
});

test("a header alone is a table without rows", async () => {
  const frame = await read("a,b\n");
  assert.deepEqual([frame.rows, frame.names], [0, ["a", "b"]]);
});

test("a column without a name gets pandas' name for it, and that is said", async () => {
  const table = await readTable(utf8(",x\n0,5\n"));
  assert.deepEqual(plain(table.frame), { "Unnamed: 0": [0], x: [5] });
  assert.deepEqual(table.notes, ['Column 1 has no name and is called "Unnamed: 0", as pandas does.']);
});

test("__proto__ and constructor are names like any other", async () => {
  for (const text of ["__proto__,constructor\n1,x\n", '{"__proto__":1,"constructor":"x"}\n']) {
    const frame = await read(text);
    assert.deepEqual(frame.names, ["__proto__", "constructor"]);
    assert.deepEqual([...(frame.column("__proto__")?.values ?? [])], [1]);
    assert.equal(({} as Record<string, unknown>).x, undefined);
  }
});

test("TSV is told by the name, tabs or semicolons by the first line", async () => {
  const expected = { a: [1], "b,c": ["x y"] };
  assert.deepEqual(plain(await read("a\tb,c\n1\tx y\n", { file: "t.tsv" })), expected);
  const tabs = await readTable(utf8("a\tb\n1\t2\n"));
  assert.deepEqual(plain(tabs.frame), { a: [1], b: [2] });
  assert.deepEqual(tabs.notes, ["Cells are separated by tabs."]);
  const semicolons = await readTable(utf8('a;"b,c"\n1;"x;y"\n'));
  assert.deepEqual(plain(semicolons.frame), { a: [1], "b,c": ["x;y"] });
  assert.deepEqual(semicolons.notes, ["Cells are separated by semicolons."]);
});

test("NDJSON has typed cells; keys that are missing are missing cells", async () => {
  const table = await readTable(utf8('{"n":1,"t":"007","b":true}\n\n{"t":null,"n":2.5}\r\n {"late":1} '), { file: "x.ndjson" });
  assert.deepEqual(plain(table.frame), {
    n: [1, 2.5, Number.NaN],
    t: ["007", null, null],
    b: [true, null, null],
    late: [Number.NaN, Number.NaN, 1],
  });
  assert.deepEqual([...table.lines], [1, 3, 4]);
});

test("NDJSON numbers that a double cannot hold, and cells of several kinds, become text", async () => {
  const text =
    '{"a":9007199254740993,"b":1,"c":1e300,"d":"9007199254740993 \\" 1e999"}\n{"a":5,"b":"x","c":1e3,"d":""}\n{"a":1e999,"b":true,"c":-0}\n';
  assert.deepEqual(plain(await read(text)), {
    a: ["9007199254740993", "5", "1e999"],
    b: ["1", "x", "true"],
    c: [1e300, 1000, -0],
    d: ['9007199254740993 " 1e999', "", null],
  });
});

test("a column that stops being of numbers after many rows is text from the first on, as written", async () => {
  const rows = Array.from({ length: 100 }, (_, i) => `${i}.50,${i}`);
  const frame = await read(`a,b\n${rows.join("\n")}\nend,1\n`, { blockRows: 7 });
  assert.deepEqual(plain(frame), { a: [...rows.map((_, i) => `${i}.50`), "end"], b: [...rows.map((_, i) => i), 1] });
});

test("blocks of any size give one table", async () => {
  const bytes = readFileSync(`${ROOT}test/fixtures/data/wine.csv`);
  const whole = plain(await read(bytes));
  for (const blockRows of [1, 2, 50, 177, 178, 179]) assert.deepEqual(plain(await read(bytes, { blockRows })), whole);
});

test("what is wrong is refused with file, row and column", async () => {
  for (const [text, ...expected] of [
    ["", "is empty", undefined, undefined],
    ["\n\n  ", "is empty", undefined, undefined],
    ["\ufeff", "is empty", undefined, undefined],
    ["a,b,a\n1,2,3\n", 'columns 1 and 3 are both named "a"', 1, "a"],
    ["a,b\n1,2\n3\n", 'this row has 1 cell, the header has 2: it ends before "b"', 3, "b"],
    ["a,b\n1,2\n3,4,5\n", 'this row has 3 cells, the header has 2: "5" is one too many', 3, "b"],
    ["1,2\n3\n", 'this row has 1 cell, the first row has 2: it ends before "x1"', 2, "x1"],
    ['a,b\n1,"2\n3,4\n', "a double quote opens in this row and never closes", 2, undefined],
    ['a,b\n1,5"\n3,"4"\n', "a double quote stands inside a cell that does not begin with one", 2, undefined],
    ['a,b\n"x","y"\n1,5" w"\n', "a double quote stands inside a cell that does not begin with one", 3, undefined],
    ['a,b\n1,"5"x\n', "a quoted cell goes on after its closing double quote", 2, undefined],
    ["a,b\n1,\0\n", "holds a NUL byte: this is no text, or not UTF-8", 2, undefined],
    ["a;b\n1;x\n1,5;y\n", '"1,5" is written with a decimal comma', 3, "a"],
    ["<!DOCTYPE html><html>", "is a web page or XML, not a table", undefined, undefined],
    ["PK\x03\x04....", "is a ZIP file, as Excel's .xlsx are", undefined, undefined],
  ] as const) {
    assert.deepEqual(await refusal(text), expected, JSON.stringify(text));
  }
});

test("NDJSON that is wrong is refused with file, row and column", async () => {
  const file = "rows.ndjson";
  for (const [text, ...expected] of [
    ['{"a":1}\n{"a":[1,2]}\n', '"a" is an array; a cell is text, a number, true, false or null', 2, "a"],
    ['{"a":1}\n{"a":{"b":1}}\n', '"a" is an object; a cell is text, a number, true, false or null', 2, "a"],
    ['{"a":1}\n[1]\n', "this line is an array, not an object", 2, undefined],
    ['{"a":1}\n5\n', "this line is a single value, not an object", 2, undefined],
    ['{"a":1}\n{"a":NaN}\n', 'this line is not JSON: "{\\"a\\":NaN}"', 2, undefined],
    ['{"a":1,"b":":\\"a\\":","a":2}\n', 'the key "a" stands twice in this object', 1, "a"],
    ['{"a":1,"\\u0061":2}\n', 'the key "a" stands twice in this object', 1, "a"],
  ] as const) {
    assert.deepEqual(await refusal(text, { file }), expected, text);
  }
});

test("a JSON array is told from NDJSON", async () => {
  assert.deepEqual(await refusal('[{"a":1}]', { file: "data.json" }), ["is a JSON array", undefined, undefined]);
});

test("text that is not UTF-8 is refused with its line", async () => {
  const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  assert.deepEqual(await refusal(latin1("a,b\r\n1,x\r\n2,caf\xe9\r\n")), ["this line is not UTF-8 text", 3, undefined]);
  assert.deepEqual(await refusal(latin1('{"a":"x"}\n{"a":"\xe9"}'), { file: "a.ndjson" }), ["this line is not UTF-8 text", 2, undefined]);
  const utf16 = Buffer.from("a,b\n1,2\n3,4\n", "utf16le");
  assert.deepEqual(await refusal(utf16), ["is UTF-16 text, not UTF-8", undefined, undefined]);
  assert.deepEqual(await refusal(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])), ["is UTF-16 text, not UTF-8", undefined, undefined]);
});

test("damaged, cut off and overgrown gzip is refused", async () => {
  const bytes = gzipSync(`a\n${"1\n".repeat(10_000)}`);
  const cutOff = bytes.subarray(0, bytes.length - 9);
  assert.deepEqual(await refusal(cutOff), ["the gzip data is damaged or cut off", undefined, undefined]);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length - 6] ^= 1;
  assert.deepEqual(await refusal(flipped), ["the gzip data is damaged or cut off", undefined, undefined]);
  assert.deepEqual(await refusal(bytes, { mostBytes: 10_000 }), [
    "holds more than 10000 bytes once decompressed, the most that is read",
    undefined,
    undefined,
  ]);
});

test("a line without end stops early", async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    const chunk = new Uint8Array(2 ** 20).fill(120);
    for (; taken < 1000; taken++) yield chunk;
  }
  const { openTable } = await import("../../src/tables/index.ts");
  for (const format of ["csv", "ndjson"] as const) {
    taken = 0;
    await assert.rejects(openTable(endless(), { format }), (error: Error) => {
      return error instanceof DataError && error.place.row === 1 && /longer than 16777216 bytes/.test(error.message);
    });
    assert.ok(taken < 20, `${taken} MB were taken`);
  }
});

test("rows, cells and columns have a most", async () => {
  assert.deepEqual((await refusal(`a\n${"x".repeat(2 ** 20 + 1)}\n`)).slice(1), [2, undefined]);
  assert.deepEqual((await refusal(`${",".repeat(100_000)}\n`)).slice(1), [1, undefined]);
});

test("Parquet and Arrow are named as not in this version", async () => {
  for (const file of ["a.parquet", "a.arrow", "a.xlsx"]) {
    await assert.rejects(read("a\n1\n", { file }), { name: "NotInThisVersionError" });
  }
});

test("columns that are known to be text stay text, and where empty texts count an empty cell is one, save in NDJSON", async () => {
  const isText = (name: string) => (name === "note" ? "even empty" : name === "grade");
  const csv = new TextEncoder().encode("grade,note,n\n1.0,,1\n,True,2\n");
  const { frame } = await readTable(csv, { isText });
  assert.deepEqual(
    frame.columns.map(({ kind, values }) => [kind, Array.from<unknown>(values)]),
    [
      ["text", ["1.0", null]],
      ["text", ["", "True"]],
      ["number", [1, 2]],
    ],
  );
  const lines = new TextEncoder().encode('{"note":null}\n{"note":"a"}\n');
  assert.deepEqual(Array.from<unknown>((await readTable(lines, { isText })).frame.columns[0].values), [null, "a"]);
});
