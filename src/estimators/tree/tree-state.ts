/** A tree as scikit-learn pickles it (tree/_tree.pyx, `Tree.__reduce__` and `__getstate__`), integers as narrow as they fit. */
import { InvalidModelError, UnsupportedModelError } from "../../errors/index.ts";
import { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "../../python/index.ts";
import { checkTree, type Tree } from "../../tree/index.ts";
import { asInteger } from "../plain-values.ts";
import type { State } from "../state.ts";

export const TREE_CLASS = "sklearn.tree._tree.Tree";
const MOST = 0x7fffffff;
const FIELDS = [
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

/**
 * @param state of the attribute `tree_`
 * @param nClasses 1 for a regressor
 * @throws {InvalidModelError} when it is not a sound tree of this width and these classes
 */
export function treeFromState(state: State, nFeatures: number, nClasses: number): Tree {
  const [features, classes, outputs] = state.args;
  const mismatch = (what: string, got: number, wanted: number): InvalidModelError =>
    new InvalidModelError(`${state.path} has ${got} ${what}, its estimator ${wanted}`, { place: { path: state.path } });
  const ofArgs = (value: PyValue | undefined): number => asInteger(value, 0, MOST, `${state.path} arguments`);
  if (ofArgs(outputs) !== 1) {
    throw new UnsupportedModelError(`${state.path} has several outputs, which are not in this version`, [
      `several outputs of ${state.path}`,
    ]);
  }
  if (ofArgs(features) !== nFeatures) throw mismatch("features", ofArgs(features), nFeatures);
  if (ofArgs(classes) !== nClasses) throw mismatch("classes", ofArgs(classes), nClasses);
  const nodeCount = state.integer("node_count", 1, MOST);
  const nodes = state.struct("nodes", nodeCount, FIELDS);
  const tree: Tree = {
    nFeatures,
    nValues: nClasses,
    nodeCount,
    maxDepth: state.integer("max_depth", 0, MOST),
    childrenLeft: nodes.int32("left_child", -1, MOST),
    childrenRight: nodes.int32("right_child", -1, MOST),
    feature: nodes.int32("feature", -2, MOST),
    threshold: nodes.float64("threshold"),
    impurity: nodes.float64("impurity"),
    nNodeSamples: nodes.int32("n_node_samples", 1, MOST),
    weightedNNodeSamples: nodes.float64("weighted_n_node_samples"),
    missingGoToLeft: Uint8Array.from(nodes.int32("missing_go_to_left", 0, 1)),
    value: state.float64("values", [nodeCount, 1, nClasses]),
  };
  checkTree(tree, state.path);
  return tree;
}
