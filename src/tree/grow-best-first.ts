/**
 * Best-first growth up to a number of leaves (tree/_tree.pyx, `BestFirstTreeBuilder`): the split with the largest
 * improvement is made first; both children are searched before either waits for its turn. Ties go as libstdc++'s
 * heap has them, since the Linux wheels are built with it.
 */
import type { NodeGrower } from "./node-grower.ts";

interface Candidate {
  readonly improvement: number;
  readonly node: number;
  readonly hasSplit: boolean;
  readonly start: number;
  readonly position: number;
  readonly end: number;
  readonly depth: number;
  readonly impurityLeft: number;
  readonly impurityRight: number;
}

export function growBestFirst(grower: NodeGrower, maxLeafNodes: number): void {
  const { splitter, table } = grower;
  const candidate = (start: number, end: number, depth: number, parent: number, isLeft: boolean, impurity: number): Candidate => {
    // Known constants are not handed down here: every search starts with none.
    const node = grower.grow(start, end, depth, parent, isLeft, impurity, 0);
    const { hasSplit } = grower;
    const { position, impurityLeft, impurityRight } = splitter;
    const improvement = hasSplit ? splitter.improvement : 0;
    return { improvement, node, hasSplit, start, position, end, depth, impurityLeft, impurityRight };
  };

  let splitsLeft = maxLeafNodes - 1;
  const heap: Candidate[] = [];
  push(heap, candidate(0, splitter.samples.length, 0, -1, true, 0));
  for (let best = pop(heap); best !== undefined; best = pop(heap)) {
    const { node, start, position, end, depth } = best;
    if (!best.hasSplit || splitsLeft <= 0) {
      table.makeLeaf(node); // missingGoToLeft keeps what the split had, as in scikit-learn
      continue;
    }
    splitsLeft--;
    const left = candidate(start, position, depth + 1, node, true, best.impurityLeft);
    const right = candidate(position, end, depth + 1, node, false, best.impurityRight);
    push(heap, left);
    push(heap, right);
  }
}

// std::push_heap
function push(heap: Candidate[], candidate: Candidate): void {
  heap.push(candidate);
  rise(heap, heap.length - 1, candidate);
}

function rise(heap: Candidate[], hole: number, candidate: Candidate): void {
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!(heap[parent].improvement < candidate.improvement)) break;
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = candidate;
}

// std::pop_heap: the hole sinks to the bottom, always to the larger child (the right one if equal), then the last entry rises from it.
function pop(heap: Candidate[]): Candidate | undefined {
  const top = heap[0];
  const last = heap.pop();
  const n = heap.length;
  if (last === undefined || n === 0) return top;
  let hole = 0;
  let child = 0;
  while (child < (n - 1) >> 1) {
    child = 2 * (child + 1);
    if (heap[child].improvement < heap[child - 1].improvement) child--;
    heap[hole] = heap[child];
    hole = child;
  }
  if (n % 2 === 0 && child === (n - 2) >> 1) {
    child = 2 * (child + 1);
    heap[hole] = heap[child - 1];
    hole = child - 1;
  }
  rise(heap, hole, last);
  return top;
}
