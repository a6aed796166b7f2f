import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SignatureError, type WrongInput } from "../../src/errors/index.ts";
import { RowReader, type Signature } from "../../src/model/index.ts";
import type { Matrix } from "../../src/numeric/index.ts";

const input = (name: string, missing = false) => ({ name, kind: "number" as const, missing });
const signature = (...inputs: Signature["inputs"]): Signature => ({ inputs, namesKnown: true, output: { kind: "regressor", name: "y" } });

const IRIS = signature(input("sepal_length"), input("sepal_width"), input("petal_length"), input("petal_width"));
const SOUND = "sepal_length=5.1&sepal_width=3.5&petal_length=1.4&petal_width=0.2";
const ROW = [5.1, 3.5, 1.4, 0.2];

function errorsOf(act: () => unknown): readonly WrongInput[] {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof SignatureError, String(error));
    return error.errors;
  }
  return assert.fail("nothing was refused");
}

test("every order of the parameters gives the same row", () => {
  const reader = new RowReader(IRIS);
  fc.assert(
    fc.property(fc.shuffledSubarray(SOUND.split("&"), { minLength: 4 }), (pairs) => {
      assert.deepEqual(Array.from(reader.query(pairs.join("&"))), ROW);
    }),
  );
});

test("the numbers arrive bit for bit", () => {
  const reader = new RowReader(IRIS);
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.tuple(number, number, number, number), ([a, b, c, d]) => {
      const row = reader.query(`sepal_length=${a}&sepal_width=${b}&petal_length=${c}&petal_width=${d}`);
      assert.ok([a, b, c, d].every((x, i) => x === row[i]));
    }),
  );
});

test("a query is told all that is wrong with it at once", () => {
  const reader = new RowReader(IRIS);
  const cases: readonly [query: string, errors: readonly WrongInput[]][] = [
    [SOUND.replace("0.2", "abc"), [{ name: "petal_width", detail: 'expected a number, got "abc"' }]],
    [SOUND.replace("0.2", ""), [{ name: "petal_width", detail: "expected a number, got nothing" }]],
    [SOUND.replace("=0.2", ""), [{ name: "petal_width", detail: "expected a number, got nothing" }]],
    [SOUND.replace("0.2", "0x10"), [{ name: "petal_width", detail: 'expected a number, got "0x10"' }]],
    [SOUND.replace("0.2", "0,2"), [{ name: "petal_width", detail: 'expected a number, got "0,2"; write 0.2' }]],
    [SOUND.replace("0.2", "Infinity"), [{ name: "petal_width", detail: 'expected a finite number, got "Infinity"' }]],
    [SOUND.replace("0.2", "NaN"), [{ name: "petal_width", detail: 'expected a finite number, got "NaN"' }]],
    [SOUND.replace("0.2", "1e999"), [{ name: "petal_width", detail: 'expected a finite number, got "1e999", which is too large' }]],
    [SOUND.replace("0.2", "%200.2"), [{ name: "petal_width", detail: 'expected a number, got " 0.2"' }]],
    [SOUND.replace("0.2", "%ZZ"), [{ name: "petal_width", detail: 'not valid percent-encoding (a "%" is written "%25")' }]],
    [`${SOUND}&petal_width=3`, [{ name: "petal_width", detail: "given 2 times" }]],
    [`${SOUND}&colour=red`, [{ name: "colour", detail: "not an input of this model" }]],
    [`${SOUND}&__proto__=1`, [{ name: "__proto__", detail: "not an input of this model" }]],
    [`${SOUND}&constructor=1`, [{ name: "constructor", detail: "not an input of this model" }]],
    [
      "sepal_length=x&sepal_width=3.5&petal_length=1.4&petal_with=0.2",
      [
        { name: "sepal_length", detail: 'expected a number, got "x"' },
        { name: "petal_width", detail: "missing" },
        { name: "petal_with", detail: 'not an input of this model; did you mean "petal_width"?' },
      ],
    ],
    ["", ["sepal_length", "sepal_width", "petal_length", "petal_width"].map((name) => ({ name, detail: "missing" }))],
    [
      SOUND.replace("0.2", "9".repeat(100_000)),
      [{ name: "petal_width", detail: `expected a finite number, got "${"9".repeat(60)}…", which is too large` }],
    ],
    [`${SOUND}&a\u202eb=1`, [{ name: "a\\u{202e}b", detail: "not an input of this model" }]],
  ];
  for (const [query, errors] of cases)
    assert.deepEqual(
      errorsOf(() => reader.query(query)),
      errors,
      query.slice(0, 100),
    );
});

test("a refused query leaves nothing behind for the next", () => {
  const reader = new RowReader(IRIS);
  reader.query(SOUND);
  errorsOf(() => reader.query("sepal_length=9"));
  assert.equal(errorsOf(() => reader.query("sepal_length=5.1&sepal_width=3.5&petal_length=1.4")).length, 1);
  assert.deepEqual(Array.from(reader.query(SOUND)), ROW);
});

test("an input with a unit answers to its name, encoded either way, and to its slugs", () => {
  const reader = new RowReader(signature(input("sepal length (cm)"), input("Größe [m]")));
  for (const query of [
    "sepal%20length%20(cm)=5.1&Gr%C3%B6%C3%9Fe%20%5Bm%5D=2",
    "sepal+length+%28cm%29=5.1&Gr%C3%B6%C3%9Fe+%5Bm%5D=2",
    "sepal_length=5.1&gr%C3%B6%C3%9Fe=2",
    "gr%C3%B6%C3%9Fe_m=2&sepal_length_cm=5.1",
  ]) {
    assert.deepEqual(Array.from(reader.query(query)), [5.1, 2], query);
  }
  assert.deepEqual(
    errorsOf(() => reader.query("sepal_length=1&sepal_length_cm=1&gr%C3%B6%C3%9Fe=2")),
    [{ name: "sepal length (cm)", detail: 'given twice, as "sepal_length" and as "sepal_length_cm"' }],
  );
});

test("a slug that two inputs would share is nobody's", () => {
  const reader = new RowReader(signature(input("width (cm)"), input("width (in)")));
  assert.deepEqual(Array.from(reader.query("width_cm=1&width_in=2")), [1, 2]);
  assert.deepEqual(
    errorsOf(() => reader.query("width=1&width_in=2")).map(({ name }) => name),
    ["width (cm)", "width"],
  );
});

test("an object is read by its keys, in any order, with R's one-element arrays", () => {
  const reader = new RowReader(IRIS);
  assert.deepEqual(Array.from(reader.object({ petal_width: [0.2], petal_length: 1.4, sepal_width: 3.5, sepal_length: 5.1 })), ROW);
});

test("an object is told all that is wrong with it at once", () => {
  const reader = new RowReader(IRIS);
  const wrong = JSON.parse('{"sepal_length":"5.1","sepal_width":null,"petal_length":[1,2],"__proto__":1,"petal_with":0.2}');
  assert.deepEqual(
    errorsOf(() => reader.object(wrong)),
    [
      { name: "sepal_length", detail: 'expected a number, got "5.1"; write it without quotes' },
      { name: "sepal_width", detail: "expected a number, got null" },
      { name: "petal_length", detail: "expected a number, got an array of 2" },
      { name: "petal_width", detail: "missing" },
      { name: "__proto__", detail: "not an input of this model" },
      { name: "petal_with", detail: 'not an input of this model; did you mean "petal_width"?' },
    ],
  );
  for (const [value, got] of [
    [{}, "an object"],
    [[], "an empty array"],
    ["abc", '"abc"'],
  ] as const) {
    assert.deepEqual(
      errorsOf(() => reader.object({ sepal_length: 1, sepal_width: 1, petal_length: 1, petal_width: value })),
      [{ name: "petal_width", detail: `expected a number, got ${got}` }],
    );
  }
});

test("what is no object is refused by its kind, however deep it is nested", () => {
  const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
  const reader = new RowReader(IRIS);
  assert.throws(() => reader.object(deep), /a row is an object with the inputs as its keys, got an array of 1/);
  assert.throws(() => reader.object(null), /got null/);
  assert.throws(() => reader.object("abc"), /got "abc"/);
});

test("of many rows each wrong input says its row", () => {
  const reader = new RowReader(IRIS);
  const row = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
  assert.deepEqual((reader.objects([row, row]) as Matrix).toArrays(), [ROW, ROW]);
  assert.deepEqual(
    errorsOf(() => reader.objects([row, { ...row, petal_width: "x" }, [1, 2, 3, 4]])),
    [
      { row: 1, name: "petal_width", detail: 'expected a number, got "x"' },
      { row: 2, name: "", detail: "a row is an object with the inputs as its keys, got an array of 4" },
    ],
  );
});

test("where the wrong inputs of many rows are cut short, it says how many rows were not looked at", () => {
  const reader = new RowReader(IRIS);
  const message = (rows: number): string => {
    try {
      reader.objects(Array.from({ length: rows }, () => ({ a: 1 })));
    } catch (error) {
      return error instanceof SignatureError ? error.message : String(error);
    }
    return "";
  };
  assert.match(message(300), /; and 97 more; 280 rows after these were not looked at$/);
  assert.match(message(21), /; and 97 more; 1 row after these was not looked at$/);
  assert.match(message(20), /; and 97 more$/);
});

test("a missing value is NaN where the model takes missing values", () => {
  const reader = new RowReader(signature(input("a", true), input("b")));
  for (const query of ["b=1", "a=&b=1", "a=null&b=1"]) assert.deepEqual(Array.from(reader.query(query)), [Number.NaN, 1], query);
  for (const row of [{ b: 1 }, { a: null, b: 1 }, { a: Number.NaN, b: 1 }]) {
    assert.deepEqual(Array.from(reader.object(row)), [Number.NaN, 1]);
  }
  assert.deepEqual(
    errorsOf(() => reader.query("a=x&b=1")),
    [{ name: "a", detail: 'expected a number, got "x"' }],
  );
});

test("a model that reads float32 refuses what is infinite there", () => {
  const reader = new RowReader(signature(input("a")), { float32: true });
  assert.deepEqual(Array.from(reader.query("a=3.4028234663852886e38")), [3.4028234663852886e38]);
  assert.deepEqual(
    errorsOf(() => reader.query("a=1e39")),
    [{ name: "a", detail: "expected a finite number, got 1e+39, which is too large" }],
  );
  assert.deepEqual(
    errorsOf(() => reader.object({ a: -1e39 })),
    [{ name: "a", detail: "expected a finite number, got -1e+39, which is too large" }],
  );
});

test("a thousand unknown names are not echoed without bound", () => {
  const query = Array.from({ length: 1000 }, (_, i) => `u${i}=1`).join("&");
  const errors = errorsOf(() => new RowReader(IRIS).query(`${SOUND}&${query}`));
  assert.equal(errors.length, 100);
});

test("true and false are 1 and 0 where the training values were, as in a table, and nowhere else", () => {
  const reader = new RowReader({
    ...IRIS,
    inputs: [
      { name: "flag", kind: "number", missing: false, integer: true, range: [0, 1] },
      { name: "count", kind: "number", missing: false, integer: true, range: [0, 9] },
    ],
  });
  assert.deepEqual([...reader.object({ flag: true, count: 2 })], [1, 2]);
  assert.deepEqual([...reader.object({ flag: false, count: 2 })], [0, 2]);
  assert.deepEqual([...reader.query("flag=True&count=2")], [1, 2]);
  assert.deepEqual(
    errorsOf(() => reader.object({ flag: "yes", count: true })),
    [
      { name: "flag", detail: 'expected a number, got "yes"' },
      { name: "count", detail: "expected a number, got true" },
    ],
  );
});

test("true and false are 1 and 0 where the file does not tell what the training values were: get_dummies makes such columns", () => {
  const reader = new RowReader(IRIS);
  assert.deepEqual([...reader.object({ sepal_length: 1.5, sepal_width: true, petal_length: false, petal_width: 0 })], [1.5, 1, 0, 0]);
  assert.deepEqual([...reader.query("sepal_length=1.5&sepal_width=True&petal_length=false&petal_width=0")], [1.5, 1, 0, 0]);
  assert.deepEqual(
    errorsOf(() => reader.object({ sepal_length: "true", sepal_width: 1, petal_length: 1, petal_width: 1 })),
    [{ name: "sepal_length", detail: 'expected a number, got "true"' }],
  );
});

test("an error names an input as the model does, whatever is in the name, and shows it safely", () => {
  const name = 'say "\u202e"';
  const reader = new RowReader({ ...IRIS, inputs: [{ name, kind: "number", missing: false }] });
  assert.throws(
    () => reader.query(""),
    (error) => error instanceof SignatureError && error.errors[0].name === name && error.message === 'say \\"\\u{202e}\\": missing',
  );
});
