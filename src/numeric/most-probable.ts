/** From probabilities to labels (`np.argmax`). */
import type { Label } from "./frame.ts";
import type { Matrix } from "./matrix.ts";

/**
 * The most probable class of each row, the first of equals.
 *
 * @param probabilities `(rows, classes)`, in the order of `classes`
 */
export function mostProbable<Class extends Label>({ rows, columns, data }: Matrix, classes: ArrayLike<Class>): Class[] {
  return Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let c = 1; c < columns; c++) if (data[row * columns + c] > data[row * columns + best]) best = c;
    return classes[best];
  });
}
