/** Numerical Recipes' generator, begun anew for each input: so that the input of a number is the same whichever came before. */
export class Random {
  #state;

  constructor(seed, input) {
    this.#state = mixed(mixed(seed) ^ input);
  }

  below(limit) {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

/** MurmurHash3's last step. */
function mixed(number) {
  let hash = number ^ 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
