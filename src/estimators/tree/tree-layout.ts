/**
 * A forest laid out straight from the records of its file, as every Python on a 64-bit machine writes them since scikit-learn 0.17: no
 * column and no array of values is made, and each record is looked at once. Whatever is not so, or not sound, is left to `treeFromState`, which says what is wrong.
 */
import { type DTypeField, NdArray, StoredNumbers, StructArray } from "../../python/index.ts";
import { ForestLayout, type NodeRecords } from "../../tree/index.ts";
import type { State } from "../state.ts";
import { checkTreeArguments, type Meaning, TREE_FIELDS } from "./tree-state.ts";

const MOST = 0x7fffffff;
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

interface Wanted {
  readonly nFeatures: number;
  readonly nClasses: readonly number[];
  readonly takesMissing: boolean;
  readonly meaning: Meaning;
}

/**
 * @param states of the attributes `tree_`
 * @returns undefined where they have to be read one column after the other
 * @throws {InvalidModelError} when a tree was made for something else than its estimator, or its values mean nothing
 */
export function layoutFromStates(
  states: readonly State[],
  { nFeatures, nClasses, takesMissing, meaning }: Wanted,
): ForestLayout | undefined {
  const records: NodeRecords[] = [];
  for (const state of states) {
    const found = recordsOf(state);
    if (found === undefined) return undefined;
    records.push(found);
  }
  const width = Math.max(...nClasses);
  const nValues = nClasses.length * width;
  const nodeCounts = records.map(({ bytes, size }) => bytes.length / size);
  const nodes = nodeCounts.reduce((sum, count) => sum + count, 0);
  const layout = new ForestLayout({ nodeCounts, nFeatures, nValues, takesMissing, hasRanges: nFeatures <= nodes });
  for (const [t, state] of states.entries()) {
    checkTreeArguments(state, nFeatures, nClasses);
    const values = state.value("values");
    const shape = [nodeCounts[t], nClasses.length, width];
    if (!(values instanceof NdArray) || shape.some((axis, i) => values.shape[i] !== axis)) return undefined;
    const stored = bytesOf(values);
    if (stored?.length !== 8 * nodeCounts[t] * nValues) return undefined;
    const meant = meantBytes(values, stored, nValues, (numbers) => meaning(numbers, state, nClasses));
    const maxDepth = state.has("max_depth") ? state.integer("max_depth", 0, MOST) : undefined;
    if (!layout.addRecords(records[t], meant, maxDepth)) return undefined;
  }
  return layout;
}

/** Of float64, as they lie in the file or in memory. */
function bytesOf({ content, dtype }: NdArray): Uint8Array | undefined {
  if (content instanceof StoredNumbers) return dtype === "<f8" ? content.bytes : undefined;
  return content instanceof Float64Array ? memoryOf(content) : undefined;
}

function memoryOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What the values mean. What leaves those of the root as they are leaves all, and no array of them is made. Those that are not finite mean nothing. */
function meantBytes(values: NdArray, stored: Uint8Array, nValues: number, meaning: (numbers: Float64Array) => Float64Array): Uint8Array {
  const root = new Float64Array(nValues);
  memoryOf(root).set(stored.subarray(0, 8 * nValues));
  if (!root.every(Number.isFinite)) return stored;
  return meaning(root) === root ? stored : memoryOf(meaning(values.data as Float64Array));
}

function recordsOf(state: State): NodeRecords | undefined {
  const nodes = state.has("nodes") ? state.value("nodes") : undefined;
  if (!(nodes instanceof StructArray) || nodes.items === undefined || nodes.length < 1) return undefined;
  const { bytes, size, fields } = nodes.items;
  if (!LITTLE_ENDIAN || size % 8 !== 0 || bytes.length !== nodes.length * size) return undefined;
  if (!state.has("node_count") || state.value("node_count") !== nodes.length) return undefined;
  const places = new Map<string, number>();
  for (const field of fields) if (isUsual(field)) places.set(field.name, field.offset);
  const at = (name: string): number => places.get(name) ?? -1;
  const hasMissing = places.has("missing_go_to_left");
  if (places.size !== fields.length || places.size !== TREE_FIELDS.length - (hasMissing ? 0 : 1)) return undefined;
  return {
    bytes,
    size,
    at: {
      leftChild: at("left_child"),
      rightChild: at("right_child"),
      feature: at("feature"),
      threshold: at("threshold"),
      nNodeSamples: at("n_node_samples"),
      weightedNNodeSamples: at("weighted_n_node_samples"),
      missingGoToLeft: hasMissing ? at("missing_go_to_left") : undefined,
    },
  };
}

const USUAL: ReadonlyMap<string, string> = new Map(
  TREE_FIELDS.map((name) => [
    name,
    name === "missing_go_to_left" ? "|u1" : ["threshold", "impurity", "weighted_n_node_samples"].includes(name) ? "<f8" : "<i8",
  ]),
);

function isUsual({ name, dtype, offset, shape }: DTypeField): boolean {
  return USUAL.get(name) === dtype && shape.length === 0 && (dtype === "|u1" || offset % 8 === 0);
}
