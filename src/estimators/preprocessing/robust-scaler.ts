/** `sklearn.preprocessing.RobustScaler` (preprocessing/_data.py). */
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { numberInputs } from "./same-columns.ts";
import { scaler } from "./scaling.ts";

function read(state: State): Transformer {
  const scale = state.boolean("with_scaling", true) ? state.float64("scale_", [undefined]) : undefined;
  const center = state.boolean("with_centering", true) ? state.float64("center_", [scale?.length]) : undefined;
  const shapes = inputsFromState(state, (scale ?? center)?.length ?? 0);
  const missing = !state.version.isBefore(0, 20);
  return scaler({ ...shapes, className: state.className, inputs: numberInputs(shapes.nFeatures, missing), missing, center, scale });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.RobustScaler"],
  keeps: ["center_", "scale_"],
  read,
};
