/**
 * What long work needs of threads. `host/` makes them; everything inside takes them as an argument, and without them
 * (or with `count` 1) does the same work in the same order on its own thread.
 */

/** A function in a module of its own: `(shared, block) => result`, loaded by each worker once. */
export interface Task {
  /** `new URL("./grow-task.js", import.meta.url).href`, written in the file beside it */
  readonly module: string;
  /** the exported function's name */
  readonly name: string;
}

/** One piece of the work; what a worker takes at a time. Anything that `structuredClone` takes. */
export type Block = unknown;

export interface ThreadOptions {
  readonly signal?: AbortSignal | undefined;
  /** called each time a block is done, with how many are done */
  readonly onDone?: ((done: number) => void) | undefined;
}

export interface Threads {
  readonly count: number;
  /** Runs `task` over `blocks`; the results are in the order of the blocks. Rejects with `signal.reason` when aborted. */
  run<Result>(task: Task, shared: unknown, blocks: readonly Block[], options?: ThreadOptions): Promise<Result[]>;
}
