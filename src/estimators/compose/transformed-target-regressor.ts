/**
 * A regressor of a transformed target (sklearn/compose/_target.py): what it predicts is transformed back, by one of NumPy's
 * functions, a function that the caller of `load` gives, or a scaler's inverse.
 */
import { quote } from "../../errors/index.ts";
import { Matrix } from "../../numeric/index.ts";
import { PyObject } from "../../python/index.ts";
import { renamed } from "../behind.ts";
import type { Estimator, MultiOutputRegressor, Regressor } from "../estimator.ts";
import { functionName, refuseFunction } from "../python-function.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { ufuncOf } from "../ufunc.ts";

/** Transformers whose `inverse_transform` is known here. */
const INVERTED = [
  "sklearn.preprocessing.FunctionTransformer",
  "sklearn.preprocessing.StandardScaler",
  "sklearn.preprocessing.MinMaxScaler",
  "sklearn.preprocessing.MaxAbsScaler",
  "sklearn.preprocessing.RobustScaler",
];

/** Back from a prediction of one output. */
type Inverse = (value: number, output: number) => number;

function read(state: State): Estimator {
  const inner = renamed(state.className, state.estimator("regressor_"));
  if (inner.kind === "regressor") return ofOne(inner, inverseOf(state, 1));
  if (inner.kind === "multi-output-regressor") return ofMany(state, inner, inverseOf(state, inner.nOutputs));
  return state.wrong("regressor_", `is a ${inner.className}, which does not predict numbers`);
}

function ofOne(inner: Regressor, inverse: Inverse): Regressor {
  const { predictRow } = inner;
  return {
    ...inner,
    predict: (x) => inner.predict(x).map((value) => inverse(value, 0)),
    ...(predictRow !== undefined && {
      predictRow(row: Float64Array, out: Float64Array): void {
        predictRow(row, out);
        out[0] = inverse(out[0], 0);
      },
    }),
  };
}

function ofMany(state: State, inner: MultiOutputRegressor, inverse: Inverse): MultiOutputRegressor | Regressor {
  const { nOutputs } = inner;
  const back = (x: Matrix): Matrix =>
    new Matrix(
      x.rows,
      nOutputs,
      x.data.map((value, i) => inverse(value, i % nOutputs)),
    );
  if (nOutputs > 1 || state.integer("_training_dim", 1, 2, 2) === 2) return { ...inner, predict: (x) => back(inner.predict(x)) };
  const { nOutputs: _, predict, ...rest } = inner;
  return { ...rest, kind: "regressor", predict: (x) => Float64Array.from(back(predict(x)).data) };
}

function inverseOf(state: State, nOutputs: number): Inverse {
  const name = "transformer_";
  const given = state.value(name);
  const className = given instanceof PyObject ? state.reading.className(given.className) : "";
  if (given instanceof PyObject && !INVERTED.includes(className)) state.refuse(`the way back through ${quote(className)} (${name})`);
  const transformer = state.part(name, ...INVERTED);
  switch (transformer.className) {
    case "sklearn.preprocessing.FunctionTransformer":
      return functionInverse(transformer);
    case "sklearn.preprocessing.StandardScaler":
      return scaled(optional(transformer, transformer.nameOf("scale_", "std_"), nOutputs), optional(transformer, "mean_", nOutputs));
    case "sklearn.preprocessing.RobustScaler":
      return scaled(optional(transformer, "scale_", nOutputs), optional(transformer, "center_", nOutputs));
    case "sklearn.preprocessing.MaxAbsScaler":
      return scaled(transformer.float64("scale_", [nOutputs]), undefined);
    default: {
      const scale = transformer.float64("scale_", [nOutputs]);
      const least = transformer.float64("min_", [nOutputs]);
      return (value, output) => (value - least[output]) / scale[output];
    }
  }
}

function scaled(scale: Float64Array | undefined, center: Float64Array | undefined): Inverse {
  return (value, output) => {
    const wide = scale === undefined ? value : value * scale[output];
    return center === undefined ? wide : wide + center[output];
  };
}

function optional(state: State, name: string, length: number): Float64Array | undefined {
  return state.isSet(name) ? state.float64(name, [length]) : undefined;
}

function functionInverse(state: State): Inverse {
  if (!state.isSet("inverse_func")) return (value) => value;
  const func = state.value("inverse_func");
  const name = functionName(func);
  const registered = name === undefined ? undefined : state.reading.registered(name);
  if (registered !== undefined) return (value) => Number((registered as (value: number) => unknown)(value));
  return ufuncOf(func) ?? refuseFunction(state, "inverse_func", func);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.compose.TransformedTargetRegressor"],
  keeps: ["regressor_", "transformer_", "_training_dim"],
  read,
};
