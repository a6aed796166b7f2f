/** `log_loss` of scikit-learn's metrics/_classification.py. NumPy has a logarithm of its own; this is the C library's. */
import { DataError } from "../../errors/index.ts";
import { glibcLog, type Label, type Labels, Matrix, type MatrixLike } from "../../numeric/index.ts";
import { average, total } from "./average.ts";
import { checkLength, type Numbers } from "./numbers.ts";
import { readWeights } from "./sample-weight.ts";
import { columnsOf, readScores } from "./scores.ts";

export interface LogLossOptions {
  readonly sampleWeight?: Numbers | null | undefined;
  /** the classes of the columns of `yProba`, sorted; by default those of `yTrue` */
  readonly labels?: readonly Label[] | undefined;
  /** the mean of the rows (the default), or with `false` their sum */
  readonly normalize?: boolean | undefined;
}

/** One probability a row is that of the second class. */
function bothColumns(proba: Matrix): Matrix {
  if (proba.columns !== 1) return proba;
  const both = new Matrix(proba.rows, 2);
  for (let i = 0; i < proba.rows; i++) both.data.set([1 - proba.data[i], proba.data[i]], 2 * i);
  return both;
}

/**
 * The mean of -ln(probability of the true class), in nats; probabilities are kept 2^-52 away from 0 and 1.
 *
 * @param yTrue true labels, one a row
 * @param yProba `(rows, classes)` probabilities in the order of sorted classes, or one number a row, of the second class;
 * read as float64
 * @throws {DataError} when the sides do not fit each other, a probability is not within 0 and 1, or `yTrue` holds only one
 * class and `labels` is not given
 * @throws {ParameterError} when `labels` is not sorted, names a label twice, or `sampleWeight` sums to 0
 */
export function logLoss(yTrue: Labels, yProba: Numbers | MatrixLike, options: LogLossOptions = {}): number {
  const given = readScores("yProba", yProba);
  checkLength("yProba", given.rows, yTrue.length);
  if (given.rows === 0) throw new DataError("yTrue and yProba have no rows");
  const bad = given.data.findIndex((p) => !(p >= 0 && p <= 1));
  if (bad >= 0) throw new DataError(`yProba holds ${given.data[bad]} in row ${Math.floor(bad / given.columns)}, not a probability`);
  const proba = bothColumns(given);
  const truth = columnsOf(yTrue, "yProba", proba, options.labels);
  const weights = readWeights(options.sampleWeight, yTrue.length);
  const losses = Float64Array.from(truth, (column, i) => {
    const p = proba.data[i * proba.columns + column];
    return -glibcLog(Math.min(Math.max(p, Number.EPSILON), 1 - Number.EPSILON));
  });
  return (options.normalize ?? true) ? average(losses, weights) : total(losses, weights);
}
