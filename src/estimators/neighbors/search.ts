/** How the rows that a model keeps are searched: all of them, or along the tree that `fit` built. */
import { Matrix, type SparseMatrix } from "../../numeric/index.ts";
import type { RowCost } from "../estimator.ts";
import { squaredNorms } from "../product.ts";
import { argPartition } from "./arg-partition.ts";
import type { Metric } from "./metric.ts";
import { NeighborHeap } from "./neighbor-heap.ts";

export interface Found {
  /** nearest first */
  readonly distances: Float64Array;
  readonly indices: Int32Array;
}

export interface Search {
  readonly rowCost: RowCost;
  nearest(row: Float64Array, k: number): Found;
}

/** Every kept row is looked at. @param isPartitioned equally near ones come as `np.argpartition` leaves them, else in their order */
export function searchAll(kept: Matrix | SparseMatrix, metric: Metric, isPartitioned: boolean): Search {
  const reduced = kept instanceof Matrix ? denseDistances(kept, metric) : sparseDistances(kept, metric);
  const count = kept.rows;
  const numbers = kept instanceof Matrix ? count * kept.columns : kept.data.length + kept.columns;
  return {
    rowCost: { operations: 4 * numbers + 8 * count, bytes: 8 * (count + kept.columns) },
    nearest(row, k) {
      const distances = reduced(row);
      if (isPartitioned) return toDistances(partitioned(distances, k), metric);
      const heap = new NeighborHeap(k);
      for (let i = 0; i < count; i++) heap.push(distances[i], i);
      return toDistances(byDistanceThenRow(heap), metric);
    },
  };
}

export function toDistances({ distances, indices }: Found, metric: Metric): Found {
  return { distances: distances.map(metric.toDistance), indices };
}

function byDistanceThenRow({ distances, indices }: NeighborHeap): Found {
  const order = Array.from(distances.keys()).sort((a, b) => distances[a] - distances[b] || indices[a] - indices[b]);
  return { distances: Float64Array.from(order, (i) => distances[i]), indices: Int32Array.from(order, (i) => indices[i]) };
}

function partitioned(all: Float64Array, k: number): Found {
  const order = Array.from(argPartition(all, k - 1).subarray(0, k)).sort((a, b) => all[a] - all[b]);
  return { distances: Float64Array.from(order, (i) => all[i]), indices: Int32Array.from(order) };
}

type Distances = (row: Float64Array) => Float64Array;

function denseDistances({ rows, columns, data }: Matrix, metric: Metric): Distances {
  return (row) => {
    const distances = new Float64Array(rows);
    for (let i = 0; i < rows; i++) distances[i] = metric.reduced(row, 0, data, i * columns, columns);
    return distances;
  };
}

/** By products and norms, which look at the entries only. */
function sparseDistances(kept: SparseMatrix, { ofProducts }: Metric): Distances {
  if (ofProducts === undefined) throw new TypeError("this distance is not made of products");
  const norms = squaredNorms(kept);
  const { indptr, indices, data, rows } = kept;
  return (row) => {
    let norm = 0;
    for (const value of row) norm += value * value;
    const distances = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let product = 0;
      for (let k = indptr[i]; k < indptr[i + 1]; k++) product += data[k] * row[indices[k]];
      distances[i] = ofProducts(product, norm, norms[i]);
    }
    return distances;
  };
}
