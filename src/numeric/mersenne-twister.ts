/**
 * NumPy's legacy `RandomState(seed)`: MT19937 seeded by `mt19937_seed` (numpy/random/src/mt19937/mt19937.c),
 * integers by masked rejection, doubles from 53 bits. The same seed gives the same draws as NumPy.
 */
import { ParameterError } from "../errors/index.ts";

const N = 624;
const M = 397;

export class MersenneTwister {
  readonly #state = new Uint32Array(N);
  #next = N;

  /** @param seed an integer from 0 to 2^32 - 1. @throws {ParameterError} otherwise */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new ParameterError(`a seed is an integer from 0 to 4294967295, got ${seed}`, { place: { name: "randomState" } });
    }
    const state = this.#state;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
      const previous = state[i - 1] ^ (state[i - 1] >>> 30);
      state[i] = Math.imul(1812433253, previous) + i;
    }
  }

  /** The next 32 random bits. */
  uint32(): number {
    const state = this.#state;
    if (this.#next === N) {
      for (let k = 0; k < N; k++) {
        const y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
        state[k] = state[(k + M) % N] ^ (y >>> 1) ^ ((y & 1) === 1 ? 0x9908b0df : 0);
      }
      this.#next = 0;
    }
    let y = state[this.#next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** An integer from 0 to `most`, both included (`most` < 2^32), by masked rejection. */
  interval(most: number): number {
    if (most === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(most);
    for (;;) {
      const value = (this.uint32() & mask) >>> 0;
      if (value <= most) return value;
    }
  }

  /** `randint(low, high)`: an integer from `low` to `high - 1`. */
  randint(low: number, high: number): number {
    return low + this.interval(high - 1 - low);
  }

  /** `random_sample()`: a double in [0, 1). */
  randomSample(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** `permutation(n)`: 0 … n - 1, shuffled. */
  permutation(n: number): Int32Array {
    const a = Int32Array.from({ length: n }, (_, i) => i);
    this.shuffle(a);
    return a;
  }

  /** `shuffle`: Fisher–Yates from the end, in place. */
  shuffle(a: Int32Array): void {
    for (let i = a.length - 1; i > 0; i--) {
      const j = this.interval(i);
      const swap = a[i];
      a[i] = a[j];
      a[j] = swap;
    }
  }
}
