/** `sklearn.preprocessing.StandardScaler` (preprocessing/_data.py). */
import { DataError } from "../../errors/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { numberInputs } from "./same-columns.ts";
import { scaler } from "./scaling.ts";

function read(state: State): Transformer {
  const isCentred = state.boolean("with_mean", true);
  const isScaled = state.boolean("with_std", true);
  const scaleName = state.nameOf("scale_", "std_");
  const scale = isScaled ? state.float64(scaleName, [undefined]) : undefined;
  const center = isCentred ? state.float64("mean_", [scale?.length]) : undefined;
  const width = (scale ?? center)?.length ?? (state.isSet("mean_") ? state.float64("mean_", [undefined]).length : 0);
  const shapes = inputsFromState(state, width);
  const missing = !state.version.isBefore(0, 20);
  return scaler({
    ...shapes,
    className: state.className,
    // Where no array says how many there are, the file may say any number.
    inputs: width === 0 ? undefined : numberInputs(width, missing),
    missing,
    center,
    scale,
    roundsParameters: !state.version.isBefore(1, 8),
    beforeSparse() {
      if (isCentred) throw new DataError("sparse rows cannot be centred, and the model centres them (with_mean)");
    },
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.StandardScaler"],
  keeps: ["mean_", "scale_", "std_"],
  read,
};
