/**
 * The rows of a train/test split: ShuffleSplit and StratifiedShuffleSplit in scikit-learn's model_selection/_split.py,
 * the first split of either. The same seed gives the same rows in the same order.
 */
import { DataError, ParameterError, quote } from "../../errors/index.ts";
import { type Label, type Labels, MersenneTwister, uniqueLabels } from "../../numeric/index.ts";
import { approximateMode } from "./approximate-mode.ts";
import { type Size, splitSizes } from "./split-sizes.ts";

export interface SplitOptions {
  /** rows to test on; a quarter when `trainSize` is not given either */
  readonly testSize?: Size | undefined;
  /** rows to train on; what `testSize` leaves by default */
  readonly trainSize?: Size | undefined;
  /** 0 to 2^32 - 1; without it a fresh seed is drawn, and returned */
  readonly randomState?: number | null | undefined;
  /** whether the rows are shuffled first (they are by default) */
  readonly shuffle?: boolean | undefined;
  /** labels, one a row, whose shares both sides keep */
  readonly stratify?: Labels | null | undefined;
}

export interface SplitIndices {
  /** numbers of the rows to train on, in scikit-learn's order */
  readonly train: Int32Array;
  /** numbers of the rows to test on, in scikit-learn's order */
  readonly test: Int32Array;
  /** the seed used, so that it can be recorded; null when nothing was drawn */
  readonly randomState: number | null;
}

interface Groups {
  readonly classes: readonly Label[];
  readonly counts: Int32Array;
  /** the rows of each class, in row order */
  readonly rows: readonly Int32Array[];
}

const show = (label: Label): string => (typeof label === "string" ? quote(label) : String(label));

function groupRows(stratify: Labels, rows: number): Groups {
  if (stratify.length !== rows) {
    throw new DataError(`stratify has ${stratify.length} labels, and there are ${rows} rows`);
  }
  const { classes, codes, counts } = uniqueLabels(stratify);
  const groups = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let i = 0; i < codes.length; i++) groups[codes[i]][filled[codes[i]]++] = i;
  return { classes, counts, rows: groups };
}

function checkGroups({ classes, counts }: Groups, train: number, test: number): void {
  const lonely = classes.filter((_, i) => counts[i] < 2);
  if (lonely.length > 0) {
    const named = lonely.slice(0, 10).map(show).join(", ") + (lonely.length > 10 ? ", …" : "");
    throw new DataError(
      `a stratified split needs 2 rows of every class, and there is 1 of ${lonely.length === 1 ? "class" : `each of ${lonely.length} classes:`} ${named}`,
      { hint: "Leave those rows out, add more of them, or split without stratifying." },
    );
  }
  for (const [name, side, count] of [
    ["trainSize", "train", train],
    ["testSize", "test", test],
  ] as const) {
    if (count < classes.length) {
      throw new ParameterError(
        `a stratified split needs a row of every class on both sides: ${count} to ${side} on, ${classes.length} classes`,
        { place: { name }, hint: "Change testSize or trainSize, or split without stratifying." },
      );
    }
  }
}

function stratified(groups: Groups, trainCount: number, testCount: number, random: MersenneTwister) {
  const toTrain = approximateMode(groups.counts, trainCount, random);
  const left = groups.counts.map((count, i) => count - toTrain[i]);
  const toTest = approximateMode(left, testCount, random);
  const train = new Int32Array(trainCount);
  const test = new Int32Array(testCount);
  let trained = 0;
  let tested = 0;
  for (let i = 0; i < groups.rows.length; i++) {
    const rows = groups.rows[i];
    const order = random.permutation(rows.length);
    for (let k = 0; k < toTrain[i]; k++) train[trained++] = rows[order[k]];
    for (let k = toTrain[i]; k < toTrain[i] + toTest[i]; k++) test[tested++] = rows[order[k]];
  }
  random.shuffle(train);
  random.shuffle(test);
  return { train, test };
}

/**
 * Which of `rows` rows to train and to test on, as scikit-learn 1.9.1's `train_test_split` takes them.
 *
 * @throws {ParameterError} when the sizes do not fit the rows or the classes, or `stratify` stands beside `shuffle: false`
 * @throws {DataError} when `stratify` has another length, a missing label, or a class of one row
 */
export function splitIndices(rows: number, options: SplitOptions = {}): SplitIndices {
  const { testSize, trainSize, shuffle = true } = options;
  const stratify = options.stratify ?? undefined;
  const sizes = splitSizes(rows, testSize, trainSize);
  if (!shuffle) {
    if (stratify !== undefined) {
      throw new ParameterError("a split without shuffling cannot be stratified", {
        place: { name: "stratify" },
        hint: "Leave out shuffle: false, or stratify.",
      });
    }
    const all = Int32Array.from({ length: sizes.train + sizes.test }, (_, i) => i);
    return { train: all.slice(0, sizes.train), test: all.slice(sizes.train), randomState: null };
  }
  if (sizes.test === 0) {
    throw new ParameterError(`nothing is left to test on: ${rows} rows, all to train on`, { place: { name: "trainSize" } });
  }
  const randomState = options.randomState ?? globalThis.crypto.getRandomValues(new Uint32Array(1))[0];
  const random = new MersenneTwister(randomState);
  if (stratify !== undefined) {
    const groups = groupRows(stratify, rows);
    checkGroups(groups, sizes.train, sizes.test);
    return { ...stratified(groups, sizes.train, sizes.test, random), randomState };
  }
  const order = random.permutation(rows);
  return { train: order.slice(sizes.test, sizes.test + sizes.train), test: order.slice(0, sizes.test), randomState };
}
