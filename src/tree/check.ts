/**
 * The structure of a tree that was read from somewhere, checked once in O(n): after it no walk can leave the arrays
 * or run in a circle.
 */
import { InvalidModelError } from "../errors/index.ts";
import { LEAF, type Tree } from "./tree.ts";

/**
 * @param maxDepth what the file says of it; undefined: nothing (scikit-learn 0.17)
 * @param path of the tree inside its file
 * @returns edges from the root to the deepest leaf
 * @throws {InvalidModelError} naming the first node that is wrong: its children do not both come after it, are not its
 *   own, or its feature, threshold, weight or values are out of range
 */
export function checkTree(tree: Omit<Tree, "maxDepth">, maxDepth: number | undefined, path: string): number {
  const { nodeCount } = tree;
  const refuse = (node: number, what: string): never => {
    throw new InvalidModelError(`node ${node} ${what}`, { place: { path } });
  };
  if (nodeCount < 1) throw new InvalidModelError("a tree needs at least one node", { place: { path } });
  const depth = new Int32Array(nodeCount).fill(-1);
  depth[0] = 0;
  let deepest = 0;
  for (let i = 0; i < nodeCount; i++) {
    if (depth[i] < 0) refuse(i, "has no parent before it");
    if (depth[i] > deepest) deepest = depth[i];
    checkNumbers(tree, i, refuse);
    const left = tree.childrenLeft[i];
    const right = tree.childrenRight[i];
    if (left === LEAF && right === LEAF) continue;
    for (const child of [left, right]) {
      if (child <= i || child >= nodeCount) refuse(i, `of ${nodeCount} has node ${child} as a child; a child comes after its parent`);
      if (depth[child] >= 0) refuse(i, `has node ${child} as a child, which has a parent already`);
      depth[child] = depth[i] + 1;
    }
    if (tree.feature[i] < 0 || tree.feature[i] >= tree.nFeatures) {
      refuse(i, `splits on feature ${tree.feature[i]}, of ${tree.nFeatures}`);
    }
    // +Infinity sends all but missing values to the left.
    if (!(tree.threshold[i] > Number.NEGATIVE_INFINITY)) refuse(i, `has the threshold ${tree.threshold[i]}`);
  }
  if (maxDepth !== undefined && maxDepth !== deepest) {
    throw new InvalidModelError(`max_depth is ${maxDepth}, but the tree is ${deepest} deep`, { place: { path } });
  }
  return deepest;
}

// An impurity may be anything: that of Poisson deviance is infinite where all targets are 0, and no walk looks at it.
function checkNumbers(tree: Omit<Tree, "maxDepth">, node: number, refuse: (node: number, what: string) => never): void {
  if (tree.nNodeSamples[node] < 1) refuse(node, `has ${tree.nNodeSamples[node]} samples`);
  const weight = tree.weightedNNodeSamples[node];
  // Rows of negative weight may outweigh the others.
  if (!Number.isFinite(weight)) refuse(node, `has the weight ${weight}`);
  if (tree.missingGoToLeft[node] > 1) refuse(node, `has missing_go_to_left ${tree.missingGoToLeft[node]}`);
  for (let k = 0; k < tree.nValues; k++) {
    const value = tree.value[node * tree.nValues + k];
    if (!Number.isFinite(value)) refuse(node, `has the value ${value}`);
  }
}
