/**
 * A sound file can be a bomb too: PolynomialFeatures of the tenth degree, neighbours among millions of rows. Every estimator
 * states an upper bound of its work for one row; a model over the limit is refused, and the step named.
 */
import { UnsupportedModelError } from "../errors/index.ts";
import type { EstimatorPart } from "../estimators/index.ts";

/** Milliseconds of work for one row. */
export const MOST_ROW_COST = 50;
/** Bytes of work for one row, at that limit. */
export const MOST_ROW_BYTES = 256e6;
export const OPERATIONS_A_MS = 1_000_000;
const BYTES_A_MS = MOST_ROW_BYTES / MOST_ROW_COST;

/** @param most milliseconds; memory is limited in proportion, 256 MB for 50 ms. @throws {UnsupportedModelError} naming the step */
export function checkRowCost(parts: readonly EstimatorPart[], most: number): void {
  const isOver = ({ estimator: { rowCost } }: EstimatorPart): boolean =>
    !(rowCost.operations <= most * OPERATIONS_A_MS) || !(rowCost.bytes <= most * BYTES_A_MS);
  const worst = parts.find(isOver);
  if (worst === undefined) return;
  const { operations, bytes } = worst.estimator.rowCost;
  const short = worst.estimator.className.slice(worst.estimator.className.lastIndexOf(".") + 1);
  const ms = Math.ceil(Math.max(operations / OPERATIONS_A_MS, bytes / BYTES_A_MS));
  const part = `${short}${worst.path === "" ? "" : ` (${worst.path})`}`;
  throw new UnsupportedModelError(
    `one row costs ${part} up to ${Math.ceil(operations / OPERATIONS_A_MS)} ms and ${Math.ceil(bytes / 1e6)} MB, and the limit is ${most} ms and ${Math.ceil((most * BYTES_A_MS) / 1e6)} MB`,
    [`${part}: its cost`],
    { place: { path: worst.path }, hint: `If it is meant to be so large: --max-row-cost ${ms}, or load(file, { maxRowCost: ${ms} }).` },
  );
}
