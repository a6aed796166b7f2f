/** How neighbours decide a class (neighbors/_classification.py, utils/extmath.py `weighted_mode`). */
import { type Label, Matrix, pairwiseSum } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { labelsOf } from "../label-values.ts";
import type { State } from "../state.ts";
import { type KeptRows, weightsOf } from "./kept-rows.ts";
import type { Found } from "./search.ts";

const VOTE_OPERATIONS = 4;

/** One output: its classes, and the class of each kept row. */
export interface Target {
  readonly classes: readonly Label[];
  readonly codes: Int32Array;
}

/** `_y` and `classes_`: of one output, or of several. */
export function targetsFromState(state: State, rows: number): Target[] {
  if (!state.boolean("outputs_2d_", false)) {
    const classes = state.labels("classes_", undefined);
    const value = state.value("_y");
    const shape = value instanceof NdArray && value.shape.length === 2 ? [rows, 1] : [rows];
    return [{ classes, codes: state.int32("_y", shape, 0, classes.length - 1) }];
  }
  const list = state.list("classes_");
  const codes = state.int32("_y", [rows, list.length], 0);
  return list.map((item, k) => {
    const classes = labelsOf(item, undefined, state.at(`classes_.${k}`));
    const own = Int32Array.from({ length: rows }, (_, i) => codes[i * list.length + k]);
    if (own.some((code) => code >= classes.length)) state.wrong("_y", `holds a class that output ${k} has not`);
    return { classes, codes: own };
  });
}

/** The class with the most votes, the first of equals; weights are added up as NumPy adds up a row, zeros included. */
export function winners(found: readonly Found[], { classes, codes }: Target, isWeighted: boolean): Label[] {
  return found.map((neighbors) => {
    const weights = isWeighted ? weightsOf(neighbors) : undefined;
    const labels = Int32Array.from(neighbors.indices, (i) => codes[i]);
    let best = 0;
    let most = 0;
    for (const code of Int32Array.from(new Set(labels)).sort()) {
      const votes = pairwiseSum(Float64Array.from(labels, (label, i) => (label === code ? (weights?.[i] ?? 1) : 0)));
      if (votes <= most) continue;
      most = votes;
      best = code;
    }
    return classes[best];
  });
}

/** Shares of the votes, added up neighbour by neighbour. @returns `(rows, classes)` */
export function shares(found: readonly Found[], { classes, codes }: Target, isWeighted: boolean): Matrix {
  const matrix = new Matrix(found.length, classes.length);
  found.forEach((neighbors, row) => {
    const weights = isWeighted ? weightsOf(neighbors) : undefined;
    const votes = matrix.row(row);
    neighbors.indices.forEach((i, at) => {
      votes[codes[i]] += weights?.[at] ?? 1;
    });
    const sum = pairwiseSum(votes) || 1;
    for (let k = 0; k < votes.length; k++) votes[k] /= sum;
  });
  return matrix;
}

/** The cost of a search and of the votes, which are added up once for each class among the neighbours. */
export function voteCost({ rowCost, k }: KeptRows, targets: readonly Target[]): KeptRows["rowCost"] {
  let [operations, bytes] = [rowCost.operations, rowCost.bytes + 24 * k];
  for (const { classes } of targets) {
    operations += VOTE_OPERATIONS * k * Math.min(k, classes.length) + classes.length;
    bytes += 8 * classes.length;
  }
  return { operations, bytes };
}
