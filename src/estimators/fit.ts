/** What `fit` takes beside rows and targets, and what an estimator says before it was called. */
import { BrineError } from "../errors/index.ts";
import type { Threads } from "../numeric/index.ts";

export interface FitOptions {
  /** one a row, not negative */
  readonly sampleWeight?: ArrayLike<number> | undefined;
  /** more than one gives the same bytes, sooner */
  readonly threads?: Threads | undefined;
  /** looked at between trees; `fit` then rejects with its reason */
  readonly signal?: AbortSignal | undefined;
  /** called after each tree with how many are done, of how many */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** An estimator was asked for something that only `fit` makes. */
export class NotFittedError extends BrineError {
  readonly code = "not_fitted";

  constructor(className: string) {
    super(`this ${className.slice(className.lastIndexOf(".") + 1)} is not fitted yet`, { hint: "Call await fit(x, y) first." });
  }
}
