/** `sklearn.preprocessing.MaxAbsScaler` (preprocessing/_data.py); `clip` since 1.8. */
import { inputsOfEach } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { numberInputs } from "./same-columns.ts";
import { scaler } from "./scaling.ts";

function read(state: State): Transformer {
  const scale = state.float64("scale_", [undefined]);
  const shapes = inputsOfEach(state, "scale_", scale.length);
  const missing = !state.version.isBefore(0, 20);
  return scaler({
    ...shapes,
    className: state.className,
    inputs: numberInputs(shapes.nFeatures, missing),
    missing,
    center: undefined,
    scale,
    bounds: state.boolean("clip", false) ? [-1, 1] : undefined,
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.MaxAbsScaler"],
  keeps: ["scale_"],
  read,
};
