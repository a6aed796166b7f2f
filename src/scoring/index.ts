export { type Comparison, compareAnswers } from "./compare-answers.ts";
export { findInputs } from "./inputs.ts";
export { type ScoredBlock, type ScoredTable, type ScoringOptions, type ScoringSource, scoreTable } from "./score-table.ts";
export type { ScoringModel } from "./scoring-model.ts";
