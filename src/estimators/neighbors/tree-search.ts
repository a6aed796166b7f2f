/**
 * Search along a KDTree or a BallTree (neighbors/_binary_tree.pxi): depth first, the nearer half first, which decides who of equally
 * near rows is found.
 */
import { quote } from "../../errors/index.ts";
import type { Matrix } from "../../numeric/index.ts";
import { itemsOf, NdArray, PyObject, StructArray } from "../../python/index.ts";
import { asInt32 } from "../plain-values.ts";
import { kindOf } from "../refusal.ts";
import type { State } from "../state.ts";
import { StructState } from "../struct-state.ts";
import type { Metric } from "./metric.ts";
import { NeighborHeap } from "./neighbor-heap.ts";
import { type Search, searchAll, toDistances } from "./search.ts";

interface SearchTree {
  readonly isBall: boolean;
  /** rows by place in the tree */
  readonly order: Int32Array;
  /** places of each node's rows */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly isLeaf: Int32Array;
  readonly radius: Float64Array;
  /** lower and upper corners of the boxes, or the balls' centres: `(1 or 2, nodes, features)` */
  readonly bounds: Float64Array;
}

export function searchTree(state: State, kept: Matrix, metric: Metric): Search {
  const tree = treeFromState(state, kept);
  return {
    ...searchAll(kept, metric, false),
    nearest(row, k) {
      const heap = new NeighborHeap(k);
      visit(tree, kept, metric, row, heap, 0, leastTo(tree, kept.columns, metric, row, 0));
      return toDistances(heap.sorted(), metric);
    },
  };
}

function visit(tree: SearchTree, kept: Matrix, metric: Metric, row: Float64Array, heap: NeighborHeap, node: number, least: number): void {
  if (least > heap.farthest) return;
  const { columns, data } = kept;
  if (tree.isLeaf[node] === 1) {
    for (let place = tree.from[node]; place < tree.to[node]; place++) {
      const i = tree.order[place];
      heap.push(metric.reduced(row, 0, data, i * columns, columns), i);
    }
    return;
  }
  const left = 2 * node + 1;
  const toLeft = leastTo(tree, columns, metric, row, left);
  const toRight = leastTo(tree, columns, metric, row, left + 1);
  if (toLeft <= toRight) {
    visit(tree, kept, metric, row, heap, left, toLeft);
    visit(tree, kept, metric, row, heap, left + 1, toRight);
  } else {
    visit(tree, kept, metric, row, heap, left + 1, toRight);
    visit(tree, kept, metric, row, heap, left, toLeft);
  }
}

/** `min_rdist`: how near, reduced, a row of a node can be. */
function leastTo({ isBall, bounds, radius }: SearchTree, columns: number, metric: Metric, row: Float64Array, node: number): number {
  const at = node * columns;
  if (isBall) {
    const toCenter = metric.toDistance(metric.reduced(row, 0, bounds, at, columns));
    return metric.toReduced(Math.max(0, toCenter - radius[node]));
  }
  const upper = at + bounds.length / 2;
  let least = 0;
  for (let f = 0; f < columns; f++) {
    const below = bounds[at + f] - row[f];
    const above = row[f] - bounds[upper + f];
    least = metric.add(least, 0.5 * (below + Math.abs(below) + (above + Math.abs(above))));
  }
  return least;
}

const FIELDS = ["idx_start", "idx_end", "is_leaf", "radius"];

function treeFromState(state: State, { rows, columns }: Matrix): SearchTree {
  const object = state.value("_tree");
  const items = object instanceof PyObject ? itemsOf(object.extras?.rawState) : undefined;
  if (!(object instanceof PyObject) || items === undefined) return state.wrong("_tree", `is ${kindOf(object)}, not a tree of rows`);
  const isBall = object.className.includes("ball_tree");
  const [, order, nodes, bounds] = items;
  if (!(nodes instanceof StructArray) || !(order instanceof NdArray) || !(bounds instanceof NdArray)) {
    return state.wrong("_tree", "is not made of arrays");
  }
  const unknown = [...nodes.fields.keys()].filter((field) => !FIELDS.includes(field));
  if (unknown.length > 0) state.refuse(`a tree of rows with the field ${quote(unknown[0])}`);
  const count = nodes.length;
  const corners = isBall ? 1 : 2;
  const isFitting = order.data.length === rows && bounds.data instanceof Float64Array && bounds.data.length === corners * count * columns;
  if (!isFitting || !(bounds.data instanceof Float64Array)) return state.wrong("_tree", `does not fit ${rows} rows of ${columns} columns`);
  const struct = new StructState(nodes, state.at("_tree"));
  const tree = {
    isBall,
    order: asInt32(order.data, 0, rows - 1, state.at("_tree")),
    from: struct.int32("idx_start", 0, rows),
    to: struct.int32("idx_end", 0, rows),
    isLeaf: struct.int32("is_leaf", 0, 1),
    radius: struct.float64("radius"),
    bounds: bounds.data,
  };
  checkTree(tree, rows, count, state);
  return tree;
}

/** Every row is in exactly one leaf, so that as many are found as are asked for. */
function checkTree({ order, from, to, isLeaf }: SearchTree, rows: number, count: number, state: State): void {
  if (new Set(order).size !== rows) state.wrong("_tree", "holds a row twice");
  const waiting = [0];
  const seen = new Uint8Array(rows);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node >= count) state.wrong("_tree", `has no node ${node}`);
    if (isLeaf[node] === 0) waiting.push(2 * node + 1, 2 * node + 2);
    else {
      for (let place = from[node]; place < to[node]; place++) {
        if (seen[place]++ > 0) state.wrong("_tree", `has row ${place} in two leaves`);
      }
    }
  }
  if (seen.includes(0)) state.wrong("_tree", "has a row in no leaf");
}
