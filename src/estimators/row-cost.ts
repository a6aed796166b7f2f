/** What rows cost in several estimators. */
import type { RowCost } from "./estimator.ts";

/**
 * What asking an estimator takes before it does anything: about 1.5 µs, by one run of a row through unions that share their scalers, 13 s
 * for 8.4 million calls (Node 20). A file may share one estimator millions of times.
 */
const CALL_OPERATIONS = 1500;

/** Of estimators whose answers are all kept. */
export function totalCost(costs: readonly RowCost[]): RowCost {
  let [operations, bytes] = [CALL_OPERATIONS * costs.length, 0];
  for (const cost of costs) {
    operations += cost.operations;
    bytes += cost.bytes;
  }
  return { operations, bytes };
}

/**
 * Of transformers whose answers are then put beside one another, which copies them.
 *
 * @param passedOn numbers that go in as they are
 */
export function stackedCost(costs: readonly RowCost[], passedOn: number): RowCost {
  const { operations, bytes } = totalCost(costs);
  return { operations: operations + passedOn, bytes: 2 * bytes + 16 * passedOn };
}

/** Of estimators one after the other, each of which gives back its memory before the next, and of what is done around them. */
export function costInTurn(costs: readonly RowCost[], around: RowCost): RowCost {
  const most = costs.reduce((highest, { bytes }) => Math.max(highest, bytes), 0);
  return { operations: totalCost(costs).operations + around.operations, bytes: most + around.bytes };
}
