/**
 * Minimal cost-complexity pruning (tree/_tree.pyx, `_cost_complexity_prune` and `_build_pruned_tree`): while the
 * weakest link costs at most `alpha`, it becomes a leaf. Branch sums are bubbled up leaf by leaf and corrected by
 * differences, never taken anew; the pruned tree is numbered depth first.
 */
import { LEAF, NodeTable, type Tree } from "./tree.ts";

export function prune(tree: Tree, alpha: number): Tree {
  return copyDownTo(tree, leavesAfterPruning(tree, alpha));
}

// 1 where a node of `tree` is a leaf of the pruned one.
function leavesAfterPruning(tree: Tree, alpha: number): Uint8Array {
  const { nodeCount, childrenLeft, childrenRight, impurity, weightedNNodeSamples } = tree;
  const parent = new Int32Array(nodeCount).fill(-1);
  const isLeaf = new Uint8Array(nodeCount);
  const isCandidate = new Uint8Array(nodeCount);
  const isInside = new Uint8Array(nodeCount).fill(1);
  const riskOfNode = new Float64Array(nodeCount);
  const riskOfBranch = new Float64Array(nodeCount);
  const leaves = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) {
    riskOfNode[i] = (weightedNNodeSamples[i] * impurity[i]) / weightedNNodeSamples[0];
    if (childrenLeft[i] === LEAF) {
      isLeaf[i] = 1;
    } else {
      isCandidate[i] = 1;
      parent[childrenLeft[i]] = i;
      parent[childrenRight[i]] = i;
    }
  }
  for (let i = 0; i < nodeCount; i++) {
    if (isLeaf[i] === 0) continue;
    riskOfBranch[i] = riskOfNode[i];
    for (let j = parent[i]; j >= 0; j = parent[j]) {
      riskOfBranch[j] += riskOfNode[i];
      leaves[j]++;
    }
  }

  while (isCandidate[0] === 1) {
    let least = Number.MAX_VALUE;
    let weakest = 0;
    for (let i = 0; i < nodeCount; i++) {
      if (isCandidate[i] === 0) continue;
      const cost = (riskOfNode[i] - riskOfBranch[i]) / (leaves[i] - 1);
      if (cost < least) {
        least = cost;
        weakest = i;
      }
    }
    if (alpha < least) break;
    const stack = [weakest];
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      if (isInside[i] === 0) continue;
      isCandidate[i] = 0;
      isLeaf[i] = 0;
      isInside[i] = 0;
      if (childrenLeft[i] !== LEAF) stack.push(childrenLeft[i], childrenRight[i]);
    }
    isLeaf[weakest] = 1;
    isInside[weakest] = 1;
    const gone = leaves[weakest] - 1;
    const difference = riskOfNode[weakest] - riskOfBranch[weakest];
    leaves[weakest] = 0;
    riskOfBranch[weakest] = riskOfNode[weakest];
    for (let j = parent[weakest]; j >= 0; j = parent[j]) {
      leaves[j] -= gone;
      riskOfBranch[j] += difference;
    }
  }
  return isLeaf;
}

function copyDownTo(tree: Tree, isLeaf: Uint8Array): Tree {
  const table = new NodeTable(tree.nFeatures, tree.nValues);
  const stack = [{ node: 0, parent: -1, isLeft: false, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth } = next;
    const copy = table.add(next.parent, next.isLeft, depth);
    table.impurity[copy] = tree.impurity[node];
    table.nNodeSamples[copy] = tree.nNodeSamples[node];
    table.weightedNNodeSamples[copy] = tree.weightedNNodeSamples[node];
    for (let k = 0; k < tree.nValues; k++) table.value[copy * tree.nValues + k] = tree.value[node * tree.nValues + k];
    if (isLeaf[node] === 1) continue;
    table.feature[copy] = tree.feature[node];
    table.threshold[copy] = tree.threshold[node];
    table.missingGoToLeft[copy] = tree.missingGoToLeft[node];
    stack.push({ node: tree.childrenRight[node], parent: copy, isLeft: false, depth: depth + 1 });
    stack.push({ node: tree.childrenLeft[node], parent: copy, isLeft: true, depth: depth + 1 });
  }
  return table.finish();
}
