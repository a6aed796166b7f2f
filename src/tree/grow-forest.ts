/**
 * All trees of a forest, on this thread or on several. A tree depends on its seed and on nothing that other trees do,
 * so the trees are the same however they are spread.
 */
import type { Task, Threads } from "../numeric/index.ts";
import { type ForestPlan, growTreeOfForest } from "./grow-task.ts";
import type { Tree } from "./tree.ts";

export interface GrowOptions {
  readonly threads?: Threads | undefined;
  readonly signal?: AbortSignal | undefined;
  /** called after each tree */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const TASK: Task = { module: new URL("./grow-task.js", import.meta.url).href, name: "growTreeOfForest" };

/** The event loop gets a turn after as much work, so that an abort can arrive. */
const TURN_MS = 20;

/** @returns one tree a seed, in their order. Rejects with the signal's reason once it is aborted. */
export async function growForest(plan: ForestPlan, seeds: readonly number[], options: GrowOptions): Promise<Tree[]> {
  const { threads, signal, onProgress } = options;
  signal?.throwIfAborted();
  if (threads !== undefined && threads.count > 1) {
    return threads.run<Tree>(TASK, plan, seeds, { signal, onDone: (done) => onProgress?.(done, seeds.length) });
  }
  const trees: Tree[] = [];
  let turn = performance.now();
  for (const seed of seeds) {
    trees.push(growTreeOfForest(plan, seed));
    onProgress?.(trees.length, seeds.length);
    if (performance.now() - turn > TURN_MS) {
      await new Promise((resume) => setTimeout(resume));
      turn = performance.now();
    }
    signal?.throwIfAborted();
  }
  return trees;
}
