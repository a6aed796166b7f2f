/** `brine/tree`: scikit-learn's decision trees. */
export type { ClassWeight, CountOrFraction, Rows } from "./estimators/index.ts";
export {
  DecisionTreeClassifier,
  type DecisionTreeClassifierParameters,
  DecisionTreeRegressor,
  type DecisionTreeRegressorParameters,
  type Tree,
  type TreeFitOptions as FitOptions,
} from "./estimators/tree/index.ts";
export { type Column, Frame, type Label, type Labels, Matrix, type MatrixLike } from "./numeric/index.ts";
