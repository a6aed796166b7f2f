/** `sklearn.preprocessing.Binarizer` (`binarize` in preprocessing/_data.py): 1 above the threshold, else 0. */
import { DataError } from "../../errors/index.ts";
import { SparseMatrix } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { sameColumns } from "./same-columns.ts";

function read(state: State): Transformer {
  const threshold = state.number("threshold", 0);
  const shapes = inputsFromState(state, 0);
  return sameColumns({
    ...shapes,
    className: state.className,
    missing: false,
    operations: 2,
    change(data) {
      for (let i = 0; i < data.length; i++) data[i] = data[i] > threshold ? 1 : 0;
    },
    changeSparse(x) {
      if (threshold < 0) throw new DataError("sparse rows cannot be binarized at a threshold below 0");
      return above(x, threshold);
    },
  });
}

/** Ones where an entry is above the threshold, and no entry elsewhere. */
function above(x: SparseMatrix, threshold: number): SparseMatrix {
  const indptr = new Int32Array(x.rows + 1);
  const indices = x.indices.filter((_, k) => x.data[k] > threshold);
  for (let i = 0; i < x.rows; i++) {
    let entries = indptr[i];
    for (let k = x.indptr[i]; k < x.indptr[i + 1]; k++) if (x.data[k] > threshold) entries++;
    indptr[i + 1] = entries;
  }
  return new SparseMatrix(x.rows, x.columns, indptr, indices, new Float64Array(indices.length).fill(1));
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.Binarizer"],
  keeps: [],
  isStateless: true,
  read,
};
