/**
 * `sklearn.preprocessing.MultiLabelBinarizer` (preprocessing/_label.py): read for the names of the labels that it gives the
 * columns. A row of it is a set of labels, which no table holds, so that it transforms none.
 */
import { DataError } from "../../errors/index.ts";
import type { Label } from "../../numeric/index.ts";
import type { Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";

function read(state: State): Transformer & { readonly classes: readonly Label[] } {
  const classes = state.labels("classes_", undefined);
  return {
    kind: "transformer",
    className: state.className,
    classes,
    nFeatures: 1,
    featureNames: undefined,
    rowCost: { operations: 0, bytes: 0 },
    transform(_: Rows): never {
      throw new DataError("a MultiLabelBinarizer takes sets of labels, not rows: it names the outputs of a model");
    },
    featureNamesOut: () => classes.map(String),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.MultiLabelBinarizer"],
  keeps: ["classes_"],
  read,
};
