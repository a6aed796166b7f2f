/** The 32-bit xorshift of scikit-learn's splitters (utils/_random.pxd, `our_rand_r`). */
export class Xorshift {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** `rand_int`: an integer from `low` to `high - 1`. */
  integer(low: number, high: number): number {
    let s = this.#state === 0 ? 1 : this.#state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.#state = s;
    return low + ((s & 0x7fffffff) % (high - low));
  }
}
