/** A criterion by scikit-learn's name. */
import type { CriterionName, TrainingSet } from "../training-set.ts";
import { AbsoluteError } from "./absolute-error.ts";
import type { Criterion, Samples } from "./criterion.ts";
import { Entropy } from "./entropy.ts";
import { Gini } from "./gini.ts";
import { SquaredError } from "./squared-error.ts";

export { type Criterion, improvement, type Samples } from "./criterion.ts";

export function makeCriterion(name: CriterionName, set: TrainingSet, data: Samples): Criterion {
  switch (name) {
    case "gini":
      return new Gini(data, set.classes);
    case "entropy":
    case "log_loss":
      return new Entropy(data, set.classes);
    case "squared_error":
    case "friedman_mse": // the same since 1.9
      return new SquaredError(data);
    case "absolute_error":
      return new AbsoluteError(data);
  }
}
