/** A tree as scikit-learn pickles it (tree/_tree.pyx, `Tree.__reduce__` and `__getstate__`), integers as narrow as they fit. */
import { InvalidModelError } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "../../python/index.ts";
import { checkTree, type Tree } from "../../tree/index.ts";
import { asInteger } from "../plain-values.ts";
import type { State } from "../state.ts";

export const TREE_CLASS = "sklearn.tree._tree.Tree";
const MOST = 0x7fffffff;
/** Features that a file may claim without holding anything of their number: a row of them takes 64 MB. */
export const MOST_FEATURES = 0x1000000;
// Shares are added up in float64: a sum may miss 1 by a rounding for each class.
const SUM_TOLERANCE = 1e-6;
export const TREE_FIELDS = [
  "left_child",
  "right_child",
  "feature",
  "threshold",
  "impurity",
  "n_node_samples",
  "weighted_n_node_samples",
  "missing_go_to_left",
];

export function treeToState(tree: Tree, nClasses: number): PyObject {
  const fields = new Map<string, TypedArray>([
    ["left_child", narrow(tree.childrenLeft)],
    ["right_child", narrow(tree.childrenRight)],
    ["feature", narrow(tree.feature)],
    ["threshold", tree.threshold],
    ["impurity", tree.impurity],
    ["n_node_samples", narrow(tree.nNodeSamples)],
    ["weighted_n_node_samples", tree.weightedNNodeSamples],
    ["missing_go_to_left", tree.missingGoToLeft],
  ]);
  const state = new Map<string, PyValue>([
    ["max_depth", tree.maxDepth],
    ["node_count", tree.nodeCount],
    ["nodes", new StructArray(tree.nodeCount, fields)],
    ["values", new NdArray([tree.nodeCount, 1, tree.nValues], tree.value)],
  ]);
  return new PyObject(TREE_CLASS, state, [tree.nFeatures, new NdArray([1], Int32Array.of(nClasses)), 1]);
}

function narrow(values: Int32Array): Int32Array | Int16Array | Int8Array {
  let least = 0;
  let most = 0;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least >= -128 && most <= 127) return Int8Array.from(values);
  return least >= -32768 && most <= 32767 ? Int16Array.from(values) : values;
}

/** The number of features that a tree says it was grown with. */
export function treeWidth(state: State): number {
  return asInteger(state.args[0], 1, MOST_FEATURES, `${state.path} arguments`);
}

/**
 * What the values of a tree mean.
 *
 * @param value `(nodes, outputs, classes)` of all nodes or of the first ones, as the file has them
 * @param state of the attribute `tree_`
 * @returns the same array where they mean what they are, whatever they are
 */
export type Meaning = (value: Float64Array, state: State, nClasses: readonly number[]) => Float64Array;

export const asTheyAre: Meaning = (value) => value;

/**
 * A tree of any version: fields by their names, the missing rule since 1.3, the depth since 0.18.
 *
 * @param state of the attribute `tree_`
 * @param nClasses of each output; 1 for an output of a regressor
 * @param meaning of its values
 * @throws {InvalidModelError} when it is not a sound tree of this width and these classes
 */
export function treeFromState(state: State, nFeatures: number, nClasses: readonly number[], meaning: Meaning = asTheyAre): Tree {
  checkTreeArguments(state, nFeatures, nClasses);
  const nodeCount = state.integer("node_count", 1, MOST);
  const nodes = state.struct("nodes", nodeCount, TREE_FIELDS);
  const width = Math.max(...nClasses);
  const tree = {
    nFeatures,
    nValues: nClasses.length * width,
    nodeCount,
    childrenLeft: nodes.int32("left_child", -1, MOST),
    childrenRight: nodes.int32("right_child", -1, MOST),
    feature: nodes.int32("feature", -2, MOST),
    threshold: nodes.float64("threshold"),
    impurity: nodes.float64("impurity"),
    nNodeSamples: nodes.int32("n_node_samples", 1, MOST),
    weightedNNodeSamples: nodes.float64("weighted_n_node_samples"),
    missingGoToLeft: nodes.has("missing_go_to_left") ? new Uint8Array(nodes.int32("missing_go_to_left", 0, 1)) : new Uint8Array(nodeCount),
    value: state.float64("values", [nodeCount, nClasses.length, width]),
  };
  const stated = state.has("max_depth") ? state.integer("max_depth", 0, MOST) : undefined;
  const maxDepth = checkTree(tree, stated, state.path);
  return { ...tree, maxDepth, value: meaning(tree.value, state, nClasses) };
}

/** @throws {InvalidModelError} when the tree says it was made for something else than its estimator */
export function checkTreeArguments({ args, path }: State, nFeatures: number, nClasses: readonly number[]): void {
  const mismatch = (what: string, got: PyValue | undefined, wanted: number): void => {
    const number = asInteger(got, 0, MOST, `${path} arguments`);
    if (number === wanted) return;
    throw new InvalidModelError(`${path} has ${number} ${what}, its estimator ${wanted}`, { place: { path } });
  };
  const [features, classes, outputs] = args;
  mismatch("features", features, nFeatures);
  mismatch("outputs", outputs, nClasses.length);
  const ofOutputs = classes instanceof NdArray ? classes.data : [];
  nClasses.forEach((wanted, k) => {
    mismatch("classes", ofOutputs[k] as PyValue | undefined, wanted);
  });
}

/**
 * Values as shares of the classes: 1.4 and later keep them so; up to 1.3 they are sums of weights, which `predict_proba` divided by their
 * sum, and by 1 where that is 0 (tree/_classes.py).
 *
 * @throws {InvalidModelError} when a tree of 1.4 or later holds no shares: an older one that was saved again, whose probabilities are
 *   wrong in scikit-learn too
 */
export const sharesOfClasses: Meaning = (value, state, nClasses) => {
  const width = Math.max(...nClasses);
  if (!state.version.isBefore(1, 4)) {
    nClasses.forEach((classes, k) => {
      const sum = pairwiseSum(value, k * width, k * width + classes);
      if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
      state.wrong(
        "values",
        `add up to ${sum} in node 0, not to 1: counts, as scikit-learn before 1.4 kept them, in a file that a later one saved again`,
      );
    });
    return value;
  }
  const shares = value.slice();
  for (let start = 0; start < shares.length; start += width) {
    const end = start + nClasses[(start / width) % nClasses.length];
    const sum = pairwiseSum(shares, start, end);
    if (sum !== 0) for (let c = start; c < end; c++) shares[c] /= sum;
  }
  return shares;
};
