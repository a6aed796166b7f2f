/**
 * Makes sure that whoever walks through the values comes back. Values may be shared, as in Python; but 100 lists each of which
 * holds the one before twice are 2^100 values to a plain walk, and a list that holds itself never ends. Both are refused here, once, so
 * that every later walk may be a plain one.
 */
import { ModelFileError, quote } from "../errors/index.ts";
import { MOST_LEVELS } from "./budget.ts";
import { NdArray, PyBytes, PyObject, PySet, PyTuple, type PyValue, StructArray } from "./values.ts";

const MOST_VALUES = 50_000_000;

interface Measure {
  /** levels below */
  height: number;
  /** values that a plain walk meets, long texts and arrays counted by their length; undefined while they are counted */
  weight: number | undefined;
}

interface Frame {
  readonly measure: Measure;
  readonly node: object;
  readonly children: readonly PyValue[];
  next: number;
  height: number;
  weight: number;
}

/**
 * Also lets the bytes in the values go from the file that they came from.
 *
 * @param inputBytes of the pickle: arrays may be as long as it is
 * @throws {ModelFileError} when a value contains itself, nests more than 1,000 levels deep, or shares so much that a walk would not end
 */
export function checkWalkable(root: PyValue, inputBytes: number): void {
  const most = Math.max(MOST_VALUES, 8 * inputBytes);
  const measures = new Map<object, Measure>();
  const frames: Frame[] = [];
  const holder: Frame = { measure: { height: 0, weight: undefined }, node: {}, children: [root], next: 0, height: 0, weight: 0 };
  frames.push(holder);
  while (frames.length > 0) {
    const frame = frames[frames.length - 1];
    if (frame.next === frame.children.length) {
      frames.pop();
      frame.measure.height = frame.height;
      frame.measure.weight = frame.weight;
      const parent = frames[frames.length - 1];
      if (parent !== undefined) add(parent, frame.height + 1, frame.weight + 1, most, frames);
      continue;
    }
    const child = frame.children[frame.next++];
    const met = child === null || typeof child !== "object" ? undefined : measures.get(child);
    if (met !== undefined) {
      if (met.weight === undefined) refuse("a value contains itself", frames);
      add(frame, met.height + 1, met.weight + 1, most, frames);
      continue;
    }
    const children = childrenOf(child);
    if (children === undefined) {
      add(frame, 0, leafWeight(child), most, frames);
      continue;
    }
    const node = child as object;
    const measure: Measure = { height: 0, weight: undefined };
    measures.set(node, measure);
    frames.push({ measure, node, children, next: 0, height: 0, weight: 0 });
    if (frames.length > MOST_LEVELS + 1) refuse(`values nest more than ${MOST_LEVELS} levels deep`, frames);
  }
}

function add(frame: Frame, height: number, weight: number, most: number, frames: readonly Frame[]): void {
  if (height > frame.height) frame.height = height;
  frame.weight += weight;
  if (frame.weight > most) refuse("values are shared so often that going through them would not end", frames);
  if (frame.height > MOST_LEVELS) refuse(`values nest more than ${MOST_LEVELS} levels deep`, frames);
}

function childrenOf(value: PyValue): readonly PyValue[] | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return value as readonly PyValue[];
  if (value instanceof PyTuple || value instanceof PySet) return value.items;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof NdArray) return Array.isArray(value.data) ? (value.data as readonly PyValue[]) : undefined;
  return value instanceof PyObject ? partsOf(value) : undefined;
}

function partsOf({ args, state, extras }: PyObject): readonly PyValue[] {
  const parts: PyValue[] = [args];
  if (state.size > 0) parts.push(state as Map<PyValue, PyValue>);
  if (extras === undefined) return parts;
  const { kwargs, rawState, items, entries } = extras;
  for (const part of [kwargs as Map<PyValue, PyValue> | undefined, rawState, items, entries]) if (part !== undefined) parts.push(part);
  return parts;
}

function leafWeight(value: PyValue): number {
  if (typeof value === "string") return 1 + value.length / 16;
  if (value === null || typeof value !== "object") return 1;
  if (value instanceof PyBytes) {
    value.detach();
    return 1 + value.length / 16;
  }
  if (value instanceof NdArray) return 1 + value.data.length / 4;
  if (value instanceof StructArray) return 1 + (value.length * value.fields.size) / 4;
  return 1;
}

function refuse(message: string, frames: readonly Frame[]): never {
  const object = frames.find(({ node }) => node instanceof PyObject)?.node;
  throw new ModelFileError(`${message}${object instanceof PyObject ? ` (in a ${quote(object.className)})` : ""}`, {
    hint: "No model does this: do not trust where the file came from.",
  });
}
