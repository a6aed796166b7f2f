/**
 * What passes rows on as they are: the step "passthrough" or None, a FunctionTransformer without a function, a sampler of imblearn,
 * which works while fitting only.
 */
import { Frame, Matrix, SparseMatrix } from "../numeric/index.ts";
import type { Features, Rows, Transformer } from "./estimator.ts";

export class Passthrough implements Transformer {
  readonly kind = "transformer";
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost = { operations: 1, bytes: 0 };

  constructor(className: string, nFeatures = 0, featureNames?: readonly string[]) {
    this.className = className;
    this.nFeatures = nFeatures;
    this.featureNames = featureNames;
  }

  transform(x: Rows): Features {
    return featuresOf(x);
  }

  featureNamesOut(input: readonly string[]): readonly string[] {
    return input;
  }
}

/** Rows as a transformer gives them; texts are one column. */
export function featuresOf(x: Rows): Features {
  if (x instanceof Frame || x instanceof Matrix || x instanceof SparseMatrix) return x;
  if (isTexts(x)) return new Frame([{ name: "x0", kind: "text", values: x }]);
  return Matrix.from(x as readonly (readonly number[])[]);
}

function isTexts(x: readonly unknown[]): x is readonly string[] {
  return typeof x[0] === "string";
}
