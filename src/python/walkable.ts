/**
 * Makes sure that whoever walks through the values comes back. Values may be shared, as in Python; but 100 lists each of which
 * holds the one before twice are 2^100 values to a plain walk, and a list that holds itself never ends. Both are refused here, once, so
 * that every later walk may be a plain one.
 */
import { ModelFileError, quote } from "../errors/index.ts";
import { MOST_LEVELS } from "./budget.ts";
import { BytePool } from "./byte-pool.ts";
import { NdArray, PyBytes, PyObject, PySet, PyTuple, type PyValue, StructArray, type StructItems } from "./values.ts";

const MOST_VALUES = 50_000_000;

interface Measure {
  /** levels below */
  height: number;
  /** values that a plain walk meets, long texts and arrays counted by their length; undefined while they are counted */
  weight: number | undefined;
}

interface Frame {
  readonly node: PyValue;
  /** of what is shared, so that it is walked through once */
  readonly measure: Measure | undefined;
  /** what it holds that holds something itself */
  readonly children: PyValue[];
  next: number;
  height: number;
  weight: number;
}

/**
 * Also lets the bytes in the values go from the file that they came from; but arrays stay in it where structured ones are most of it and nobody
 * else has it.
 *
 * @param inputBytes of the pickle: arrays may be as long as it is
 * @param shared the values that the file named more than once; all others are met once
 * @param isOwn whether nobody else has the bytes of the file
 * @throws {ModelFileError} when a value contains itself, nests more than 1,000 levels deep, or shares so much that a walk would not end
 */
export function checkWalkable(root: PyValue, inputBytes: number, shared: ReadonlySet<PyValue>, isOwn = false): void {
  const walk = new Walk(Math.max(MOST_VALUES, 8 * inputBytes), shared);
  walk.run(root);
  walk.detach(isOwn ? inputBytes / 2 : Number.POSITIVE_INFINITY);
}

class Walk {
  readonly #most: number;
  readonly #shared: ReadonlySet<PyValue>;
  readonly #measures = new Map<PyValue, Measure>();
  readonly #frames: Frame[] = [];
  readonly #pool = new BytePool();
  readonly #structs = new Set<StructItems>();
  readonly #arrays = new Set<NdArray>();
  #met = 0;

  constructor(most: number, shared: ReadonlySet<PyValue>) {
    this.#most = most;
    this.#shared = shared;
  }

  run(root: PyValue): void {
    const frames = this.#frames;
    frames.push(this.#opened(new PyTuple([root]), undefined));
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (frame.next < frame.children.length) this.#enter(frame.children[frame.next++], frame);
      else {
        frames.pop();
        const { measure, height, weight } = frame;
        if (measure !== undefined) {
          measure.height = height;
          measure.weight = weight;
        }
        if (frames.length > 0) this.#add(frames[frames.length - 1], height + 1, weight + 1);
      }
    }
  }

  /** Copies what arrays hold, unless that of structured ones is at least so many bytes. */
  detach(kept: number): void {
    let held = 0;
    for (const { bytes } of this.#structs) held += bytes.length;
    if (held >= kept) return;
    for (const items of this.#structs) items.detach();
    for (const array of this.#arrays) array.detach();
  }

  #enter(child: PyValue, parent: Frame): void {
    const met = this.#measures.get(child);
    if (met !== undefined) {
      if (met.weight === undefined) this.#refuse("a value contains itself");
      this.#add(parent, met.height + 1, met.weight + 1);
      return;
    }
    let measure: Measure | undefined;
    if (this.#shared.has(child)) {
      measure = { height: 0, weight: undefined };
      this.#measures.set(child, measure);
    }
    if (this.#frames.length > MOST_LEVELS) this.#refuse(`values nest more than ${MOST_LEVELS} levels deep`);
    this.#frames.push(this.#opened(child, measure));
  }

  #add(frame: Frame, height: number, weight: number): void {
    if (height > frame.height) frame.height = height;
    frame.weight += weight;
    if (frame.weight > this.#most) this.#refuse(ENDLESS);
    if (frame.height > MOST_LEVELS) this.#refuse(`values nest more than ${MOST_LEVELS} levels deep`);
  }

  /** Counts what a value holds, and keeps what is to be entered. */
  #opened(node: PyValue, measure: Measure | undefined): Frame {
    const frame: Frame = { node, measure, children: [], next: 0, height: 0, weight: 0 };
    if (node instanceof Map) {
      // Not by for…of, which makes a pair of each entry: a vocabulary takes 5 ms instead of 18 ms the first time (Node 20).
      node.forEach((value, key) => {
        if (typeof key === "string" && typeof value === "number") frame.weight += 2 + (key.length >> 4);
        else {
          this.#child(key, frame);
          this.#child(value, frame);
        }
      });
    } else if (node instanceof PyObject) {
      for (const part of partsOf(node)) this.#child(part, frame);
    } else {
      const items = node instanceof PyTuple || node instanceof PySet ? node.items : node instanceof NdArray ? node.list : node;
      for (const item of items as readonly PyValue[]) this.#child(item, frame);
    }
    this.#met += frame.weight;
    if (this.#met > this.#most) this.#refuse(ENDLESS);
    return frame;
  }

  #child(child: PyValue, frame: Frame): void {
    if (typeof child !== "object" || child === null) frame.weight += typeof child === "string" ? 1 + (child.length >> 4) : 1;
    else if (isContainer(child)) frame.children.push(child);
    else frame.weight += this.#leafWeight(child);
  }

  #leafWeight(value: PyValue): number {
    if (value instanceof PyBytes) {
      value.detach(this.#pool);
      return 1 + value.length / 16;
    }
    if (value instanceof NdArray) {
      this.#arrays.add(value);
      return 1 + value.content.length / 4;
    }
    if (value instanceof StructArray) {
      if (value.items !== undefined) this.#structs.add(value.items);
      return 1 + (value.length * value.fieldNames.length) / 4;
    }
    return 1;
  }

  #refuse(message: string): never {
    const object = this.#frames.find(({ node }) => node instanceof PyObject)?.node;
    throw new ModelFileError(`${message}${object instanceof PyObject ? ` (in a ${quote(object.className)})` : ""}`, {
      hint: "No model does this: do not trust where the file came from.",
    });
  }
}

const ENDLESS = "values are shared so often that going through them would not end";

/** Whether a value can hold others. */
export function isContainer(value: PyValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof PyObject || value instanceof PyTuple || value instanceof PySet)
    return true;
  return value instanceof NdArray && value.list !== undefined;
}

function partsOf({ args, state, extras }: PyObject): PyValue[] {
  const parts: PyValue[] = [];
  if (args.length > 0) parts.push(args);
  if (state.size > 0) parts.push(state as Map<PyValue, PyValue>);
  if (extras === undefined) return parts;
  const { kwargs, rawState, items, entries } = extras;
  for (const part of [kwargs as Map<PyValue, PyValue> | undefined, rawState, items, entries]) if (part !== undefined) parts.push(part);
  return parts;
}
