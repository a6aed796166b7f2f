import { ParameterError } from "../errors/index.ts";

/** @throws {ParameterError} when `count` is no integer of at least 1 */
export function checkThreadCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new ParameterError(`threads must be an integer of at least 1, got ${count}`, { place: { name: "threads" } });
  }
}
