/** `sklearn.preprocessing.PowerTransformer` (preprocessing/_data.py): each input to a power that makes it look normal, then scaled. */
import { DataError } from "../../errors/index.ts";
import { expm1, log, log1p } from "../../numeric/index.ts";
import { inputsOfEach } from "../common-state.ts";
import type { Features, Rows, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { totalCost } from "../row-cost.ts";
import type { State } from "../state.ts";
import { type Numbers, numberInputs, sameColumns } from "./same-columns.ts";

const EPSILON = Number.EPSILON;

function read(state: State): Transformer {
  const lambdas = state.float64("lambdas_", [undefined]);
  const shapes = inputsOfEach(state, "lambdas_", lambdas.length);
  const power = state.choice("method", ["yeo-johnson", "box-cox"]) === "box-cox" ? boxCox : yeoJohnson;
  const transformer = sameColumns({
    ...shapes,
    className: state.className,
    inputs: numberInputs(shapes.nFeatures, true),
    missing: true,
    operations: 100,
    change(data: Numbers, columns: number) {
      for (let at = 0; at < data.length; at++) data[at] = power(data[at], lambdas[at % columns]);
    },
  });
  if (!state.boolean("standardize", true)) return transformer;
  const scaler = state.estimator("_scaler");
  const { transform } = scaler;
  if (scaler.nFeatures !== shapes.nFeatures || transform === undefined) return state.wrong("_scaler", "does not scale as many columns");
  return {
    ...transformer,
    rowCost: totalCost([transformer.rowCost, scaler.rowCost]),
    transform: (x: Rows): Features => transform.call(scaler, transformer.transform(x)),
  };
}

/** `scipy.special.boxcox`. */
function boxCox(x: number, lambda: number): number {
  if (x <= 0) throw new DataError(`a value is ${x}, and the model takes positive numbers only (Box-Cox)`);
  return Math.abs(lambda) < 1e-19 ? log(x) : expm1(lambda * log(x)) / lambda;
}

/** `scipy.stats.yeojohnson`. */
function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return Math.abs(lambda) < EPSILON ? log1p(x) : expm1(lambda * log1p(x)) / lambda;
  return Math.abs(lambda - 2) > EPSILON ? -expm1((2 - lambda) * log1p(-x)) / (2 - lambda) : -log1p(-x);
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.PowerTransformer"],
  keeps: ["lambdas_", "_scaler"],
  read,
};
