/** What rows cost in several estimators, one after the other or side by side. */
import type { RowCost } from "./estimator.ts";

export function totalCost(costs: readonly RowCost[]): RowCost {
  return costs.reduce((sum, { operations, bytes }) => ({ operations: sum.operations + operations, bytes: sum.bytes + bytes }), {
    operations: 0,
    bytes: 0,
  });
}
