/** Numbers that JSON has no word for, as parity/fixture.py writes them: `{"$": "NaN"}`. */

/** A reviver for `JSON.parse`. */
export function revive(_key: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && "$" in value) return Number(value.$);
  return value;
}
