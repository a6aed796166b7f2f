import { ClassCriterion } from "./class-criterion.ts";

/** 1 - Σ c² / w² over the weighted class counts c. */
export class Gini extends ClassCriterion {
  protected override impurityOf(counts: Float64Array, weight: number): number {
    let squares = 0;
    for (let c = 0; c < counts.length; c++) squares += counts[c] * counts[c];
    return 1 - squares / (weight * weight);
  }
}
