/** What scoring needs of a Model. */
import type { Signature } from "../model/index.ts";
import type { Label, Matrix } from "../numeric/index.ts";

export interface ScoringModel {
  readonly signature: Signature;
  readonly estimator: {
    readonly float32?: boolean;
    predict(x: Matrix): readonly Label[] | Float64Array;
    /** `(rows, classes)`; `predict` answers the first of the most probable */
    predictProba?(x: Matrix): Matrix;
  };
}
