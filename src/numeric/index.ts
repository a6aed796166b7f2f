export { cbrt } from "./cube-root.ts";
export { readDecimal } from "./decimal.ts";
export { exp, exp2, expm1 } from "./exponentials.ts";
export { type Column, Frame, type Label, type Labels } from "./frame.ts";
export { glibcLog } from "./glibc-log.ts";
export { acosh, asinh, atanh, cosh, sinh, tanh } from "./hyperbolic.ts";
export { compareLabels, compareText, type UniqueLabels, uniqueLabels } from "./labels.ts";
export { dot, expit, logit, logOdds, logSumExp, softmax } from "./links.ts";
export { log, log1p, log2, log10 } from "./logarithms.ts";
export { Matrix, type MatrixLike } from "./matrix.ts";
export { MersenneTwister } from "./mersenne-twister.ts";
export { mostProbable } from "./most-probable.ts";
export { murmurHash } from "./murmur-hash.ts";
export { normalQuantile } from "./normal-quantile.ts";
export { pairwiseSum, pairwiseSumSingle } from "./pairwise-sum.ts";
export { pow } from "./power.ts";
export { hstack, hstackSparse } from "./side-by-side.ts";
export { SparseMatrix } from "./sparse-matrix.ts";
export type { Block, Task, ThreadOptions, Threads } from "./threads.ts";
export { cos, sin, tan } from "./trigonometry.ts";
export {
  collapseWhiteSpace,
  decompose,
  hasUnassigned,
  lowerCase,
  splitAtWhiteSpace,
  stripAccentsAscii,
  stripAccentsUnicode,
  words,
} from "./unicode.ts";
