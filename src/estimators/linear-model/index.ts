export { type LinearScores, linearScores } from "./linear-scores.ts";
