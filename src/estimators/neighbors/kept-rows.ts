/** What neighbour models have in common: the rows that they keep, the metric, the search, the weights. */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { NdArray, textOf } from "../../python/index.ts";
import { inputsFromState, type Shapes } from "../common-state.ts";
import type { RowCost, Rows } from "../estimator.ts";
import { sparseOrDenseRows } from "../rows.ts";
import { sparseMatrix } from "../sparse-matrix.ts";
import type { State } from "../state.ts";
import { type Metric, metricOf } from "./metric.ts";
import { type Found, searchAll } from "./search.ts";
import { searchTree } from "./tree-search.ts";

const MOST = 0x7fffffff;

export interface KeptRows extends Shapes {
  readonly count: number;
  /** neighbours of each row */
  readonly k: number;
  readonly rowCost: RowCost;
  /** whether nearer neighbours count more */
  readonly isWeighted: boolean;
  /** the neighbours of each row */
  neighbors(x: Rows): Found[];
}

/** What of the state is needed. */
export const KEPT = ["_fit_X", "_tree", "_fit_method", "effective_metric_", "effective_metric_params_", "_y", "classes_", "outputs_2d_"];

export function keptRowsFromState(state: State): KeptRows {
  const value = state.value("_fit_X");
  const kept =
    value instanceof NdArray ? state.matrix("_fit_X", undefined, undefined) : sparseMatrix(state, "_fit_X", undefined, undefined);
  const { rows: count, columns } = kept;
  if (count === 0 || columns === 0) state.wrong("_fit_X", "is empty");
  const metric = metricOf(state);
  const method = state.choice("_fit_method", ["brute", "kd_tree", "ball_tree"]);
  if (!(kept instanceof Matrix) && metric.ofProducts === undefined)
    state.refuse("neighbours among sparse rows by another distance than Euclid's and the cosine");
  if (method === "kd_tree" && metric.p === undefined) state.wrong("_fit_method", "is a KDTree, which knows no such distance");
  const hasTree = kept instanceof Matrix && method !== "brute";
  const search = hasTree ? searchTree(state, kept, metric) : searchAll(kept, metric, !hasHeap(state, kept, metric));
  const shapes = inputsFromState(state, columns);
  const k = state.integer("n_neighbors", 1, MOST);
  if (k > count) state.wrong("n_neighbors", `is ${k}, and there are ${count} rows`);
  return {
    ...shapes,
    count,
    k,
    rowCost: { operations: search.rowCost.operations + sortingCost(count, k), bytes: search.rowCost.bytes + 24 * k },
    isWeighted: isWeighted(state),
    neighbors(x) {
      const rows = sparseOrDenseRows(x, shapes);
      const row = new Float64Array(columns);
      return Array.from({ length: rows.rows }, (_, i) => {
        const values = rows.row(i);
        if ("indices" in values) {
          row.fill(0);
          for (let k = 0; k < values.indices.length; k++) row[values.indices[k]] += values.data[k];
        } else row.set(values);
        return search.nearest(row, k);
      });
    },
  };
}

/** Every kept row may go down a heap of `k`, and the `k` that stay are sorted. */
function sortingCost(count: number, k: number): number {
  const levels = 32 - Math.clz32(k);
  return levels * (count + 20 * k);
}

/**
 * Whether the nearest of all rows are kept in a heap (metrics/_pairwise_distances_reduction), not partitioned
 * (`_kneighbors_reduce_func` in neighbors/_base.py): only where the rows are float64 as those that are asked.
 */
function hasHeap(state: State, kept: Matrix | SparseMatrix, { heapSince }: Metric): boolean {
  if (heapSince === undefined || state.version.isBefore(...heapSince)) return false;
  if (kept instanceof SparseMatrix) return !state.version.isBefore(1, 2);
  const value = state.value("_fit_X");
  return value instanceof NdArray && value.data instanceof Float64Array;
}

function isWeighted(state: State): boolean {
  if (!state.isSet("weights")) return false;
  const name = textOf(state.value("weights"));
  if (name === "uniform" || name === "distance") return name === "distance";
  return state.refuse(`neighbours weighted by a function (${state.className})`);
}

/**
 * `_get_weights` in neighbors/_base.py: 1 by distance; where a neighbour is at no distance, such ones count 1 and the others 0.
 */
export function weightsOf({ distances }: Found): Float64Array {
  const weights = distances.map((distance) => 1 / distance);
  if (weights.every((weight) => weight !== Number.POSITIVE_INFINITY)) return weights;
  return weights.map((weight) => Number(weight === Number.POSITIVE_INFINITY));
}
