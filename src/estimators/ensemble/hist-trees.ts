/**
 * The trees of histogram gradient boosting as scikit-learn pickles them (ensemble/_hist_gradient_boosting/predictor.py): nodes as a
 * structured array whose fields changed three times, and sets of categories beside them.
 */

import { numberOf, type PyValue } from "../../python/index.ts";
import { type CategorySets, SET_WORDS, type StagedTree } from "../../tree/index.ts";
import type { InputHint } from "../estimator.ts";
import { listOf } from "../plain-values.ts";
import type { State } from "../state.ts";
import { MOST_HINTS } from "../tree/index.ts";

const PREDICTOR = "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor";
const BIN_MAPPER = "sklearn.ensemble._hist_gradient_boosting.binning._BinMapper";
const FIELDS = [
  "value",
  "count",
  "feature_idx",
  "threshold",
  "num_threshold",
  "missing_go_to_left",
  "left",
  "right",
  "gain",
  "depth",
  "is_leaf",
  "bin_threshold",
  "is_categorical",
  "bitset_idx",
];
const MOST = 0x7fffffff;
const MOST_CATEGORY = 255;

export interface HistTrees {
  /** one tree for each output each */
  readonly stages: readonly (readonly StagedTree[])[];
  readonly sets: CategorySets | undefined;
  /** levels of all trees together, at most */
  readonly steps: number;
}

/**
 * @param nOutputs trees of each stage
 * @throws {InvalidModelError} when a tree is not sound, of another width, or a set of categories is not there
 */
export function histTreesFromState(state: State, nFeatures: number, nOutputs: number): HistTrees {
  const left: number[] = [];
  let steps = 0;
  const stages = state.list("_predictors").map((stage, i) => {
    const trees = listOf(stage);
    if (trees?.length !== nOutputs) state.wrong(`_predictors.${i}`, `is not a list of ${nOutputs} trees`);
    return (trees ?? []).map((tree, k) => {
      const read = treeFromState(state.partOf(tree, `_predictors.${i}.${k}`, PREDICTOR), nFeatures, left);
      steps += read.depth + 1;
      return read.tree;
    });
  });
  if (left.length === 0) return { stages, sets: undefined, steps };
  return { stages, sets: { left: Uint32Array.from(left), known: knownCategories(state, nFeatures) }, steps };
}

/** @param left takes the tree's sets of categories at its end */
function treeFromState(state: State, nFeatures: number, left: number[]): { readonly tree: StagedTree; readonly depth: number } {
  const nodes = state.struct("nodes", undefined, FIELDS);
  const { length } = nodes;
  if (length === 0) state.wrong("nodes", "is empty");
  const isLeaf = nodes.int32("is_leaf", 0, 1);
  const sets = state.has("raw_left_cat_bitsets") ? state.matrix("raw_left_cat_bitsets", undefined, SET_WORDS) : undefined;
  const isCategorical = nodes.has("is_categorical") ? nodes.int32("is_categorical", 0, 1) : undefined;
  const setOf = nodes.has("bitset_idx") ? nodes.int32("bitset_idx", 0, MOST) : undefined;
  const tree = {
    left: nodes.int32("left", 0, length - 1),
    right: nodes.int32("right", 0, length - 1),
    feature: nodes.int32("feature_idx", -MOST, MOST),
    // 0.21 to 0.23 had no categories, and no other threshold.
    threshold: nodes.float64(nodes.has("num_threshold") ? "num_threshold" : "threshold"),
    missingGoToLeft: nodes.has("missing_go_to_left") ? Uint8Array.from(nodes.int32("missing_go_to_left", 0, 1)) : new Uint8Array(length),
    value: nodes.float64("value"),
    categorySet: isCategorical === undefined ? undefined : new Int32Array(length).fill(-1),
  };
  const depth = new Int32Array(length).fill(-1);
  depth[0] = 0;
  let deepest = 0;
  const base = left.length / SET_WORDS;
  for (let i = 0; i < length; i++) {
    if (depth[i] < 0) state.wrong("nodes", `node ${i} has no parent before it`);
    if (depth[i] > deepest) deepest = depth[i];
    if (isLeaf[i] === 1) {
      if (!Number.isFinite(tree.value[i])) state.wrong("nodes", `leaf ${i} has the value ${tree.value[i]}`);
      tree.left[i] = -1;
      tree.right[i] = -1;
      continue;
    }
    for (const child of [tree.left[i], tree.right[i]]) {
      if (child <= i) state.wrong("nodes", `node ${i} has node ${child} as a child; a child comes after its parent`);
      if (depth[child] >= 0) state.wrong("nodes", `node ${i} has node ${child} as a child, which has a parent already`);
      depth[child] = depth[i] + 1;
    }
    const feature = tree.feature[i];
    if (feature < 0 || feature >= nFeatures) state.wrong("nodes", `node ${i} splits on feature ${feature}, of ${nFeatures}`);
    if (isCategorical?.[i] === 1) {
      const set = setOf?.[i] ?? -1;
      if (set < 0 || set >= (sets?.rows ?? 0)) state.wrong("nodes", `node ${i} asks for the categories ${set}, of ${sets?.rows ?? 0}`);
      if (tree.categorySet !== undefined) tree.categorySet[i] = base + set;
    } else if (Number.isNaN(tree.threshold[i])) state.wrong("nodes", `node ${i} has the threshold NaN`);
  }
  for (const word of sets?.data ?? []) {
    if (word >>> 0 !== word) state.wrong("raw_left_cat_bitsets", `holds ${word}, not 32 bits`);
    left.push(word);
  }
  return { tree, depth: deepest };
}

/** `make_known_categories_bitsets` in binning.py, a set for every feature. */
function knownCategories(state: State, nFeatures: number): Uint32Array {
  const known = new Uint32Array(SET_WORDS * nFeatures);
  for (const [feature, categories] of categoriesOf(state, nFeatures)) {
    for (const category of categories) {
      const word = SET_WORDS * feature + (category >> 5);
      known[word] |= 1 << (category & 31);
    }
  }
  return known;
}

/** The categories of each feature that has them, as training saw them. */
function categoriesOf(state: State, nFeatures: number): ReadonlyMap<number, readonly number[]> {
  const mapper = state.part(state.nameOf("_bin_mapper", "bin_mapper_"), BIN_MAPPER);
  const isCategorical = mapper.isSet("is_categorical_") ? mapper.mask("is_categorical_", [nFeatures]) : new Uint8Array(nFeatures);
  const thresholds = mapper.list("bin_thresholds_");
  const categories = new Map<number, number[]>();
  isCategorical.forEach((flag, feature) => {
    if (flag === 0) return;
    const values = numbersIn(thresholds[feature]);
    if (values.some((value) => !Number.isInteger(value) || value < 0 || value > MOST_CATEGORY)) {
      mapper.wrong(`bin_thresholds_.${feature}`, `is no list of categories from 0 to ${MOST_CATEGORY}`);
    }
    categories.set(feature, values);
  });
  return categories;
}

/** Where training cut a feature's values into bins; a categorical one's categories. */
function numbersIn(thresholds: PyValue | undefined): number[] {
  return (listOf(thresholds) ?? []).map((value) => numberOf(value) ?? Number.NaN);
}

/** What the bins tell of each input: its categories, or between which numbers training cut it. */
export function binHints(state: State, nFeatures: number, missing: boolean): InputHint[] | undefined {
  if (nFeatures > MOST_HINTS) return undefined;
  const name = state.nameOf("_bin_mapper", "bin_mapper_");
  const plain = (): InputHint => ({ kind: "number", missing });
  if (!state.has(name)) return Array.from({ length: nFeatures }, plain);
  const mapper = state.part(name, BIN_MAPPER);
  if (!mapper.has("bin_thresholds_")) return Array.from({ length: nFeatures }, plain);
  const thresholds = mapper.list("bin_thresholds_");
  const categories = categoriesOf(state, nFeatures);
  return Array.from({ length: nFeatures }, (_, feature): InputHint => {
    const known = categories.get(feature);
    if (known !== undefined) return { ...plain(), integer: true, categories: known };
    const cuts = numbersIn(thresholds[feature]).filter(Number.isFinite);
    return cuts.length < 2 ? plain() : { ...plain(), range: [cuts[0], cuts[cuts.length - 1]] };
  });
}
