/** `train_test_split` of scikit-learn's model_selection/_split.py, with named parts. */
import { DataError } from "../../errors/index.ts";
import { Frame, Matrix } from "../../numeric/index.ts";
import { type SplitOptions, splitIndices } from "./split-indices.ts";

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** What can be split by rows: rows of numbers, a table, or one value a row. */
export type Splittable = Matrix | Frame | Numbers | readonly unknown[];

/** What picking rows of a `T` gives: the same kind of thing. */
export type Part<T extends Splittable> = T extends readonly (infer Item)[] ? Item[] : T;

export interface Split<X extends Splittable, Y extends Splittable> {
  readonly xTrain: Part<X>;
  readonly xTest: Part<X>;
  readonly yTrain: Part<Y>;
  readonly yTest: Part<Y>;
  /** numbers of the rows of `xTrain` and `yTrain` in `x` and `y` */
  readonly train: Int32Array;
  /** numbers of the rows of `xTest` and `yTest` */
  readonly test: Int32Array;
  /** the seed used; null when nothing was drawn */
  readonly randomState: number | null;
}

const rowsOf = (x: Splittable): number => (x instanceof Matrix || x instanceof Frame ? x.rows : x.length);

function take(x: Splittable, rows: Int32Array): Part<Splittable> {
  if (x instanceof Frame) return x.take(rows);
  if (x instanceof Matrix) {
    const { columns } = x;
    const data = x.data instanceof Float32Array ? new Float32Array(rows.length * columns) : new Float64Array(rows.length * columns);
    for (let i = 0; i < rows.length; i++) data.set(x.row(rows[i]), i * columns);
    return new Matrix(rows.length, columns, data);
  }
  if (x instanceof Float64Array) return Float64Array.from(rows, (i) => x[i]);
  if (x instanceof Float32Array) return Float32Array.from(rows, (i) => x[i]);
  if (x instanceof Int32Array) return rows.map((i) => x[i]);
  if (x instanceof Uint8Array) return Uint8Array.from(rows, (i) => x[i]);
  return Array.from(rows, (i) => x[i]);
}

/**
 * Splits rows and their targets into a part to train and a part to test on; the same rows in the same order as
 * scikit-learn 1.9.1 for the same `randomState`.
 *
 * ```ts
 * const { xTrain, xTest, yTrain, yTest } = trainTestSplit(x, y, { testSize: 0.25, randomState: 0, stratify: y });
 * ```
 *
 * @param x `(rows, columns)`: arrays, a Matrix (its float type is kept) or a Frame; rows of an array are not copied
 * @param y one value a row
 * @throws {DataError} when `x` and `y` differ in length, or `stratify` does not fit them
 * @throws {ParameterError} when a size or the seed is out of range
 */
export function trainTestSplit<X extends Splittable, Y extends Splittable>(x: X, y: Y, options?: SplitOptions): Split<X, Y>;
export function trainTestSplit(x: Splittable, y: Splittable, options: SplitOptions = {}): Split<Splittable, Splittable> {
  const rows = rowsOf(x);
  if (rowsOf(y) !== rows) throw new DataError(`x has ${rows} rows, y has ${rowsOf(y)}`);
  const { train, test, randomState } = splitIndices(rows, options);
  return {
    xTrain: take(x, train),
    xTest: take(x, test),
    yTrain: take(y, train),
    yTest: take(y, test),
    train,
    test,
    randomState,
  };
}
