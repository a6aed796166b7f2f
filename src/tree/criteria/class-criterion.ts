/** Weighted class counts of a node and of the two parts of a split: what gini and entropy have in common. */
import type { Criterion, Samples } from "./criterion.ts";

export abstract class ClassCriterion implements Criterion {
  weightNode = 0;
  weightLeft = 0;
  weightRight = 0;
  impurityLeft = 0;
  impurityRight = 0;
  protected readonly total: Float64Array;
  protected readonly left: Float64Array;
  protected readonly right: Float64Array;
  readonly #samples: Int32Array;
  readonly #weights: Float64Array;
  readonly #targets: Float64Array;
  #start = 0;
  #end = 0;
  #position = 0;

  constructor({ samples, weights, targets }: Samples, classes: number) {
    this.#samples = samples;
    this.#weights = weights;
    this.#targets = targets;
    this.total = new Float64Array(classes);
    this.left = new Float64Array(classes);
    this.right = new Float64Array(classes);
  }

  /** The impurity of these counts, whose sum is `weight`. */
  protected abstract impurityOf(counts: Float64Array, weight: number): number;

  startNode(start: number, end: number): void {
    const { total } = this;
    const samples = this.#samples;
    const weights = this.#weights;
    const targets = this.#targets;
    let sum = 0;
    total.fill(0);
    for (let p = start; p < end; p++) {
      const row = samples[p];
      total[targets[row]] += weights[row];
      sum += weights[row];
    }
    this.weightNode = sum;
    this.#start = start;
    this.#end = end;
    this.reset();
  }

  reset(): void {
    this.#position = this.#start;
    this.left.fill(0);
    this.right.set(this.total);
    this.weightLeft = 0;
    this.weightRight = this.weightNode;
  }

  // From the nearer side: from the last position forwards, or from the node's end backwards.
  update(position: number): void {
    const { left, right, total } = this;
    const samples = this.#samples;
    const weights = this.#weights;
    const targets = this.#targets;
    let weightLeft: number;
    if (position - this.#position <= this.#end - position) {
      weightLeft = this.weightLeft;
      for (let p = this.#position; p < position; p++) {
        const row = samples[p];
        left[targets[row]] += weights[row];
        weightLeft += weights[row];
      }
    } else {
      weightLeft = this.weightNode;
      left.set(total);
      for (let p = this.#end - 1; p >= position; p--) {
        const row = samples[p];
        left[targets[row]] -= weights[row];
        weightLeft -= weights[row];
      }
    }
    for (let c = 0; c < total.length; c++) right[c] = total[c] - left[c];
    this.weightLeft = weightLeft;
    this.weightRight = this.weightNode - weightLeft;
    this.#position = position;
  }

  proxyImprovement(): number {
    const right = this.impurityOf(this.right, this.weightRight);
    const left = this.impurityOf(this.left, this.weightLeft);
    return -this.weightRight * right - this.weightLeft * left;
  }

  impurityOfNode(): number {
    return this.impurityOf(this.total, this.weightNode);
  }

  measureChildren(): void {
    this.impurityLeft = this.impurityOf(this.left, this.weightLeft);
    this.impurityRight = this.impurityOf(this.right, this.weightRight);
  }

  writeValue(out: Float64Array, offset: number): void {
    for (let c = 0; c < this.total.length; c++) out[offset + c] = this.total[c] / this.weightNode;
  }
}
