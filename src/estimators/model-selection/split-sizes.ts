/** How many rows go to either side of a split: `_validate_shuffle_split` in scikit-learn's model_selection/_split.py. */
import { ParameterError } from "../../errors/index.ts";

/** An integer is a number of rows, any other number a fraction; `{ fraction: 1 }` is Python's 1.0. */
export type Size = number | { readonly fraction: number };

interface Sizes {
  readonly train: number;
  readonly test: number;
}

type Read = { readonly kind: "count" | "fraction"; readonly value: number } | undefined;

const refuse = (name: string, message: string, hint?: string): never => {
  throw new ParameterError(message, hint === undefined ? { place: { name } } : { place: { name }, hint });
};

function read(name: string, size: Size | undefined, rows: number): Read {
  if (size === undefined) return undefined;
  const isNumber = typeof size === "number";
  const value = isNumber ? size : size?.fraction;
  if (typeof value !== "number") return refuse(name, `${name} is neither a number nor { fraction }`);
  const kind = isNumber && Number.isInteger(value) ? "count" : "fraction";
  const limit = kind === "count" ? rows : 1;
  if (!(value > 0 && value < limit)) {
    return refuse(
      name,
      `${name} is ${value}, with ${rows} rows`,
      `It is a number of rows from 1 to ${Math.max(rows - 1, 1)}, or a fraction above 0 and below 1.`,
    );
  }
  return { kind, value };
}

/**
 * Rows of the training and the test side. A fraction of the test side is rounded up, one of the training side down;
 * a side that is not given takes what the other leaves, and the test side a quarter when neither is given.
 *
 * @throws {ParameterError} naming `testSize` or `trainSize` when one is out of range, both together ask for more rows than
 * there are, or nothing would be left to train on
 */
export function splitSizes(rows: number, testSize: Size | undefined, trainSize: Size | undefined): Sizes {
  const asked = read("testSize", testSize, rows);
  const trainAsked = read("trainSize", trainSize, rows);
  const testAsked: Read = asked ?? (trainAsked === undefined ? { kind: "fraction", value: 0.25 } : undefined);
  if (testAsked?.kind === "fraction" && trainAsked?.kind === "fraction" && trainAsked.value + testAsked.value > 1) {
    refuse("testSize", `testSize and trainSize are ${trainAsked.value + testAsked.value} together, more than 1`);
  }
  let test = 0;
  let train = 0;
  if (testAsked !== undefined) test = testAsked.kind === "count" ? testAsked.value : Math.ceil(testAsked.value * rows);
  if (trainAsked === undefined) train = rows - test;
  else train = trainAsked.kind === "count" ? trainAsked.value : Math.floor(trainAsked.value * rows);
  if (testAsked === undefined) test = rows - train;
  if (train + test > rows) {
    refuse("testSize", `testSize and trainSize are ${train + test} rows together, and there are ${rows}`);
  }
  if (train === 0) {
    refuse(
      trainAsked === undefined ? "testSize" : "trainSize",
      `nothing is left to train on: ${rows} ${rows === 1 ? "row" : "rows"}, of which ${test} to test`,
      "Give more rows, or another testSize or trainSize.",
    );
  }
  return { train, test };
}
