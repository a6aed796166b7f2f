/** Weights of classes, turned into weights of rows (utils/class_weight.py). */
import { DataError, ParameterError, quote } from "../../errors/index.ts";
import type { Label } from "../../numeric/index.ts";
import { balancedClassWeights } from "../../tree/index.ts";

/** A preset, or a weight for each class; classes that are integers or booleans are keyed by their text in a record. */
export type ClassWeight<Preset extends string = "balanced"> = Preset | ReadonlyMap<Label, number> | Readonly<Record<string, number>>;

export function isClassWeight<Preset extends string>(value: unknown, presets: readonly Preset[]): value is ClassWeight<Preset> {
  if (typeof value === "string") return (presets as readonly string[]).includes(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const weights: readonly unknown[] = value instanceof Map ? [...value.values()] : Object.values(value);
  return weights.every((weight) => typeof weight === "number" && Number.isFinite(weight) && weight >= 0);
}

/**
 * `compute_sample_weight` of one output: the weight of each class.
 *
 * @param amounts rows, or sums of weights, of each class: what "balanced" balances
 * @throws {DataError} when a class to be balanced has only rows of weight 0
 * @throws {ParameterError} when classes have no weight while weights are given for others that do not occur
 */
export function classWeights(
  classWeight: "balanced" | Exclude<ClassWeight, string>,
  classes: readonly Label[],
  amounts: Float64Array,
): Float64Array {
  if (classWeight === "balanced") {
    const empty = classes.filter((_, c) => amounts[c] === 0);
    if (empty.length > 0) throw new DataError(`the rows of class ${empty.map(quote).join(", ")} have no weight that could be balanced`);
    return balancedClassWeights(amounts);
  }
  const given = new Map<string, number>();
  for (const [label, weight] of classWeight instanceof Map ? classWeight : Object.entries(classWeight)) given.set(String(label), weight);
  const weights = new Float64Array(classes.length).fill(1);
  const without: string[] = [];
  classes.forEach((label, c) => {
    const weight = given.get(String(label));
    if (weight === undefined) without.push(String(label));
    else weights[c] = weight;
  });
  if (given.size > 0 && without.length > 0 && classes.length - without.length !== given.size) {
    throw new ParameterError(`classWeight has no weight for the class ${without.map(quote).join(", ")}`, {
      place: { name: "classWeight" },
      hint: `It has weights for ${[...given.keys()].slice(0, 20).map(quote).join(", ")}; some of these are no class.`,
    });
  }
  return weights;
}

/** For each class the number of its rows, or the sum of their weights, added in the order of the rows. */
export function classAmounts(codes: ArrayLike<number>, classes: number, weights: Float64Array | undefined): Float64Array {
  const amounts = new Float64Array(classes);
  for (let row = 0; row < codes.length; row++) amounts[codes[row]] += weights === undefined ? 1 : weights[row];
  return amounts;
}

/** The rows' weights times their classes' weights. @throws {DataError} when all are 0 */
export function timesClassWeights(weights: Float64Array | undefined, codes: ArrayLike<number>, ofClass: Float64Array): Float64Array {
  const product = Float64Array.from(codes, (code, row) => (weights === undefined ? ofClass[code] : weights[row] * ofClass[code]));
  if (product.every((weight) => weight === 0)) throw new DataError("all rows weigh 0 once multiplied by their class's weight");
  return product;
}
