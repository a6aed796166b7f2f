/** What rows cost in several estimators. */
import type { RowCost } from "./estimator.ts";

const NOTHING: RowCost = { operations: 0, bytes: 0 };

/** Of estimators whose answers are all kept. */
export function totalCost(costs: readonly RowCost[]): RowCost {
  return costs.reduce((sum, { operations, bytes }) => ({ operations: sum.operations + operations, bytes: sum.bytes + bytes }), NOTHING);
}

/** Of estimators one after the other, each of which gives back its memory before the next, and of what is done around them. */
export function costInTurn(costs: readonly RowCost[], around: RowCost): RowCost {
  const most = costs.reduce((highest, { bytes }) => Math.max(highest, bytes), 0);
  return { operations: totalCost(costs).operations + around.operations, bytes: most + around.bytes };
}
