/** One decision tree as arrays, a place a node, under scikit-learn's names (tree/_tree.pyx, `Tree`). */

export interface Tree {
  readonly nFeatures: number;
  /** numbers a node holds in `value`: of each output one after the other, its classes (as many as the output with most), or 1 */
  readonly nValues: number;
  readonly nodeCount: number;
  /** edges from the root to the deepest leaf */
  readonly maxDepth: number;
  /** -1 in a leaf; a child stands after its parent */
  readonly childrenLeft: Int32Array;
  readonly childrenRight: Int32Array;
  /** -2 in a leaf */
  readonly feature: Int32Array;
  /** rows with `x <= threshold` go left; -2 in a leaf */
  readonly threshold: Float64Array;
  readonly impurity: Float64Array;
  readonly nNodeSamples: Int32Array;
  readonly weightedNNodeSamples: Float64Array;
  /** 1 where a missing value goes left */
  readonly missingGoToLeft: Uint8Array;
  /** `(nodeCount, nValues)`: shares of the classes, or the mean (median for absolute error) */
  readonly value: Float64Array;
}

export const LEAF = -1;
const UNDEFINED_FEATURE = -2;
const UNDEFINED_THRESHOLD = -2;

/** A tree's nodes while it grows: columns with room to spare. */
export class NodeTable {
  nodeCount = 0;
  maxDepth = 0;
  childrenLeft = new Int32Array(64);
  childrenRight = new Int32Array(64);
  feature = new Int32Array(64);
  threshold = new Float64Array(64);
  impurity = new Float64Array(64);
  nNodeSamples = new Int32Array(64);
  weightedNNodeSamples = new Float64Array(64);
  missingGoToLeft = new Uint8Array(64);
  value: Float64Array;
  readonly nFeatures: number;
  readonly nValues: number;

  constructor(nFeatures: number, nValues: number) {
    this.nFeatures = nFeatures;
    this.nValues = nValues;
    this.value = new Float64Array(64 * nValues);
  }

  /** A new leaf, hung below its parent (-1: the root). @returns its number */
  add(parent: number, isLeft: boolean, depth: number): number {
    const node = this.nodeCount++;
    if (node === this.feature.length) this.#grow();
    this.makeLeaf(node);
    this.missingGoToLeft[node] = 0;
    if (parent >= 0) (isLeft ? this.childrenLeft : this.childrenRight)[parent] = node;
    if (depth > this.maxDepth) this.maxDepth = depth;
    return node;
  }

  makeLeaf(node: number): void {
    this.childrenLeft[node] = LEAF;
    this.childrenRight[node] = LEAF;
    this.feature[node] = UNDEFINED_FEATURE;
    this.threshold[node] = UNDEFINED_THRESHOLD;
  }

  finish(): Tree {
    const n = this.nodeCount;
    return {
      nFeatures: this.nFeatures,
      nValues: this.nValues,
      nodeCount: n,
      maxDepth: this.maxDepth,
      childrenLeft: this.childrenLeft.slice(0, n),
      childrenRight: this.childrenRight.slice(0, n),
      feature: this.feature.slice(0, n),
      threshold: this.threshold.slice(0, n),
      impurity: this.impurity.slice(0, n),
      nNodeSamples: this.nNodeSamples.slice(0, n),
      weightedNNodeSamples: this.weightedNNodeSamples.slice(0, n),
      missingGoToLeft: this.missingGoToLeft.slice(0, n),
      value: this.value.slice(0, n * this.nValues),
    };
  }

  #grow(): void {
    const capacity = 2 * this.feature.length;
    const wider = <A extends Int32Array | Float64Array | Uint8Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.childrenLeft = wider(new Int32Array(capacity), this.childrenLeft);
    this.childrenRight = wider(new Int32Array(capacity), this.childrenRight);
    this.feature = wider(new Int32Array(capacity), this.feature);
    this.threshold = wider(new Float64Array(capacity), this.threshold);
    this.impurity = wider(new Float64Array(capacity), this.impurity);
    this.nNodeSamples = wider(new Int32Array(capacity), this.nNodeSamples);
    this.weightedNNodeSamples = wider(new Float64Array(capacity), this.weightedNNodeSamples);
    this.missingGoToLeft = wider(new Uint8Array(capacity), this.missingGoToLeft);
    this.value = wider(new Float64Array(capacity * this.nValues), this.value);
  }
}
