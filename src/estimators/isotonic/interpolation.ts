/**
 * The fitted function of isotonic regression: straight lines between thresholds (isotonic.py), as `scipy.interpolate.interp1d`
 * computes them: by `numpy.interp` in float64, by its own formula where the thresholds are float32.
 */
import { DataError } from "../../errors/index.ts";
import { NdArray } from "../../python/index.ts";
import type { State } from "../state.ts";

/** @throws {DataError} for a value beyond the thresholds, where the model was told to refuse these */
export type Interpolation = (value: number) => number;

/** @throws {InvalidModelError} when the thresholds do not rise, or there are none */
export function interpolationFromState(state: State): Interpolation {
  const name = state.nameOf("X_thresholds_", "_necessary_X_");
  const x = state.float64(name, [undefined]);
  const y = state.float64(state.nameOf("y_thresholds_", "_necessary_y_"), [x.length]);
  if (x.length === 0) state.wrong(name, "is empty");
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || (i > 0 && x[i] <= x[i - 1])) state.wrong(name, `does not rise at ${i}`);
  }
  const beyond = state.choice("out_of_bounds", ["nan", "clip", "raise"]);
  const [least, most] = beyond === "clip" ? [state.number("X_min_"), state.number("X_max_")] : [x[0], x[x.length - 1]];
  const value = state.value(name);
  const isFloat32 = value instanceof NdArray && value.data instanceof Float32Array;
  const within = x.length === 1 ? () => y[0] : isFloat32 ? betweenFloat32(x, y) : between(x, y);
  return (t) => {
    const at = isFloat32 ? Math.fround(t) : t;
    if (beyond === "clip") return within(Math.min(Math.max(at, least), most));
    if (x.length === 1 || (at >= least && at <= most)) return within(at);
    if (beyond === "nan") return Number.NaN;
    throw new DataError(`${t} is not from ${least} to ${most}, for which the model was made (out_of_bounds="raise")`);
  };
}

/** `numpy.interp`. */
function between(x: Float64Array, y: Float64Array): Interpolation {
  const last = x.length - 1;
  return (t) => {
    const i = below(x, t);
    if (i < 0) return y[0];
    if (i === last || x[i] === t) return y[i];
    return ((y[i + 1] - y[i]) / (x[i + 1] - x[i])) * (t - x[i]) + y[i];
  };
}

/** `interp1d._call_linear`, each operation rounded to float32. */
function betweenFloat32(x: Float64Array, y: Float64Array): Interpolation {
  return (t) => {
    const i = below(x, t);
    const low = Math.max(0, Math.min(i >= 0 && x[i] === t ? i - 1 : i, x.length - 2));
    const slope = Math.fround(Math.fround(y[low + 1] - y[low]) / Math.fround(x[low + 1] - x[low]));
    return Math.fround(Math.fround(slope * Math.fround(t - x[low])) + y[low]);
  };
}

/** The number of the last threshold that is not above `t`; -1: all are. */
function below(x: Float64Array, t: number): number {
  let from = 0;
  let to = x.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (x[middle] <= t) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
