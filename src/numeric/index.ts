export { readDecimal } from "./decimal.ts";
export { type Column, Frame, type Label, type Labels } from "./frame.ts";
export { glibcLog } from "./glibc-log.ts";
export { compareLabels, compareText, type UniqueLabels, uniqueLabels } from "./labels.ts";
export { Matrix, type MatrixLike } from "./matrix.ts";
export { MersenneTwister } from "./mersenne-twister.ts";
export { mostProbable } from "./most-probable.ts";
export { pairwiseSum } from "./pairwise-sum.ts";
export type { Block, Task, ThreadOptions, Threads } from "./threads.ts";
