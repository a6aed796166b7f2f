/**
 * `KMeans` and `MiniBatchKMeans` (cluster/_kmeans.py): the nearest centre, the first of equals, by ‖c‖² − 2xc; distances as
 * `euclidean_distances` in metrics/pairwise.py computes them.
 */
import type { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Clusterer, Features, Rows } from "../estimator.ts";
import { numberedNames } from "../numbered-names.ts";
import { squaredNorms, timesTransposed } from "../product.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): Clusterer {
  const centers = state.matrix("cluster_centers_", undefined, undefined);
  const { rows: count, columns } = centers;
  if (count === 0 || columns === 0) state.wrong("cluster_centers_", "is empty");
  const shapes = inputsFromState(state, columns);
  const norms = squaredNorms(centers);
  const rowsOf = (x: Rows) => sparseOrDenseRows(x, shapes);
  return {
    kind: "clusterer",
    className: state.className,
    ...shapes,
    rowCost: { operations: 2 * count * columns + 4 * count, bytes: 8 * (columns + count) },
    predict: (x: Rows): Int32Array => nearest(timesTransposed(rowsOf(x), centers), norms),
    transform: (x: Rows): Features => distances(rowsOf(x), centers, norms),
    featureNamesOut: () => numberedNames(state.className, count),
  };
}

function nearest({ rows, columns: count, data }: Matrix, norms: Float64Array): Int32Array {
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      const distance = -2 * data[row * count + k] + norms[k];
      if (distance >= least) continue;
      least = distance;
      labels[row] = k;
    }
  }
  return labels;
}

function distances(x: Matrix | SparseMatrix, centers: Matrix, norms: Float64Array): Matrix {
  const product = timesTransposed(x, centers);
  const rowNorms = squaredNorms(x);
  const { data, columns: count } = product;
  for (let at = 0; at < data.length; at++) {
    const squared = -2 * data[at] + rowNorms[Math.floor(at / count)] + norms[at % count];
    data[at] = Math.sqrt(Math.max(squared, 0));
  }
  return product;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.cluster.KMeans", "sklearn.cluster.MiniBatchKMeans"],
  keeps: ["cluster_centers_"],
  read,
};
