/** `sklearn.decomposition.TruncatedSVD` (decomposition/_truncated_svd.py): rows times components, sparse or not. */
import { inputsFromState } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import { numberedNames } from "../numbered-names.ts";
import { timesTransposed } from "../product.ts";
import type { EstimatorReader } from "../reading.ts";
import { sparseOrDenseRows } from "../rows.ts";
import type { State } from "../state.ts";

function read(state: State): Transformer {
  const components = state.matrix("components_", undefined, undefined);
  const { rows: width, columns } = components;
  if (width === 0 || columns === 0) state.wrong("components_", "is empty");
  const shapes = inputsFromState(state, columns);
  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    rowCost: { operations: 2 * width * columns, bytes: 8 * (columns + width) },
    transform: (x: Rows): Features => timesTransposed(sparseOrDenseRows(x, shapes), components),
    featureNamesOut: () => numberedNames(state.className, width),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.decomposition.TruncatedSVD"],
  keeps: ["components_"],
  read,
};
