/** Raw sums of boosting to probabilities, in each of the forms in which scikit-learn's versions computed them. */
import { exp, logSumExp, Matrix, softmax } from "../../numeric/index.ts";

/** Of several classes: `exp(raw - logsumexp(raw))`, or softmax. */
export type ProbabilityForm = "logsumexp" | "softmax";

/**
 * @param raw `(rows, 1)` for two classes, else `(rows, classes)`
 * @param sigmoid of a raw value, the probability of the second of two classes
 * @returns `(rows, classes)`
 */
export function probabilitiesOf(raw: Matrix, sigmoid: (value: number) => number, form: ProbabilityForm): Matrix {
  if (raw.columns === 1) {
    const out = new Matrix(raw.rows, 2);
    for (let i = 0; i < raw.rows; i++) {
      const p = sigmoid(raw.data[i]);
      out.data[2 * i] = 1 - p;
      out.data[2 * i + 1] = p;
    }
    return out;
  }
  const out = new Float64Array(raw.data);
  for (let from = 0; from < out.length; from += raw.columns) {
    const row = out.subarray(from, from + raw.columns);
    if (form === "softmax") {
      softmax(row);
      continue;
    }
    const total = logSumExp(row);
    for (let k = 0; k < row.length; k++) row[k] = exp(row[k] - total);
  }
  return new Matrix(raw.rows, raw.columns, out);
}
