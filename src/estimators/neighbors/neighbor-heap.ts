/**
 * The nearest that were found so far, the farthest of them on top (neighbors/_binary_tree.pxi, `NeighborsHeap`): of equally far ones
 * the first found stay.
 */
export class NeighborHeap {
  readonly distances: Float64Array;
  readonly indices: Int32Array;

  constructor(k: number) {
    this.distances = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
    this.indices = new Int32Array(k);
  }

  get farthest(): number {
    return this.distances[0];
  }

  push(distance: number, index: number): void {
    const { distances, indices } = this;
    if (distance >= distances[0]) return;
    const size = distances.length;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      if (left >= size) break;
      let next = left;
      if (right < size && distances[left] < distances[right]) next = right;
      if (distance >= distances[next]) break;
      distances[at] = distances[next];
      indices[at] = indices[next];
      at = next;
    }
    distances[at] = distance;
    indices[at] = index;
  }

  /** Nearest first. */
  sorted(): { distances: Float64Array; indices: Int32Array } {
    const order = Array.from(this.distances.keys()).sort((a, b) => this.distances[a] - this.distances[b]);
    return { distances: Float64Array.from(order, (i) => this.distances[i]), indices: Int32Array.from(order, (i) => this.indices[i]) };
  }
}
