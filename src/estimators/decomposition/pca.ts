/**
 * `PCA` and `IncrementalPCA` (decomposition/_base.py, `_BasePCA`). Up to 1.4 rows were centred before they were projected,
 * since then the projected mean is subtracted.
 */
import { Matrix, SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import { numberedNames } from "../numbered-names.ts";
import { timesTransposed } from "../product.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows, sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { likelihoodOf } from "./likelihood.ts";

function read(state: State): Transformer {
  const components = state.matrix("components_", undefined, undefined);
  const { rows: width, columns } = components;
  if (width === 0 || columns === 0) state.wrong("components_", "is empty");
  const shapes = inputsFromState(state, columns);
  const mean = state.isSet("mean_") ? state.float64("mean_", [columns]) : undefined;
  const centersFirst = state.version.isBefore(1, 5);
  const projectedMean = timesTransposed(new Matrix(1, columns, mean ?? new Float64Array(columns)), components).data;
  const scale = state.boolean("whiten", false) ? whitening(state, width, centersFirst ? 0 : Number.EPSILON) : undefined;

  const likelihood = state.className.endsWith(".PCA") ? likelihoodOf(state, components) : undefined;

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    rowCost: { operations: 2 * width * columns + 2 * (width + columns), bytes: 8 * (columns + width) },
    transform(x: Rows): Features {
      const rows = sparseOrDenseRows(x, shapes);
      const isCentred = centersFirst && !(rows instanceof SparseMatrix) && mean !== undefined;
      const projected = timesTransposed(isCentred ? centred(rows, mean) : rows, components);
      const { data } = projected;
      for (let at = 0; at < data.length; at++) {
        if (!isCentred) data[at] -= projectedMean[at % width];
        if (scale !== undefined) data[at] /= scale[at % width];
      }
      return projected;
    },
    ...(likelihood !== undefined && {
      scoreSamples: (x: Rows): Float64Array => {
        const rows = denseRows(x, shapes);
        return likelihood(mean === undefined ? rows : centred(rows, mean));
      },
    }),
    featureNamesOut: () => numberedNames(state.className, width),
  };
}

function centred({ rows, columns, data }: Matrix, mean: Float64Array): Matrix {
  return new Matrix(
    rows,
    columns,
    Float64Array.from(data, (value, at) => value - mean[at % columns]),
  );
}

function whitening(state: State, width: number, least: number): Float64Array {
  return state.float64("explained_variance_", [width]).map((variance) => {
    const deviation = Math.sqrt(variance);
    return deviation < least ? least : deviation;
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.decomposition.PCA", "sklearn.decomposition.IncrementalPCA"],
  keeps: ["components_", "mean_", "explained_variance_", "noise_variance_"],
  read,
};
