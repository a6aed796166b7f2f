export type { Recipe } from "../model/index.ts";
export { evaluate } from "./evaluate.ts";
export { toPython } from "./python-notebook.ts";
export { checkRecipe, completeRecipe, type RecipeRequest, type Trained, type TrainOptions, train } from "./train.ts";
export { type Retraining, type RetrainOptions, verifyRetrain } from "./verify-retrain.ts";
