export type { Classifier, Estimator, Regressor, RowCost, Rows } from "./estimator.ts";
