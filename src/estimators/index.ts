export type { Classifier, Estimator, Regressor, RowCost, Rows } from "./estimator.ts";
export type { FitOptions } from "./fit.ts";
export type { CountOrFraction } from "./parameters.ts";
export { readEstimator } from "./registry.ts";
export type { ClassWeight } from "./tree/index.ts";
