/**
 * Trees whose values add up, stage after stage: gradient boosting. Each stage has one tree for each output. Nodes lie in one
 * table for all trees, children as places in it; a leaf is the complement of the place of its value.
 */

/** One tree as its file has it, checked: children after their parent and in range, features in range. */
export interface StagedTree {
  /** -1 in a leaf */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly feature: Int32Array;
  /** rows with `x <= threshold` go left */
  readonly threshold: Float64Array;
  /** 1 where a missing value goes left */
  readonly missingGoToLeft: Uint8Array;
  readonly value: Float64Array;
  /** for each node the place of its set among `categories`, -1 where it compares; undefined where all do */
  readonly categorySet?: Int32Array | undefined;
}

/** What nodes that split on categories need. */
export interface CategorySets {
  /** 256 bits each: which categories go left */
  readonly left: Uint32Array;
  /** 256 bits for each feature: which categories training saw; an unknown one goes where a missing value goes */
  readonly known: Uint32Array;
}

const WORDS = 4;
/** 32-bit words of a set of 256 categories. */
export const SET_WORDS = 8;

export class StagedTrees {
  readonly nOutputs: number;
  /** feature, left, right, and flags: 1 missing goes left; the number of the set above that, plus one */
  readonly #nodes: Int32Array;
  readonly #thresholds: Float64Array;
  readonly #values: Float64Array;
  readonly #roots: Int32Array;
  readonly #sets: CategorySets | undefined;
  readonly #row: Float64Array;

  /**
   * @param stages one tree for each output each
   * @param scale what each leaf's value is multiplied with (the learning rate), 1 for none
   */
  constructor(stages: readonly (readonly StagedTree[])[], nFeatures: number, scale: number, sets?: CategorySets) {
    const trees = stages.flat();
    const nodeCount = trees.reduce((sum, { left }) => sum + left.length, 0);
    this.nOutputs = stages[0]?.length ?? 1;
    this.#nodes = new Int32Array(WORDS * nodeCount);
    this.#thresholds = new Float64Array(nodeCount);
    this.#values = new Float64Array(nodeCount);
    this.#roots = new Int32Array(trees.length);
    this.#sets = sets;
    this.#row = new Float64Array(nFeatures);
    let base = 0;
    trees.forEach((tree, t) => {
      this.#roots[t] = tree.left[0] < 0 ? ~base : base;
      this.#add(tree, base, scale);
      base += tree.left.length;
    });
  }

  #add(tree: StagedTree, base: number, scale: number): void {
    const place = (child: number): number => (tree.left[child] < 0 ? ~(base + child) : base + child);
    for (let i = 0; i < tree.left.length; i++) {
      this.#values[base + i] = scale * tree.value[i];
      if (tree.left[i] < 0) continue;
      const at = WORDS * (base + i);
      this.#nodes[at] = tree.feature[i];
      this.#nodes[at + 1] = place(tree.left[i]);
      this.#nodes[at + 2] = place(tree.right[i]);
      this.#nodes[at + 3] = tree.missingGoToLeft[i] + 2 * ((tree.categorySet?.[i] ?? -1) + 1);
      this.#thresholds[base + i] = tree.threshold[i];
    }
  }

  /**
   * Adds what the trees say of one row, in the order of the stages (float64).
   *
   * @param x from `from` on the row's features, rounded to float32 where the trees compare that
   * @param out from `to` on one number for each output, holding what the sums begin with
   */
  addTo(x: ArrayLike<number>, from: number, out: Float64Array, to: number): void {
    const row = this.#row;
    for (let f = 0; f < row.length; f++) row[f] = x[from + f];
    const nodes = this.#nodes;
    const thresholds = this.#thresholds;
    const values = this.#values;
    const roots = this.#roots;
    const { nOutputs } = this;
    for (let t = 0, k = 0; t < roots.length; t++) {
      let at = roots[t];
      while (at >= 0) {
        const node = WORDS * at;
        const value = row[nodes[node]];
        const flags = nodes[node + 3];
        let isLeft = value <= thresholds[at];
        if (Number.isNaN(value)) isLeft = (flags & 1) === 1;
        else if (flags > 1) isLeft = this.#isCategoryLeft(value, nodes[node], flags);
        at = isLeft ? nodes[node + 1] : nodes[node + 2];
      }
      out[to + k] += values[~at];
      k = k + 1 === nOutputs ? 0 : k + 1;
    }
  }

  /** `_predict_one_from_raw_data` in ensemble/_hist_gradient_boosting/_predictor.pyx. */
  #isCategoryLeft(value: number, feature: number, flags: number): boolean {
    const missingGoesLeft = (flags & 1) === 1;
    if (value < 0 || this.#sets === undefined) return missingGoesLeft;
    // As C casts a double to a byte on x86: beyond an int, 0.
    const category = value < 0x80000000 ? value & 255 : 0;
    const word = category >> 5;
    const bit = 1 << (category & 31);
    if ((this.#sets.left[SET_WORDS * ((flags >> 1) - 1) + word] & bit) !== 0) return true;
    return (this.#sets.known[SET_WORDS * feature + word] & bit) === 0 && missingGoesLeft;
  }
}
