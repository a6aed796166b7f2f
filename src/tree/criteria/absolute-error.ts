/**
 * The weighted mean of distances to the weighted median. Medians and errors of every prefix and suffix of the node's
 * rows come from two sweeps over a Fenwick tree of target ranks (tree/_criterion.pyx, `MAE`; tree/_utils.pyx,
 * `WeightedFenwickTree`), anew at every reset, because the order of the rows decides how the sums round.
 */
import { introsort } from "../introsort.ts";
import type { Criterion, Samples } from "./criterion.ts";

export class AbsoluteError implements Criterion {
  weightNode = 0;
  weightLeft = 0;
  weightRight = 0;
  impurityLeft = 0;
  impurityRight = 0;
  readonly #samples: Int32Array;
  readonly #weights: Float64Array;
  readonly #targets: Float64Array;
  readonly #sorted: Float64Array;
  readonly #order: Int32Array;
  readonly #rank: Int32Array;
  readonly #treeWeight: Float64Array;
  readonly #treeProduct: Float64Array;
  /** error of the rows up to and including a place, and from it on */
  readonly #errorUpTo: Float64Array;
  readonly #errorFrom: Float64Array;
  #median = 0;
  #start = 0;
  #end = 0;
  #position = 0;

  constructor({ samples, weights, targets }: Samples) {
    const n = samples.length;
    this.#samples = samples;
    this.#weights = weights;
    this.#targets = targets;
    this.#sorted = new Float64Array(n);
    this.#order = new Int32Array(n);
    this.#rank = new Int32Array(n);
    this.#treeWeight = new Float64Array(n + 1);
    this.#treeProduct = new Float64Array(n + 1);
    this.#errorUpTo = new Float64Array(n);
    this.#errorFrom = new Float64Array(n);
  }

  startNode(start: number, end: number): void {
    let weightNode = 0;
    for (let p = start; p < end; p++) weightNode += this.#weights[this.#samples[p]];
    this.weightNode = weightNode;
    this.#start = start;
    this.#end = end;
    this.reset();
  }

  reset(): void {
    const n = this.#end - this.#start;
    this.#position = this.#start;
    this.weightLeft = 0;
    this.weightRight = this.weightNode;
    for (let i = 0; i < n; i++) {
      this.#sorted[i] = this.#targets[this.#samples[this.#start + i]];
      this.#order[i] = i;
    }
    introsort(this.#sorted, this.#order, 0, n);
    for (let r = 0; r < n; r++) this.#rank[this.#order[r]] = r;
    this.#sweep(0, n, 1, this.#errorUpTo);
    this.#median = this.#sweep(n - 1, -1, -1, this.#errorFrom);
  }

  // Enters the node's rows one by one, from `first` up to `stop`. Returns the last median: that of all rows.
  #sweep(first: number, stop: number, step: number, errors: Float64Array): number {
    const n = this.#end - this.#start;
    const sorted = this.#sorted;
    const rank = this.#rank;
    const treeWeight = this.#treeWeight.fill(0, 0, n + 1);
    const treeProduct = this.#treeProduct.fill(0, 0, n + 1);
    const top = 1 << (31 - Math.clz32(n));
    let weight = 0;
    let product = 0;
    let median = 0;
    for (let i = first; i !== stop; i += step) {
      const r = rank[i];
      const w = this.#weights[this.#samples[this.#start + i]];
      const wy = w * sorted[r];
      for (let f = r + 1; f <= n; f += f & -f) {
        treeWeight[f] += w;
        treeProduct[f] += wy;
      }
      weight += w;
      product += wy;

      // Down the Fenwick tree to the rank where the cumulated weight passes half of it.
      let target = 0.5 * weight;
      let at = 0;
      let low = -1;
      let weightBelow = 0;
      let productBelow = 0;
      for (let bit = top; bit !== 0; bit >>= 1) {
        const next = at + bit;
        if (next > n) continue;
        const here = treeWeight[next];
        // Exactly half lies up to here: the median is a midpoint, and the search goes on for its upper end.
        if (low < 0 && target === here) low = lowerEnd(treeWeight, n, at, bit, target);
        if (target > here || (low >= 0 && target === here)) {
          target -= here;
          at = next;
          weightBelow += here;
          productBelow += treeProduct[next];
        }
      }
      median = low < 0 || low === at ? sorted[at] : (sorted[low] + sorted[at]) / 2;
      errors[i] = product - productBelow - median * (weight - weightBelow) + (median * weightBelow - productBelow);
    }
    return median;
  }

  update(position: number): void {
    let weightLeft = this.weightLeft;
    for (let p = this.#position; p < position; p++) weightLeft += this.#weights[this.#samples[p]];
    this.weightLeft = weightLeft;
    this.weightRight = this.weightNode - weightLeft;
    this.#position = position;
  }

  proxyImprovement(): number {
    this.measureChildren();
    return -this.weightRight * this.impurityRight - this.weightLeft * this.impurityLeft;
  }

  impurityOfNode(): number {
    return this.#errorFrom[0] / this.weightNode;
  }

  measureChildren(): void {
    const split = this.#position - this.#start;
    const left = split > 0 ? this.#errorUpTo[split - 1] : 0;
    const right = this.#position < this.#end ? this.#errorFrom[split] : 0;
    this.impurityLeft = left / this.weightLeft;
    this.impurityRight = right / this.weightRight;
  }

  writeValue(out: Float64Array, offset: number): void {
    out[offset] = this.#median;
  }
}

// The largest rank below which less than `target` lies.
function lowerEnd(treeWeight: Float64Array, n: number, at: number, bit: number, target: number): number {
  for (; bit !== 0; bit >>= 1) {
    if (at + bit <= n && target > treeWeight[at + bit]) {
      target -= treeWeight[at + bit];
      at += bit;
    }
  }
  return at;
}
