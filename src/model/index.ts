export type { Classifier, Estimator, Registered, Regressor, Trained } from "../estimators/index.ts";
export { detectFormat, type FileFormat, type FileKind, modelName, type Outline } from "../formats/index.ts";
export { type Answers, answersOf, isTie, type KeyedValues, type OutputAnswers, type RowAnswer, rowAnswer } from "./answers.ts";
export type {
  Card,
  ClassScores,
  Distribution,
  EstimatorName,
  GoldenRows,
  ImportedCard,
  ImportedGoldenRows,
  InputDistribution,
  KeptRows,
  Metrics,
  ParameterValue,
  Recipe,
  SourceFile,
  TargetDistribution,
  TrainedCard,
} from "./card.ts";
export { isTrained } from "./card.ts";
export { distributionOf, targetClasses } from "./distribution.ts";
export { wordsIn } from "./frame-reader.ts";
export { answer } from "./golden.ts";
export { type Inspection, inspect } from "./inspect.ts";
export {
  isImportedModel,
  isTrainedModel,
  joinModels,
  type LoadOptions,
  loadModel,
  type ModelPiece,
  save,
  type Verification,
  verify,
  writeModel,
} from "./load.ts";
export { type MlflowModel, readMlmodel } from "./mlmodel.ts";
export { Model, type ModelRows } from "./model.ts";
export { MLMODEL, openModel } from "./model-folder.ts";
export { type Cell, type Row, type RowTable, RowTableBuilder, takeRows } from "./row.ts";
export { decodeFields, type Field, RowReader, type RowReaderOptions } from "./row-reader.ts";
export type { Input, Output, Signature } from "./signature.ts";
export { hintOnPieces, isFlag, isNumeric, notAllowed, slugs, textAnswers, textColumns } from "./signature.ts";
export { type Compared, withExamples } from "./with-examples.ts";
