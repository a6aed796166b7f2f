import assert from "node:assert/strict";
import { test } from "node:test";
import { hstack, hstackSparse, Matrix, SparseMatrix } from "../../src/numeric/index.ts";

const dense = Matrix.from([
  [0, 2, 0, -1],
  [0, 0, 0, 0],
  [Number.NaN, 0, 5, 0],
]);

test("a dense matrix survives its sparse form, NaN and an empty row included", () => {
  const sparse = SparseMatrix.fromDense(dense);
  assert.deepEqual([...sparse.indptr], [0, 2, 2, 4]);
  assert.deepEqual([...sparse.indices], [1, 3, 0, 2]);
  assert.deepEqual(sparse.toDense(), dense);
  assert.deepEqual(sparse.row(2), { indices: Int32Array.of(0, 2), data: Float64Array.of(Number.NaN, 5) });
});

test("arrays from a file are taken in any integer type, and entries of one cell add up", () => {
  const sparse = SparseMatrix.checked(2, 3, BigInt64Array.of(0n, 3n, 4n), Uint16Array.of(2, 0, 2, 1), Float32Array.of(1, 2, 3, 4));
  assert.deepEqual(
    sparse.toDense(),
    Matrix.from([
      [2, 0, 4],
      [0, 4, 0],
    ]),
  );
});

for (const [what, rows, columns, indptr, indices, data] of [
  ["a pointer that falls", 2, 3, [0, 2, 1], [0, 1], [1, 1]],
  ["a pointer past the entries", 2, 3, [0, 5, 2], [0, 1], [1, 1]],
  ["a negative pointer", 2, 3, [0, -1, 2], [0, 1], [1, 1]],
  ["a fraction as pointer", 2, 3, [0, 0.5, 2], [0, 1], [1, 1]],
  ["a first pointer that skips entries", 1, 3, [1, 2], [0, 1], [1, 1]],
  ["a last pointer that leaves entries", 1, 3, [0, 1], [0, 1], [1, 1]],
  ["too few pointers", 2, 3, [0, 2], [0, 1], [1, 1]],
  ["no pointer at all", 0, 3, [], [], []],
  ["a column that is not there", 1, 3, [0, 1], [3], [1]],
  ["a negative column", 1, 3, [0, 1], [-1], [1]],
  ["a column of 2^32", 1, 3, [0, 1], [4294967296], [1]],
  ["fewer values than columns of entries", 1, 3, [0, 2], [0, 1], [1]],
  ["a negative number of rows", -1, 3, [], [], []],
  ["more columns than an index can name", 0, 2147483648, [0], [], []],
] as const) {
  test(`a sparse matrix with ${what} is refused`, () => {
    assert.throws(() => SparseMatrix.checked(rows, columns, indptr, indices, data), { name: "DataError" });
  });
}

test("columns are selected in the order asked for, also twice, dense and sparse alike", () => {
  const columns = [3, 1, 3];
  const wanted = Matrix.from([
    [-1, 2, -1],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  assert.deepEqual(dense.selectColumns(columns), wanted);
  assert.deepEqual(SparseMatrix.fromDense(dense).selectColumns(columns).toDense(), wanted);
  assert.deepEqual(dense.selectColumns([]), new Matrix(3, 0));
});

for (const column of [-1, 4, 1.5, 4294967296]) {
  test(`column ${column} of four is refused`, () => {
    assert.throws(() => dense.selectColumns([0, column]), { name: "DataError" });
    assert.throws(() => SparseMatrix.fromDense(dense).selectColumns([0, column]), { name: "DataError" });
  });
}

test("float32 columns stay float32, and become float64 only beside float64", () => {
  const single = new Matrix(1, 2, Float32Array.of(0.5, 0.25));
  assert.ok(single.selectColumns([1]).data instanceof Float32Array);
  assert.deepEqual(hstack([single, single]), new Matrix(1, 4, Float32Array.of(0.5, 0.25, 0.5, 0.25)));
  assert.deepEqual(hstack([single, Matrix.from([[7]])]), Matrix.from([[0.5, 0.25, 7]]));
});

test("matrices stand beside one another, dense and sparse alike", () => {
  const other = Matrix.from([[1], [0], [3]]);
  const wanted = Matrix.from([
    [0, 2, 0, -1, 1],
    [0, 0, 0, 0, 0],
    [Number.NaN, 0, 5, 0, 3],
  ]);
  assert.deepEqual(hstack([dense, other]), wanted);
  assert.deepEqual(hstackSparse([SparseMatrix.fromDense(dense), SparseMatrix.fromDense(other)]).toDense(), wanted);
  assert.deepEqual(hstack([], 3), new Matrix(3, 0));
  assert.deepEqual(hstackSparse([], 3).toDense(), new Matrix(3, 0));
});

test("matrices of other heights are refused", () => {
  const message = "a matrix of 2 rows cannot stand beside one of 3";
  assert.throws(() => hstack([dense, new Matrix(2, 1)]), { name: "DataError", message });
  const sparse = [dense, new Matrix(2, 1)].map(SparseMatrix.fromDense);
  assert.throws(() => hstackSparse(sparse), { name: "DataError", message });
});

test("a sparse product adds up in the order of the entries", () => {
  const sparse = SparseMatrix.checked(1, 3, [0, 3], [2, 0, 1], [1, 1, 1]);
  const weights = Matrix.from([
    [1e16, 1, -1e16],
    [1, 1e16, -1e16],
  ]);
  assert.deepEqual([...sparse.timesTransposed(weights).data], [1, 0]);
  assert.throws(() => sparse.timesTransposed(new Matrix(1, 2)), { name: "DataError" });
});
