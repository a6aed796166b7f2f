/** What scoring needs of a Model. */
import type { Signature } from "../model/index.ts";
import type { Label, Matrix } from "../numeric/index.ts";

export interface ScoringModel {
  readonly signature: Signature;
  readonly estimator: {
    readonly float32?: boolean;
    predict(x: Matrix): readonly Label[] | Float64Array;
    predictProba?(x: Matrix): Matrix;
  };
}
