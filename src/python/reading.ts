/** What the parts of the reader share while they read one pickle. */
import type { Budget } from "./budget.ts";
import type { ByteCursor } from "./byte-cursor.ts";
import type { NumberKeys } from "./number-keys.ts";
import type { NdArray, PyObject, PyValue, StructArray } from "./values.ts";

export interface Reading {
  readonly cursor: ByteCursor;
  readonly budget: Budget;
  readonly numberKeys: NumberKeys;
  /** gets every object that is made */
  readonly onCall: ((object: PyObject) => void) | undefined;
  /** where the current instruction stands */
  readonly at: number;
  /** arrays that were named and whose contents are still to come */
  readonly unbuilt: Map<NdArray, Unbuilt>;
  /** refuses the file, at the current instruction */
  readonly fail: (message: string, hint?: string) => never;
  /** a complete pickle inside this one (joblib's arrays of objects) */
  readonly nested: () => PyValue;
}

export interface Unbuilt {
  /** where the memo keeps it, if it does */
  memo: number | undefined;
}

/** What a state turned an object into; most stay what they are. */
export interface Rebuilt {
  readonly value: PyValue;
  /** an array that is structured takes the place of what the memo kept */
  readonly replaces?: { readonly memo: number | undefined; readonly by: StructArray };
}
