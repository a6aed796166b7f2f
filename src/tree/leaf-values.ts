/** The values of leaves one after another; on demand each kind once, because most leaves of a grown classifier are pure. */
export class LeafValues {
  readonly #nValues: number;
  readonly #places: Map<string, number> | undefined;
  readonly #values: Float64Array;
  #length = 0;

  /** @param most how many leaves there will be; two numbers more can be read from any place than a leaf has */
  constructor(nValues: number, most: number, isEachOnce: boolean) {
    this.#nValues = nValues;
    this.#places = isEachOnce ? new Map() : undefined;
    this.#values = new Float64Array(most * nValues + 2);
  }

  /** Where the values stand that begin at `from`. A zero's sign may get lost, as it does in a sum that begins at 0. */
  place(values: Float64Array, from: number): number {
    const at = this.#length;
    if (this.#places !== undefined) {
      const key = values.subarray(from, from + this.#nValues).join();
      const known = this.#places.get(key);
      if (known !== undefined) return known;
      this.#places.set(key, at);
    }
    for (let k = 0; k < this.#nValues; k++) this.#values[at + k] = values[from + k];
    this.#length += this.#nValues;
    return at;
  }

  /** All of them. */
  values(): Float64Array {
    return this.#places === undefined ? this.#values : this.#values.slice(0, this.#length + 2);
  }
}
