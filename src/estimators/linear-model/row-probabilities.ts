/** From the scores of one row to the probabilities of the classes, in each of the ways of linear classifiers. */
import { expit, pairwiseSum, softmax } from "../../numeric/index.ts";

/**
 * @param scores one for two classes, positive for the second; else one a class
 * @param out one a class
 */
export type RowProbabilities = (scores: Float64Array, out: Float64Array) => void;

/** The score of the second class through the logistic function (linear_model/_base.py, `_predict_proba_lr`). */
export const binaryLogistic: RowProbabilities = (scores, out) => setBinary(expit(scores[0]), out);

/** Each class against the rest, normalized; where all are 0 the result is NaN, and since 1.9 the same for all classes. */
export function logisticAgainstRest(isUniformWhereZero: boolean): RowProbabilities {
  return (scores, out) => {
    for (let k = 0; k < out.length; k++) out[k] = expit(scores[k]);
    normalize(out, isUniformWhereZero);
  };
}

/** Two classes of a multinomial model, whose scores are each other's negatives. */
export const binarySoftmax: RowProbabilities = (scores, out) => {
  out[0] = -scores[0];
  out[1] = scores[0];
  softmax(out);
};

export const multinomial: RowProbabilities = (scores, out) => {
  out.set(scores);
  softmax(out);
};

/** The modified Huber loss: a score from -1 to 1 is a probability from 0 to 1 (linear_model/_stochastic_gradient.py). */
export const modifiedHuber: RowProbabilities = (scores, out) => {
  if (scores.length === 1) {
    setBinary(clipped(scores[0]), out);
    return;
  }
  for (let k = 0; k < out.length; k++) out[k] = clipped(scores[k]);
  normalize(out, true);
};

function setBinary(second: number, out: Float64Array): void {
  // What is stored may be float32, and what is taken from 1 is then that.
  out[1] = second;
  out[0] = 1 - out[1];
}

function clipped(score: number): number {
  return (Math.min(Math.max(score, -1), 1) + 1) / 2;
}

function normalize(out: Float64Array, isUniformWhereZero: boolean): void {
  const sum = pairwiseSum(out);
  if (sum === 0 && isUniformWhereZero) out.fill(1 / out.length);
  else for (let k = 0; k < out.length; k++) out[k] /= sum;
}
