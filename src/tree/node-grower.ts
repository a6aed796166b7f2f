/**
 * One node of a growing tree: whether it is split, where, and what is written down about it. Both orders of growth
 * share it (tree/_tree.pyx, `DepthFirstTreeBuilder` and `BestFirstTreeBuilder._add_split_node`).
 */
import type { Criterion } from "./criteria/index.ts";
import type { Splitter } from "./splitter.ts";
import type { GrowthRules } from "./training-set.ts";
import type { NodeTable } from "./tree.ts";

const EPSILON = 2.220446049250313e-16;

export class NodeGrower {
  readonly table: NodeTable;
  readonly splitter: Splitter;
  /** whether the node last grown has a split, which the splitter then describes */
  hasSplit = false;
  readonly #criterion: Criterion;
  readonly #rules: GrowthRules;
  readonly #minWeightLeaf: number;

  constructor(table: NodeTable, splitter: Splitter, criterion: Criterion, rules: GrowthRules, minWeightLeaf: number) {
    this.table = table;
    this.splitter = splitter;
    this.#criterion = criterion;
    this.#rules = rules;
    this.#minWeightLeaf = minWeightLeaf;
  }

  /**
   * Adds the node of `samples[start … end)` and searches for its split.
   *
   * @param impurity as its parent's split measured it; only the root's is measured here, from its own sums
   * @param known how many features are known to be constant in it
   * @returns the node's number
   */
  grow(start: number, end: number, depth: number, parent: number, isLeft: boolean, impurity: number, known: number): number {
    const { table, splitter } = this;
    const criterion = this.#criterion;
    const rules = this.#rules;
    criterion.startNode(start, end);
    if (parent < 0) impurity = criterion.impurityOfNode();
    const n = end - start;
    this.hasSplit =
      !(
        depth >= rules.maxDepth ||
        n < rules.minSamplesSplit ||
        n < 2 * rules.minSamplesLeaf ||
        criterion.weightNode < 2 * this.#minWeightLeaf ||
        impurity <= EPSILON
      ) &&
      splitter.split(start, end, impurity, known) &&
      !(splitter.improvement + EPSILON < rules.minImpurityDecrease);

    const node = table.add(parent, isLeft, depth);
    if (this.hasSplit) {
      table.feature[node] = splitter.feature;
      table.threshold[node] = splitter.threshold;
      table.missingGoToLeft[node] = splitter.missingGoToLeft ? 1 : 0;
    }
    table.impurity[node] = impurity;
    table.nNodeSamples[node] = n;
    table.weightedNNodeSamples[node] = criterion.weightNode;
    // After the search, because the medians of absolute error come from its last reset.
    criterion.writeValue(table.value, node * table.nValues);
    return node;
  }
}
