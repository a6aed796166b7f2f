/** What a pickle remembers by number. Writers count from 0; a hostile number must not make an array of that length. */
import type { PyValue } from "./values.ts";

export class Memo {
  readonly #dense: PyValue[] = [];
  readonly #sparse = new Map<number, PyValue>();

  get size(): number {
    return this.#dense.length + this.#sparse.size;
  }

  get(index: number): PyValue | undefined {
    return index < this.#dense.length ? this.#dense[index] : this.#sparse.get(index);
  }

  /** Under the next number. */
  add(value: PyValue): void {
    if (this.#sparse.size === 0) this.#dense.push(value);
    else this.set(this.size, value);
  }

  set(index: number, value: PyValue): void {
    const next = this.#dense.length;
    if (index < next) this.#dense[index] = value;
    else if (index === next && (this.#sparse.size === 0 || !this.#sparse.has(index))) this.#dense.push(value);
    else this.#sparse.set(index, value);
  }
}
