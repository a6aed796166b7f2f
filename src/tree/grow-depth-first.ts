/**
 * Depth-first growth of one tree (tree/_tree.pyx, `DepthFirstTreeBuilder`): the order in which nodes are taken up
 * decides which random numbers each split draws. The right child is put on the stack first, so the left one is next.
 */
import type { NodeGrower } from "./node-grower.ts";

interface Waiting {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly parent: number;
  readonly isLeft: boolean;
  readonly impurity: number;
  readonly known: number;
}

export function growDepthFirst(grower: NodeGrower): void {
  const { splitter } = grower;
  const end = splitter.samples.length;
  const stack: Waiting[] = [{ start: 0, end, depth: 0, parent: -1, isLeft: false, impurity: 0, known: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { start, end, depth } = next;
    const node = grower.grow(start, end, depth, next.parent, next.isLeft, next.impurity, next.known);
    if (!grower.hasSplit) continue;
    const { position, constants, impurityLeft, impurityRight } = splitter;
    const below = { depth: depth + 1, parent: node, known: constants };
    stack.push({ ...below, start: position, end, isLeft: false, impurity: impurityRight });
    stack.push({ ...below, start, end: position, isLeft: true, impurity: impurityLeft });
  }
}
