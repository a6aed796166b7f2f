/**
 * The best split of one node (tree/_splitter.pyx, `node_split_best`; tree/_partitioner.pyx). Features are drawn by
 * Fisher–Yates, keeping book of those known, drawn and found to be constant, because that decides which random
 * numbers are drawn next; rows are sorted from the order that the last feature's sort left.
 */
import { type Criterion, improvement } from "./criteria/index.ts";
import { introsort } from "./introsort.ts";
import type { TrainingSet } from "./training-set.ts";
import type { Xorshift } from "./xorshift.ts";

// Values closer than this count as equal.
const FEATURE_THRESHOLD = Math.fround(1e-7);

export interface SplitterOptions {
  readonly maxFeatures: number;
  readonly minSamplesLeaf: number;
  readonly minWeightLeaf: number;
  readonly weightTotal: number;
}

export class Splitter {
  /** the best split of the node last searched: its feature, … */
  feature = -1;
  threshold = 0;
  /** … the place in `samples` where its right part begins, … */
  position = 0;
  missingGoToLeft = false;
  improvement = 0;
  impurityLeft = 0;
  impurityRight = 0;
  /** … and how many features are constant in it, found or known before. */
  constants = 0;
  readonly samples: Int32Array;
  readonly #set: TrainingSet;
  readonly #criterion: Criterion;
  readonly #random: Xorshift;
  readonly #options: SplitterOptions;
  readonly #values: Float32Array;
  readonly #features: Int32Array;
  readonly #constantFeatures: Int32Array;
  #bestProxy = 0;

  /** @param samples numbers of the rows to grow from; nodes are runs of it, so it is reordered */
  constructor(set: TrainingSet, samples: Int32Array, criterion: Criterion, random: Xorshift, options: SplitterOptions) {
    this.#set = set;
    this.samples = samples;
    this.#criterion = criterion;
    this.#random = random;
    this.#options = options;
    this.#values = new Float32Array(samples.length);
    this.#features = Int32Array.from({ length: set.features }, (_, feature) => feature);
    this.#constantFeatures = new Int32Array(set.features);
  }

  /**
   * Searches the node `samples[start … end)` and, if it finds a split, partitions the node by it.
   *
   * @param known how many features are known to be constant in it; they stand first
   * @returns whether there is a split
   */
  split(start: number, end: number, impurity: number, known: number): boolean {
    const features = this.#features;
    const random = this.#random;
    const { maxFeatures } = this.#options;
    let undecided = features.length;
    let visited = 0;
    let found = 0;
    let drawn = 0;
    let constants = known;
    this.feature = -1;
    this.#bestProxy = Number.NEGATIVE_INFINITY;
    while (undecided > constants && (visited < maxFeatures || visited <= found + drawn)) {
      visited++;
      let at = random.integer(drawn, undecided - found);
      if (at < known) {
        swap(features, drawn, at);
        drawn++;
        continue;
      }
      at += found;
      const feature = features[at];
      this.#sort(feature, start, end);
      if (this.#values[end - 1] <= Math.fround(this.#values[start] + FEATURE_THRESHOLD)) {
        swap(features, at, constants);
        found++;
        constants++;
        continue;
      }
      undecided--;
      swap(features, undecided, at);
      this.#tryAll(feature, start, end);
    }
    if (this.feature >= 0) this.#settle(start, end, impurity);

    // Siblings and children rely on the order of the constant features; the draws above have mixed it.
    const constantFeatures = this.#constantFeatures;
    for (let i = 0; i < known; i++) features[i] = constantFeatures[i];
    for (let i = known; i < known + found; i++) constantFeatures[i] = features[i];
    this.constants = constants;
    return this.feature >= 0;
  }

  #sort(feature: number, start: number, end: number): void {
    const { samples } = this;
    const values = this.#values;
    const { columns } = this.#set;
    const column = feature * this.#set.rows;
    for (let p = start; p < end; p++) values[p] = columns[column + samples[p]];
    introsort(values, samples, start, end - start);
  }

  // Every place between two different values. Places that are skipped do not move the criterion.
  #tryAll(feature: number, start: number, end: number): void {
    const values = this.#values;
    const criterion = this.#criterion;
    const { minSamplesLeaf, minWeightLeaf } = this.#options;
    criterion.reset();
    for (let p = start + 1; p < end; p++) {
      if (values[p] <= Math.fround(values[p - 1] + FEATURE_THRESHOLD)) continue;
      if (p - start < minSamplesLeaf || end - p < minSamplesLeaf) continue;
      criterion.update(p);
      if (criterion.weightLeft < minWeightLeaf || criterion.weightRight < minWeightLeaf) continue;
      const proxy = criterion.proxyImprovement();
      if (proxy > this.#bestProxy) {
        this.#bestProxy = proxy;
        this.feature = feature;
        this.threshold = values[p - 1] / 2 + values[p] / 2;
        this.position = p;
        this.missingGoToLeft = p - start > end - p;
      }
    }
  }

  // Partitions by the winner, swapping from both ends, and takes the sums afresh in the new order.
  #settle(start: number, end: number, impurity: number): void {
    const { samples, threshold } = this;
    const { columns } = this.#set;
    const column = this.feature * this.#set.rows;
    const criterion = this.#criterion;
    let left = start;
    let right = end;
    while (left < right) {
      if (columns[column + samples[left]] <= threshold) left++;
      else swap(samples, left, --right);
    }
    criterion.reset();
    criterion.update(this.position);
    criterion.measureChildren();
    this.impurityLeft = criterion.impurityLeft;
    this.impurityRight = criterion.impurityRight;
    this.improvement = improvement(criterion, impurity, this.#options.weightTotal);
  }
}

function swap(a: Int32Array, i: number, j: number): void {
  const value = a[i];
  a[i] = a[j];
  a[j] = value;
}
