/** From probabilities to labels (`np.argmax`). */
import type { Label } from "./frame.ts";
import type { Matrix } from "./matrix.ts";

/**
 * The most probable class of each row, the first of equals; where one is NaN, the first that is, as `np.argmax` finds.
 *
 * @param probabilities `(rows, classes)`, in the order of `classes`
 */
export function mostProbable<Class extends Label>({ rows, columns, data }: Matrix, classes: ArrayLike<Class>): Class[] {
  return Array.from({ length: rows }, (_, row) => {
    const at = row * columns;
    let best = 0;
    // Nothing is greater than a NaN, and a NaN is not smaller than or equal to anything.
    for (let c = 1; c < columns && !Number.isNaN(data[at + best]); c++) if (!(data[at + c] <= data[at + best])) best = c;
    return classes[best];
  });
}
