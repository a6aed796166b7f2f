export type {
  Classifier,
  Clusterer,
  Estimator,
  Features,
  InputHint,
  MultiOutputClassifier,
  MultiOutputRegressor,
  OutlierDetector,
  Regressor,
  RowCost,
  Rows,
  Trained,
  TrainedClassifier,
  TrainedRegressor,
  Transformer,
} from "./estimator.ts";
export type { FitOptions } from "./fit.ts";
export { keptState } from "./kept-state.ts";
export { labelsOf } from "./label-values.ts";
export type { CountOrFraction } from "./parameters.ts";
export { knownClasses, publicName, readEstimator, readEstimatorParts } from "./read-estimator.ts";
export type { EstimatorPart } from "./reading.ts";
export type { Registered } from "./registered.ts";
export type { ClassWeight } from "./tree/index.ts";
export { eachObject } from "./walk.ts";
