/** `sklearn.preprocessing.MinMaxScaler` (preprocessing/_data.py): times `scale_`, plus `min_`; `clip` since 0.24. */
import { inputsOfEach } from "../common-state.ts";
import type { Transformer } from "../estimator.ts";
import { asNumber, listOf } from "../plain-values.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { type Numbers, numberInputs, sameColumns } from "./same-columns.ts";
import { clip } from "./scaling.ts";

function read(state: State): Transformer {
  const scale = state.float64("scale_", [undefined]);
  const min = state.float64("min_", [scale.length]);
  const shapes = inputsOfEach(state, "scale_", scale.length);
  const missing = !state.version.isBefore(0, 20);
  const bounds = state.boolean("clip", false) ? featureRange(state) : undefined;
  return sameColumns({
    ...shapes,
    className: state.className,
    inputs: numberInputs(shapes.nFeatures, missing, learntRanges(state, scale.length)),
    missing,
    operations: 4,
    change(data: Numbers, columns: number) {
      for (let start = 0; start < data.length; start += columns) {
        for (let f = 0; f < columns; f++) data[start + f] *= scale[f];
        for (let f = 0; f < columns; f++) data[start + f] += min[f];
      }
      if (bounds !== undefined) clip(data, bounds);
    },
  });
}

function featureRange(state: State): readonly [number, number] {
  const range = listOf(state.value("feature_range"));
  if (range?.length !== 2) return state.wrong("feature_range", "is not two numbers");
  return [asNumber(range[0], state.at("feature_range")), asNumber(range[1], state.at("feature_range"))];
}

/** What the model saw of each input: hints, so that a file without them reads all the same. */
function learntRanges(state: State, nFeatures: number): ((feature: number) => readonly [number, number]) | undefined {
  if (!state.isSet("data_min_") || !state.isSet("data_max_")) return undefined;
  const least = state.float64("data_min_", [nFeatures]);
  const most = state.float64("data_max_", [nFeatures]);
  return (f) => [least[f], most[f]];
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.preprocessing.MinMaxScaler"],
  keeps: ["scale_", "min_", "data_min_", "data_max_", "feature_range"],
  read,
};
