/** `sklearn.preprocessing.KBinsDiscretizer` (preprocessing/_discretization.py): the number of the interval that a value is in. */
import type { Matrix } from "../../numeric/index.ts";
import { NdArray } from "../../python/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import { asNumber, listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { startsOf } from "./one-hot-columns.ts";
import { denseOnes, sparseOnes } from "./ones.ts";
import { isSingle, matrixOf } from "./output-type.ts";
import { numberInputs } from "./same-columns.ts";

const ENCODINGS = ["onehot", "onehot-dense", "ordinal"] as const;

function read(state: State): Transformer {
  const edges = edgesFromState(state);
  const shapes = inputsOfEach(state, "bin_edges_", edges.length);
  const { nFeatures, featureNames } = shapes;
  const encode = state.choice("encode", ENCODINGS, "onehot");
  // Up to 1.0 values were pushed up a little, so that those next to an edge were in the bin above.
  const pushesUp = state.version.isBefore(1, 1);
  const dtype = state.isSet("dtype") ? isSingle(state) : undefined;
  const starts = startsOf(edges.map(({ length }) => length - 1));
  const width = encode === "ordinal" ? nFeatures : (starts.at(-1) ?? 0);

  function binsOf(rows: Matrix, f: number, single: boolean): Int32Array {
    const bins = new Int32Array(rows.rows);
    for (let row = 0; row < rows.rows; row++) {
      const value = rows.data[row * nFeatures + f];
      bins[row] = binOf(single ? Math.fround(value) : value, edges[f], pushesUp);
    }
    return bins;
  }

  return {
    kind: "transformer",
    className: state.className,
    ...shapes,
    inputs: numberInputs(nFeatures, false, (f) => [edges[f][0], edges[f][edges[f].length - 1]]),
    rowCost: { operations: 24 * nFeatures + width, bytes: 12 * nFeatures + 8 * width },
    transform(x: Rows): Features {
      const rows = denseRows(x, { nFeatures, featureNames });
      const single = dtype ?? rows.data instanceof Float32Array;
      const bins = edges.map((_, f) => binsOf(rows, f, single));
      if (encode === "onehot") return sparseOnes(bins, starts, rows.rows);
      if (encode === "onehot-dense") return denseOnes(bins, starts, rows.rows, single);
      const out = matrixOf(rows.rows, nFeatures, single);
      bins.forEach((column, f) => {
        for (let row = 0; row < column.length; row++) out.data[row * nFeatures + f] = column[row];
      });
      return out;
    },
    featureNamesOut(input) {
      if (encode === "ordinal") return input;
      return input.flatMap((name, f) => Array.from({ length: edges[f].length - 1 }, (_, bin) => `${name}_${bin}.0`));
    },
  };
}

/** How many of the inner edges are at most `value`. */
function binOf(value: number, edges: Float64Array, pushesUp: boolean): number {
  const pushed = pushesUp ? value + (1e-8 + 1e-5 * Math.abs(value)) : value;
  let from = 1;
  let to = edges.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (edges[middle] <= pushed) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** The edges of each input's bins, rising; at least two. */
function edgesFromState(state: State): Float64Array[] {
  const counts = state.int32("n_bins_", [undefined], 1);
  const list = state.list("bin_edges_");
  if (list.length !== counts.length) state.wrong("bin_edges_", `has ${list.length} entries, not ${counts.length}`);
  return list.map((item, f) => {
    const name = `bin_edges_.${f}`;
    const numbers = item instanceof NdArray && item.shape.length === 1 ? listOf(item) : undefined;
    if (numbers?.length !== counts[f] + 1) return state.wrong(name, `is not an array of ${counts[f] + 1} edges`);
    const edges = Float64Array.from(numbers, (edge) => asNumber(edge, state.at(name)));
    for (let i = 1; i < edges.length; i++) if (!(edges[i] >= edges[i - 1])) state.wrong(name, `does not rise at ${i}`);
    return edges;
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.KBinsDiscretizer"],
  keeps: ["bin_edges_", "n_bins_", "dtype"],
  read,
};
