/**
 * The log-likelihood of rows under probabilistic PCA (decomposition/_pca.py, `score_samples`): a normal distribution whose
 * covariance has the components as axes and noise in every other direction. scikit-learn inverts the covariance; the axes
 * are orthogonal, so that their squares can be added up instead.
 */
import { log, type Matrix } from "../../numeric/index.ts";
import { squaredNorms, timesTransposed } from "../product.ts";
import type { State } from "../state.ts";

const LOG_2_PI = 1.8378770664093453;

/** @returns of centred rows the log-likelihood of each; undefined where the file does not say how large the noise is */
export function likelihoodOf(state: State, components: Matrix): ((centred: Matrix) => Float64Array) | undefined {
  if (!state.isSet("noise_variance_") || !state.isSet("explained_variance_")) return undefined;
  const { rows: width, columns } = components;
  const noise = state.number("noise_variance_");
  const isWhitened = state.boolean("whiten", false);
  const variances = state.float64("explained_variance_", [width]).map((variance) => {
    return (isWhitened ? variance : 1) * Math.max(variance - noise, 0) + noise;
  });
  const others = columns - width;
  const logDeterminant = variances.reduce((sum, variance) => sum + log(variance), 0) + (others === 0 ? 0 : others * log(noise));
  return (centred) => {
    const { data } = timesTransposed(centred, components);
    return squaredNorms(centred).map((norm, row) => {
      let sum = 0;
      let rest = norm;
      for (let k = 0; k < width; k++) {
        const square = data[row * width + k] ** 2;
        sum += square / variances[k];
        rest -= square;
      }
      if (others > 0) sum += rest / noise;
      return -0.5 * (sum + columns * LOG_2_PI + logDeterminant);
    });
  };
}
