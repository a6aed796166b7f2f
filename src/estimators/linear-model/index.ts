export { type LinearScores, linearCost, linearScores } from "./linear-scores.ts";
