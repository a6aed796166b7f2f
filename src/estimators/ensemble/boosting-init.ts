/**
 * What the sums of gradient boosting begin with: what its `init_` estimator says, as raw values. Up to 0.20 that is a constant of a
 * class of its own; since 0.21 an estimator whose answer goes through the loss's link (`get_init_raw_predictions` in
 * ensemble/_gb_losses.py, `_init_raw_predictions` in ensemble/_gb.py).
 */
import { quote } from "../../errors/index.ts";
import { exp, log, logit, logOdds, Matrix, pairwiseSum } from "../../numeric/index.ts";
import { NdArray, PyObject } from "../../python/index.ts";
import type { Estimator, RowCost } from "../estimator.ts";
import type { State } from "../state.ts";

const OLD = "sklearn.ensemble.gradient_boosting.";
/** NumPy's `finfo(float32).eps` and `finfo(float64).eps`. */
const EPS_32 = 1.1920928955078125e-7;
const EPS_64 = Number.EPSILON;

export interface BoostingInit {
  readonly rowCost: RowCost;
  /** `(rows, outputs)`. @param x rounded to float32 */
  raw(x: Matrix): Matrix;
}

/** @param nOutputs trees of each stage */
export function boostingInit(state: State, nFeatures: number, nOutputs: number, isClassifier: boolean): BoostingInit {
  const value = state.value("init_");
  if (value === "zero" || value === null) return constant(new Float64Array(nOutputs));
  if (value instanceof PyObject && value.className.startsWith(OLD)) return constant(oldInit(state, value, nOutputs));
  const estimator = state.estimator("init_");
  const isExponential = isClassifier && state.string("loss") === "exponential";
  const raw =
    isClassifier && !state.version.isBefore(0, 21) ? linked(state, estimator, nOutputs, isExponential) : asRaw(state, estimator, nOutputs);
  // A dummy says the same of every row.
  if (estimator.className.startsWith("sklearn.dummy.")) return constant(raw(new Matrix(1, nFeatures)).data as Float64Array);
  return { rowCost: estimator.rowCost, raw };
}

function constant(values: Float64Array): BoostingInit {
  return {
    rowCost: { operations: values.length, bytes: 8 * values.length },
    raw(x) {
      const out = new Matrix(x.rows, values.length);
      for (let i = 0; i < x.rows; i++) out.row(i).set(values);
      return out;
    },
  };
}

/** `QuantileEstimator`, `MeanEstimator`, `LogOddsEstimator`, … up to 0.20. */
function oldInit(state: State, value: PyObject, nOutputs: number): Float64Array {
  const name = value.className.slice(OLD.length);
  const init = state.part("init_", value.className);
  switch (name) {
    case "ZeroEstimator":
      return new Float64Array(nOutputs);
    case "MeanEstimator":
      return Float64Array.of(init.number("mean"));
    case "QuantileEstimator":
      return Float64Array.of(init.number("quantile"));
    case "LogOddsEstimator":
    case "ScaledLogOddsEstimator":
      return Float64Array.of(init.number("prior"));
    case "PriorProbabilityEstimator":
      return init.float64("priors", [nOutputs]);
    default:
      return init.refuse(`the initial estimator ${quote(name)}`);
  }
}

function asRaw(state: State, estimator: Estimator, nOutputs: number): BoostingInit["raw"] {
  if (estimator.kind !== "regressor" || nOutputs !== 1) return state.refuse(`init=${estimator.className} of ${state.className}`);
  // It was fitted on float32 rows: a linear one has float32 coefficients, and answers in float32.
  const isSingle = isSinglePrecision(state);
  return (x) => {
    const raw = estimator.predict(x);
    return new Matrix(x.rows, 1, isSingle ? raw.map(Math.fround) : raw);
  };
}

function isSinglePrecision(state: State): boolean {
  const init = state.value("init_");
  const coefficients = init instanceof PyObject ? init.state.get("coef_") : undefined;
  return coefficients instanceof NdArray && coefficients.data instanceof Float32Array;
}

function linked(state: State, estimator: Estimator, nOutputs: number, isExponential: boolean): BoostingInit["raw"] {
  if (estimator.kind !== "classifier" || estimator.predictProba === undefined) return state.wrong("init_", "has no probabilities");
  const { length } = estimator.classes;
  if (length !== Math.max(2, nOutputs)) state.wrong("init_", `has ${length} classes for ${nOutputs} trees a stage`);
  const predictProba = estimator.predictProba.bind(estimator);
  const { version } = state;
  const eps = version.isBefore(1, 8) ? EPS_32 : EPS_64;
  const clip = (p: number): number => Math.min(Math.max(p, eps), 1 - eps);
  return (x) => {
    const shares = predictProba(x);
    const out = new Matrix(x.rows, nOutputs);
    for (let i = 0; i < x.rows; i++) {
      const row = shares.row(i);
      if (nOutputs > 1) {
        const clipped = Float64Array.from(row, clip);
        const logs = clipped.map(log);
        // Since 1.4 relative to the geometric mean of the classes.
        const mean = exp(pairwiseSum(logs) / nOutputs);
        out.data.set(version.isBefore(1, 4) ? logs : clipped.map((p) => log(p / mean)), i * nOutputs);
        continue;
      }
      const p = clip(row[1]);
      // SciPy's logit changed its form in 1.15, of which the file says nothing; this scikit-learn was the first after it.
      const odds = version.isBefore(1, 6) ? logOdds(p) : logit(p);
      out.data[i] = isExponential ? 0.5 * odds : odds;
    }
    return out;
  };
}
