/** One call of `train_test_split` with scikit-learn's answer, as parity/selection.py writes it. */
import assert from "node:assert/strict";
import { BrineError } from "../../src/errors/index.ts";
import { type SplitOptions, splitIndices } from "../../src/estimators/model-selection/index.ts";

export interface SplitCase {
  readonly rows: number;
  readonly options: SplitOptions;
  /** scikit-learn's message, where it refused */
  readonly refused?: string;
  readonly train: number[];
  readonly test: number[];
}

/** Asserts that we answer, or refuse, as scikit-learn did. */
export function checkSplitCase({ rows, options, refused, train, test }: SplitCase): void {
  if (refused !== undefined) {
    assert.throws(() => splitIndices(rows, options), BrineError, refused);
    return;
  }
  const split = splitIndices(rows, options);
  assert.deepEqual(Array.from(split.train), train);
  assert.deepEqual(Array.from(split.test), test);
}
