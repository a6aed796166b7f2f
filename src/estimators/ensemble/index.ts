export type { FitOptions } from "../fit.ts";
export { RandomForestClassifier, type RandomForestClassifierParameters } from "./random-forest-classifier.ts";
export { RandomForestRegressor, type RandomForestRegressorParameters } from "./random-forest-regressor.ts";
