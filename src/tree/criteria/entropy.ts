import { glibcLog } from "../../numeric/index.ts";
import { ClassCriterion } from "./class-criterion.ts";

const LN2 = Math.LN2;

/** -Σ p · log2 p over the class shares p, in bits; the logarithm is the C library's over ln 2 (tree/_utils.pyx, `log`). */
export class Entropy extends ClassCriterion {
  protected override impurityOf(counts: Float64Array, weight: number): number {
    let entropy = 0;
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        const share = counts[c] / weight;
        entropy -= share * (glibcLog(share) / LN2);
      }
    }
    return entropy;
  }
}
