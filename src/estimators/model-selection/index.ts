export { type SplitIndices, type SplitOptions, splitIndices } from "./split-indices.ts";
export type { Size } from "./split-sizes.ts";
export { type Part, type Split, type Splittable, trainTestSplit } from "./train-test-split.ts";
