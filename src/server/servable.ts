/** What a server needs of a model. */
import type { Estimator } from "../estimators/index.ts";
import type { Signature } from "../model/index.ts";

export interface Model {
  readonly signature: Signature;
  readonly estimator: Estimator;
  /** SHA-256 of the file, hexadecimal */
  readonly hash: string;
  readonly card: unknown;
  readonly examples: readonly (readonly number[])[];
}
