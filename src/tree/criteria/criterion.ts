/**
 * What a splitter asks of a criterion (tree/_criterion.pyx): sums over the rows of a node, and over its left part as a
 * split moves through it. The order of these floating-point operations is scikit-learn's: their last bits decide splits.
 */

export interface Criterion {
  /** sums of weights: the node, left of the split, right of it */
  readonly weightNode: number;
  readonly weightLeft: number;
  readonly weightRight: number;
  /** set by `measureChildren` */
  readonly impurityLeft: number;
  readonly impurityRight: number;
  /** Takes the sums of the node `samples[start … end)`, in their order. */
  startNode(start: number, end: number): void;
  /** Moves the split back to the node's start. The samples may have been reordered since. */
  reset(): void;
  /** Moves the split forwards to `position`. */
  update(position: number): void;
  /** Grows and shrinks with the improvement, and is cheaper. */
  proxyImprovement(): number;
  impurityOfNode(): number;
  measureChildren(): void;
  /** The node's value into `out` from `offset` on. */
  writeValue(out: Float64Array, offset: number): void;
}

/** What a criterion adds up: the node's rows in `samples`, whose order the splitter changes under it. */
export interface Samples {
  readonly samples: Int32Array;
  readonly weights: Float64Array;
  readonly targets: Float64Array;
}

/** How much better the children are than their node, as a share of `weightTotal`; associated as in scikit-learn. */
export function improvement(criterion: Criterion, impurity: number, weightTotal: number): number {
  const { weightNode, weightLeft, weightRight, impurityLeft, impurityRight } = criterion;
  return (weightNode / weightTotal) * (impurity - (weightRight / weightNode) * impurityRight - (weightLeft / weightNode) * impurityLeft);
}
