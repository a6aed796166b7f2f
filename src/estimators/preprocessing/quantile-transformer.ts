/**
 * `sklearn.preprocessing.QuantileTransformer` (preprocessing/_data.py): the share of training values below, interpolated from both
 * sides where quantiles repeat; as it is, or as the quantile of a normal distribution.
 */
import { type Matrix, normalQuantile } from "../../numeric/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { type Numbers, numberInputs, sameColumns, withData } from "./same-columns.ts";

const NEAR = 1e-7;

function read(state: State): Transformer {
  const quantiles = state.matrix("quantiles_", undefined, undefined);
  const { rows: count, columns } = quantiles;
  const shares = state.float64("references_", [count]);
  if (count === 0 || columns === 0) state.wrong("quantiles_", "is empty");
  const shapes = inputsFromState(state, columns);
  const isNormal = state.choice("output_distribution", ["uniform", "normal"], "uniform") === "normal";
  // Up to 0.20 shares kept off 0 and 1 for both distributions.
  const isOld = state.version.isBefore(0, 21);
  const near = isNormal || isOld ? NEAR : 0;
  const curves = Array.from({ length: columns }, (_, f) => curveOf(column(quantiles, f), shares, state));
  const missing = !state.version.isBefore(0, 20);
  const answer = (value: number, f: number) => {
    const share = curves[f](value, near);
    if (isNormal) return clip(Number.isNaN(share) ? share : normalQuantile(share), NORMAL_BOUNDS);
    return isOld ? clip(share, UNIFORM_BOUNDS) : share;
  };
  return sameColumns({
    ...shapes,
    className: state.className,
    inputs: numberInputs(columns, missing, (f) => [quantiles.data[f], quantiles.data[(count - 1) * columns + f]]),
    missing,
    operations: 40 + (isNormal ? 1000 : 0),
    change(data: Numbers) {
      for (let at = 0; at < data.length; at++) data[at] = answer(data[at], at % columns);
    },
    changeSparse: (x) =>
      withData(
        x,
        x.data.map((value, k) => answer(value, x.indices[k])),
      ),
  });
}

const UNIFORM_BOUNDS = [NEAR - Number.EPSILON, 1 - (NEAR - Number.EPSILON)] as const;
const NORMAL_BOUNDS = [normalQuantile(UNIFORM_BOUNDS[0]), normalQuantile(UNIFORM_BOUNDS[1])] as const;

function clip(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(Math.max(value, least), most);
}

function column({ rows, columns, data }: Matrix, f: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * columns + f]);
}

type Curve = (value: number, near: number) => number;

function curveOf(quantiles: Float64Array, shares: Float64Array, state: State): Curve {
  const [least, most] = [quantiles[0], quantiles[quantiles.length - 1]];
  for (let i = 1; i < quantiles.length; i++) if (quantiles[i] < quantiles[i - 1]) state.wrong("quantiles_", `falls at ${i}`);
  const negative = (values: Float64Array) => values.map((value) => -value).reverse();
  const [fromAbove, sharesFromAbove] = [negative(quantiles), negative(shares)];
  return (value, near) => {
    if (Number.isNaN(value)) return value;
    if (near === 0 ? value === least : value - near < least) return 0;
    if (near === 0 ? value === most : value + near > most) return 1;
    return 0.5 * (interpolate(value, quantiles, shares) - interpolate(-value, fromAbove, sharesFromAbove));
  };
}

/** `np.interp`: of repeated positions the last counts. */
function interpolate(x: number, at: Float64Array, values: Float64Array): number {
  const last = at.length - 1;
  if (x > at[last]) return values[last];
  if (x < at[0]) return values[0];
  let from = 0;
  let to = last;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if (at[middle] <= x) from = middle;
    else to = middle - 1;
  }
  if (from === last || at[from] === x) return values[from];
  return ((values[from + 1] - values[from]) / (at[from + 1] - at[from])) * (x - at[from]) + values[from];
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.QuantileTransformer"],
  keeps: ["quantiles_", "references_"],
  read,
};
