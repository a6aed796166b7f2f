/** What each row counts for: `_check_sample_weight` in scikit-learn's utils/validation.py. */
import { DataError } from "../../errors/index.ts";
import { checkLength, type Numbers, readNumbers } from "./numbers.ts";

/** @throws {DataError} when there is not one finite weight a row, or all are 0 */
export function readWeights(weights: Numbers | null | undefined, rows: number): Float64Array | undefined {
  if (weights === null || weights === undefined) return undefined;
  checkLength("sampleWeight", weights.length, rows);
  const read = readNumbers("sampleWeight", weights);
  if (read.every((weight) => weight === 0)) throw new DataError("every sampleWeight is 0");
  return read;
}
