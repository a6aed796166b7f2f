export type { Recipe } from "../model/index.ts";
export { ESTIMATOR_NAMES } from "./estimators.ts";
export { toPython } from "./python-notebook.ts";
export { completeRecipe, type RecipeRequest, type Trained, type TrainOptions, train } from "./train.ts";
