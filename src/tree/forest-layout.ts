/**
 * A forest laid out for walks: its questions in four 32-bit words each (feature, threshold, left, right), without the leaves,
 * which stand where a child's place would: so a walk touches a third of the memory that nodes would take, and between two
 * requests of a server the forest has to come back from the second cache. Equal leaf values stand once.
 *
 * Rows and thresholds are float32: `x <= t` for a float32 x and a double t is the same as `x <= t32` with t32 the largest
 * float32 that is not above t.
 */
import { LeafValues } from "./leaf-values.ts";
import { areSound, RecordChunk } from "./node-chunk.ts";
import type { NodeRecords } from "./node-records.ts";
import { LEAF, type Tree } from "./tree.ts";

/** 32-bit words of a question. */
export const WORDS = 4;
// A larger forest does not fit the caches anyway, and looking for equal leaves would slow its loading.
const FEW_QUESTIONS = 20_000;

export interface ForestShape {
  /** nodes of each tree */
  readonly nodeCounts: readonly number[];
  readonly nFeatures: number;
  /** numbers of a leaf */
  readonly nValues: number;
  /** whether rows may hold NaN */
  readonly takesMissing: boolean;
  /** whether `ranges` are wanted */
  readonly hasRanges: boolean;
}

export class ForestLayout {
  readonly nFeatures: number;
  readonly nValues: number;
  /** where each tree's first question stands; the complement of where its values stand if it has none */
  readonly roots: Int32Array;
  readonly words: Int32Array;
  /** the same memory */
  readonly thresholds: Float32Array;
  /** 1 for a question whose missing values go left; undefined where none are taken */
  readonly missingLeft: Uint8Array | undefined;
  /** of each feature the least and the greatest threshold, but for infinite ones, which part what is missing from what is not */
  readonly ranges: { readonly least: Float64Array; readonly most: Float64Array } | undefined;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #leaves: LeafValues;
  /** where in `words` a node's place is awaited, 0 where no parent has named it */
  readonly #awaited: Int32Array;
  readonly #depths: Int32Array;
  #chunk: RecordChunk | undefined;
  readonly #rootPlace: number;
  #trees = 0;
  #free = 0;
  #deepest = 0;
  #levels = 0;

  constructor({ nodeCounts, nFeatures, nValues, takesMissing, hasRanges }: ForestShape) {
    const questions = nodeCounts.reduce((sum, count) => sum + ((count - 1) >> 1), 0);
    const largest = nodeCounts.reduce((most, count) => Math.max(most, count), 0);
    this.nFeatures = nFeatures;
    this.nValues = nValues;
    this.roots = new Int32Array(nodeCounts.length);
    // Behind the last question, where the place of each tree's root is awaited.
    this.#rootPlace = WORDS * questions + 2;
    this.words = new Int32Array(WORDS * (questions + 1));
    this.thresholds = new Float32Array(this.words.buffer);
    this.missingLeft = takesMissing ? new Uint8Array(questions) : undefined;
    this.#least = new Float64Array(hasRanges ? nFeatures : 0).fill(Number.POSITIVE_INFINITY);
    this.#most = new Float64Array(hasRanges ? nFeatures : 0).fill(Number.NEGATIVE_INFINITY);
    this.ranges = hasRanges ? { least: this.#least, most: this.#most } : undefined;
    this.#leaves = new LeafValues(nValues, questions + nodeCounts.length, questions < FEW_QUESTIONS);
    this.#awaited = new Int32Array(largest);
    this.#depths = new Int32Array(largest);
  }

  /** levels below the roots, of all trees together: how many questions a row is asked at most */
  get levels(): number {
    return this.#levels;
  }

  get leafValues(): Float64Array {
    return this.#leaves.values();
  }

  /** The next tree, checked. */
  add({ nodeCount, maxDepth, childrenLeft, childrenRight, feature, threshold, value, missingGoToLeft }: Tree): void {
    const { words, thresholds, nValues, missingLeft } = this;
    const leaves = this.#leaves;
    const awaited = this.#awaited;
    let free = this.#free;
    for (let i = 0; i < nodeCount; i++) {
      const isLeaf = childrenLeft[i] === LEAF;
      const place = isLeaf ? ~leaves.place(value, i * nValues) : free;
      if (i === 0) this.roots[this.#trees++] = place;
      else words[awaited[i]] = place;
      if (isLeaf) continue;
      words[free] = feature[i];
      thresholds[free + 1] = float32NotAbove(threshold[i]);
      this.#widen(feature[i], threshold[i]);
      awaited[childrenLeft[i]] = free + 2;
      awaited[childrenRight[i]] = free + 3;
      if (missingLeft !== undefined) missingLeft[free / WORDS] = missingGoToLeft[i];
      free += WORDS;
    }
    this.#free = free;
    this.#levels += maxDepth;
  }

  #widen(feature: number, threshold: number): void {
    if (threshold < this.#least[feature]) this.#least[feature] = threshold;
    if (threshold > this.#most[feature] && threshold < Number.POSITIVE_INFINITY) this.#most[feature] = threshold;
  }

  /**
   * The next tree out of its records, checked on the way.
   *
   * @param value as `Tree` has it, float64 at any place in memory
   * @param maxDepth what the file says of it, or undefined
   * @returns false when the tree is not as `checkTree` wants it, which says what is wrong; then nobody may walk here
   */
  addRecords(records: NodeRecords, value: Uint8Array, maxDepth: number | undefined): boolean {
    const { bytes, size } = records;
    const nodeCount = bytes.length / size;
    const valueSize = 8 * this.nValues;
    this.#chunk ??= new RecordChunk(size, this.nValues);
    if (this.#chunk.size !== size) this.#chunk = new RecordChunk(size, this.nValues);
    const chunk = this.#chunk;
    const end = this.#free + WORDS * ((nodeCount - 1) / 2);
    this.#awaited.fill(0, 0, nodeCount);
    this.#awaited[0] = this.#rootPlace;
    this.#deepest = 0;
    for (let first = 0; first < nodeCount; first += chunk.most) {
      const last = Math.min(first + chunk.most, nodeCount);
      chunk.bytes.set(bytes.subarray(first * size, last * size));
      chunk.valueBytes.set(value.subarray(first * valueSize, last * valueSize));
      if (!areSound(chunk, records.at, last - first) || !this.#addChunk(chunk, records.at, first, last, nodeCount)) return false;
    }
    this.roots[this.#trees++] = this.words[this.#rootPlace];
    this.#levels += this.#deepest;
    return this.#free === end && (maxDepth === undefined || maxDepth === this.#deepest);
  }

  /**
   * The records from `first` to `last`, whose numbers are sound. A function of its own, and without a branch that only the first node takes: of one loop over
   * all records V8 made code that it left again at the end of each tree, and the third tree of 8,000 nodes took 0.8 ms instead of 0.3 ms (Node 20).
   */
  #addChunk(chunk: RecordChunk, at: NodeRecords["at"], first: number, last: number, nodeCount: number): boolean {
    const { integers, doubles, bytes, values } = chunk;
    const { words, thresholds, nValues, nFeatures, missingLeft } = this;
    const least = this.#least;
    const most = this.#most;
    const leaves = this.#leaves;
    const awaited = this.#awaited;
    const depths = this.#depths;
    const step = chunk.size / 4;
    const leftAt = at.leftChild / 4;
    const rightAt = at.rightChild / 4;
    const featureAt = at.feature / 4;
    const thresholdAt = at.threshold / 8;
    const missingAt = at.missingGoToLeft ?? 0;
    let free = this.#free;
    let deepest = this.#deepest;
    for (let i = first, r = 0; i < last; i++, r += step) {
      const waiting = awaited[i];
      if (waiting === 0) return false;
      const depth = depths[i];
      const left = integers[r + leftAt];
      const right = integers[r + rightAt];
      if (left === LEAF) {
        if (right !== LEAF) return false;
        words[waiting] = ~leaves.place(values, (i - first) * nValues);
        if (depth > deepest) deepest = depth;
        continue;
      }
      if (left <= i || left >= nodeCount || awaited[left] !== 0) return false;
      awaited[left] = free + 2;
      if (right <= i || right >= nodeCount || awaited[right] !== 0) return false;
      awaited[right] = free + 3;
      depths[left] = depth + 1;
      depths[right] = depth + 1;
      const feature = integers[r + featureAt];
      const threshold = doubles[(r >> 1) + thresholdAt];
      if (feature < 0 || feature >= nFeatures || !(threshold > Number.NEGATIVE_INFINITY)) return false;
      words[free] = feature;
      thresholds[free + 1] = float32NotAbove(threshold);
      if (threshold < least[feature]) least[feature] = threshold;
      if (threshold > most[feature] && threshold < Number.POSITIVE_INFINITY) most[feature] = threshold;
      if (missingLeft !== undefined) missingLeft[free / WORDS] = at.missingGoToLeft === undefined ? 0 : bytes[4 * r + missingAt];
      words[waiting] = free;
      free += WORDS;
    }
    this.#free = free;
    this.#deepest = deepest;
    return true;
  }
}

/**
 * @param trees checked: of one width, and with as many values
 * @param takesMissing whether rows may hold NaN
 * @param hasRanges whether ranges are wanted
 */
export function layOut(trees: readonly Tree[], takesMissing = false, hasRanges = false): ForestLayout {
  const { nFeatures, nValues } = trees[0];
  const nodeCounts = trees.map(({ nodeCount }) => nodeCount);
  const layout = new ForestLayout({ nodeCounts, nFeatures, nValues, takesMissing, hasRanges });
  for (const tree of trees) layout.add(tree);
  return layout;
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The largest float32 that is not above `t`. */
function float32NotAbove(t: number): number {
  const nearest = Math.fround(t);
  if (nearest <= t) return nearest;
  float[0] = nearest;
  // One step down: towards zero from above it (never at +0, which is not above t), away from zero below.
  bits[0] += bits[0] >= 0 ? -1 : 1;
  return float[0];
}
