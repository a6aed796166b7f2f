export type { Classifier, Regressor, Trained } from "../estimators/index.ts";
export { detectFormat, type FileFormat, type FileKind } from "../formats/index.ts";
export type {
  Card,
  ClassScores,
  Distribution,
  EstimatorName,
  GoldenRows,
  InputDistribution,
  KeptRows,
  Metrics,
  ParameterValue,
  Recipe,
  TargetDistribution,
} from "./card.ts";
export { distributionOf, targetClasses } from "./distribution.ts";
export { answer } from "./golden.ts";
export { type LoadOptions, loadModel, save, type Verification, verify, writeModel } from "./load.ts";
export { Model, type ModelRows } from "./model.ts";
export { decodeFields, type Field, RowReader, type RowReaderOptions } from "./row-reader.ts";
export type { Input, Output, Signature } from "./signature.ts";
export { slugs, takesBooleans } from "./signature.ts";
