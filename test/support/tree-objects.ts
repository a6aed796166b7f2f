/** Small trees and their estimators, as pickles hold them. */
import { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "../../src/python/index.ts";

/** A tree that is one leaf of one output, without what 0.17 did not write: a depth and a rule for missing values. */
export function oneLeaf(values: readonly number[]): PyObject {
  const fields = nodes([-1], [-1], [-2], [-2]);
  const state = new Map<string, PyValue>([
    ["node_count", 1],
    ["nodes", new StructArray(1, fields)],
    ["values", new NdArray([1, 1, values.length], Float64Array.from(values))],
  ]);
  return treeObject(1, [values.length], state);
}

export interface Stump {
  /** which of the features is asked, of `nFeatures`: by default the only one */
  readonly feature?: number;
  readonly nFeatures?: number;
  readonly threshold?: number;
  readonly missingGoesLeft?: boolean;
  /** of each output, the values of the left leaf and of the right one */
  readonly left: readonly (readonly number[])[];
  readonly right: readonly (readonly number[])[];
  /** rows that fell into the two leaves */
  readonly samples?: readonly [number, number];
}

/** A tree of one question. */
export function stump({
  feature = 0,
  nFeatures = 1,
  threshold = 0,
  missingGoesLeft = false,
  left,
  right,
  samples = [1, 1],
}: Stump): PyObject {
  const fields = nodes([1, -1, -1], [2, -1, -1], [feature, -2, -2], [threshold, -2, -2]);
  fields.set("n_node_samples", Int32Array.of(samples[0] + samples[1], ...samples));
  fields.set("missing_go_to_left", Uint8Array.of(Number(missingGoesLeft), 0, 0));
  const width = Math.max(...left.map((values) => values.length));
  const padded = (outputs: readonly (readonly number[])[]) =>
    outputs.flatMap((values) => Array.from({ length: width }, (_, c) => values[c] ?? 0));
  const shares = padded(left).map((value, i) => (value + padded(right)[i]) / 2);
  const state = new Map<string, PyValue>([
    ["max_depth", 1],
    ["node_count", 3],
    ["nodes", new StructArray(3, fields)],
    ["values", new NdArray([3, left.length, width], Float64Array.of(...shares, ...padded(left), ...padded(right)))],
  ]);
  return treeObject(
    nFeatures,
    left.map((values) => values.length),
    state,
  );
}

/** An estimator of one tree. @param attributes beside the number of outputs */
export function treeEstimator(className: string, tree: PyObject, attributes: Readonly<Record<string, PyValue>>): PyObject {
  return new PyObject(className, new Map<string, PyValue>([["n_outputs_", 1], ...Object.entries(attributes), ["tree_", tree]]));
}

function nodes(
  left: readonly number[],
  right: readonly number[],
  feature: readonly number[],
  threshold: readonly number[],
): Map<string, TypedArray> {
  return new Map<string, TypedArray>([
    ["left_child", Int32Array.from(left)],
    ["right_child", Int32Array.from(right)],
    ["feature", Int32Array.from(feature)],
    ["threshold", Float64Array.from(threshold)],
    ["impurity", new Float64Array(left.length)],
    ["n_node_samples", new Int32Array(left.length).fill(5)],
    ["weighted_n_node_samples", new Float64Array(left.length).fill(5)],
  ]);
}

function treeObject(nFeatures: number, nClasses: readonly number[], state: Map<string, PyValue>): PyObject {
  const args = [nFeatures, new NdArray([nClasses.length], Int32Array.from(nClasses)), nClasses.length];
  return new PyObject("sklearn.tree._tree.Tree", state, args);
}
