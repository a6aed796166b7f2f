/** What scoring needs of a Model. */
import type { Estimator, Signature } from "../model/index.ts";

export interface ScoringModel {
  readonly signature: Signature;
  readonly estimator: Estimator;
}
