/** From an uncalibrated score to a probability: by a sigmoid, or by isotonic regression (calibration.py). */
import { expit } from "../../numeric/index.ts";
import type { PyValue } from "../../python/index.ts";
import { interpolationFromState } from "../isotonic/index.ts";
import type { State } from "../state.ts";

export type Calibrator = (score: number) => number;

const SIGMOID = "sklearn.calibration._SigmoidCalibration";
const ISOTONIC = "sklearn.isotonic.IsotonicRegression";

/** @param name of the attribute that `value` stands in */
export function calibratorOf(state: State, value: PyValue, name: string): Calibrator {
  const part = state.partOf(value, name, SIGMOID, ISOTONIC);
  if (part.className === ISOTONIC) return interpolationFromState(part);
  const a = part.number("a_");
  const b = part.number("b_");
  return (score) => expit(-(a * score + b));
}
