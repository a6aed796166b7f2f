/** The weighted variance of the targets: mean of squares minus square of the mean. */
import type { Criterion, Samples } from "./criterion.ts";

export class SquaredError implements Criterion {
  weightNode = 0;
  weightLeft = 0;
  weightRight = 0;
  impurityLeft = 0;
  impurityRight = 0;
  readonly #samples: Int32Array;
  readonly #weights: Float64Array;
  readonly #targets: Float64Array;
  #start = 0;
  #end = 0;
  #position = 0;
  #total = 0;
  #squares = 0;
  #left = 0;

  constructor({ samples, weights, targets }: Samples) {
    this.#samples = samples;
    this.#weights = weights;
    this.#targets = targets;
  }

  startNode(start: number, end: number): void {
    const samples = this.#samples;
    const weights = this.#weights;
    const targets = this.#targets;
    let weightNode = 0;
    let total = 0;
    let squares = 0;
    for (let p = start; p < end; p++) {
      const row = samples[p];
      const weighted = weights[row] * targets[row];
      total += weighted;
      squares += weighted * targets[row];
      weightNode += weights[row];
    }
    this.weightNode = weightNode;
    this.#total = total;
    this.#squares = squares;
    this.#start = start;
    this.#end = end;
    this.reset();
  }

  reset(): void {
    this.#position = this.#start;
    this.#left = 0;
    this.weightLeft = 0;
    this.weightRight = this.weightNode;
  }

  // From the nearer side, as in class-criterion.ts.
  update(position: number): void {
    const samples = this.#samples;
    const weights = this.#weights;
    const targets = this.#targets;
    let left: number;
    let weightLeft: number;
    if (position - this.#position <= this.#end - position) {
      left = this.#left;
      weightLeft = this.weightLeft;
      for (let p = this.#position; p < position; p++) {
        const row = samples[p];
        left += weights[row] * targets[row];
        weightLeft += weights[row];
      }
    } else {
      left = this.#total;
      weightLeft = this.weightNode;
      for (let p = this.#end - 1; p >= position; p--) {
        const row = samples[p];
        left -= weights[row] * targets[row];
        weightLeft -= weights[row];
      }
    }
    this.#left = left;
    this.weightLeft = weightLeft;
    this.weightRight = this.weightNode - weightLeft;
    this.#position = position;
  }

  proxyImprovement(): number {
    const left = this.#left;
    const right = this.#total - left;
    return (left * left) / this.weightLeft + (right * right) / this.weightRight;
  }

  impurityOfNode(): number {
    return variance(this.#squares, this.#total, this.weightNode);
  }

  // The left side's squares are always added from the node's start; the right side's are the difference.
  measureChildren(): void {
    const samples = this.#samples;
    let squares = 0;
    for (let p = this.#start; p < this.#position; p++) {
      const target = this.#targets[samples[p]];
      squares += this.#weights[samples[p]] * target * target;
    }
    this.impurityLeft = variance(squares, this.#left, this.weightLeft);
    this.impurityRight = variance(this.#squares - squares, this.#total - this.#left, this.weightRight);
  }

  writeValue(out: Float64Array, offset: number): void {
    out[offset] = this.#total / this.weightNode;
  }
}

function variance(squares: number, sum: number, weight: number): number {
  const mean = sum / weight;
  return squares / weight - mean * mean;
}
