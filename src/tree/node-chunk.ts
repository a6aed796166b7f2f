/**
 * Some records of a tree and their values, in a copy that is aligned and that the caches hold, and whether the numbers in them are sound each by itself.
 * That is looked at before the layout's own loop, which V8 then mostly compiles once, where it compiled one that
 * looked at everything twice while the first trees of a forest went through it (Node 20).
 */
import type { NodeRecords } from "./node-records.ts";

const MOST_RECORDS = 256;
const MOST_VALUE_BYTES = 65_536;

export class RecordChunk {
  /** of a record, in bytes */
  readonly size: number;
  /** how many records it can hold */
  readonly most: number;
  readonly bytes: Uint8Array;
  /** the same memory */
  readonly integers: Int32Array;
  readonly doubles: Float64Array;
  readonly nValues: number;
  readonly values: Float64Array;
  /** the same memory */
  readonly valueBytes: Uint8Array;

  constructor(size: number, nValues: number) {
    this.size = size;
    this.most = Math.max(1, Math.min(MOST_RECORDS, Math.floor(MOST_VALUE_BYTES / (8 * nValues))));
    this.bytes = new Uint8Array(this.most * size);
    this.integers = new Int32Array(this.bytes.buffer);
    this.doubles = new Float64Array(this.bytes.buffer);
    this.nValues = nValues;
    this.values = new Float64Array(this.most * nValues);
    this.valueBytes = new Uint8Array(this.values.buffer);
  }
}

/** Whether the first `count` records hold numbers that `checkTree` takes, whatever stands in the others. */
export function areSound(chunk: RecordChunk, at: NodeRecords["at"], count: number): boolean {
  return areFinite(chunk.values, count * chunk.nValues) && areRecordsSound(chunk, at, count);
}

function areFinite(numbers: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (numbers[i] - numbers[i] !== 0) return false;
  return true;
}

/** Whether integers of 64 bits fit 32 and are not below the least that there is, weights are finite, and flags 0 or 1. */
function areRecordsSound({ size, bytes, integers, doubles }: RecordChunk, at: NodeRecords["at"], count: number): boolean {
  const step = size / 4;
  const end = count * step;
  const leftAt = at.leftChild / 4;
  const rightAt = at.rightChild / 4;
  const featureAt = at.feature / 4;
  const samplesAt = at.nNodeSamples / 4;
  const weightAt = at.weightedNNodeSamples / 8;
  const flagAt = at.missingGoToLeft ?? 0;
  const flagMask = at.missingGoToLeft === undefined ? 0 : 254;
  let wrong = 0;
  let negative = 0;
  let notFinite = 0;
  for (let r = 0; r < end; r += step) {
    const left = integers[r + leftAt];
    const right = integers[r + rightAt];
    const feature = integers[r + featureAt];
    const samples = integers[r + samplesAt];
    const weight = doubles[(r >> 1) + weightAt];
    wrong |= integers[r + leftAt + 1] ^ (left >> 31);
    wrong |= integers[r + rightAt + 1] ^ (right >> 31);
    wrong |= integers[r + featureAt + 1] ^ (feature >> 31);
    wrong |= integers[r + samplesAt + 1] | (bytes[4 * r + flagAt] & flagMask);
    negative |= (left + 1) | (right + 1) | (feature + 2) | (samples - 1);
    notFinite += weight - weight;
  }
  return wrong === 0 && negative >= 0 && notFinite === 0;
}
