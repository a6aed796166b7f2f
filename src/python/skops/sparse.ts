/** A sparse matrix as `scipy.sparse.save_npz` writes it (scipy/sparse/_matrix_io.py), in the form in which its pickle is read. */
import type { Budget } from "../budget.ts";
import { HEAP } from "../budget.ts";
import type { Fail } from "../numpy/dtype.ts";
import { NdArray, PyObject, PyTuple, type PyValue } from "../values.ts";
import { readNpy } from "./npy.ts";

/** Which arrays each form has besides `data`, and how the attributes of a matrix are called. */
const PARTS: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  ["csr", compressed()],
  ["csc", compressed()],
  ["bsr", compressed()],
  [
    "coo",
    [
      ["row", "row"],
      ["col", "col"],
    ],
  ],
  ["dia", [["offsets", "offsets"]]],
]);

function compressed(): readonly (readonly [string, string])[] {
  return [
    ["indices", "indices"],
    ["indptr", "indptr"],
  ];
}

/** @param members of the archive: `format.npy`, `shape.npy`, `data.npy` and what the form needs */
export function readSparse(className: string, members: ReadonlyMap<string, Uint8Array>, budget: Budget, fail: Fail): PyObject {
  const array = (name: string): NdArray => {
    const bytes = members.get(`${name}.npy`) ?? fail(`a sparse matrix without ${name}`);
    const { array: found } = readNpy(bytes, budget);
    return found instanceof NdArray ? found : fail(`a sparse matrix whose ${name} is structured`);
  };
  const [format] = array("format").data as readonly PyValue[];
  const name = format !== null && typeof format === "object" && "text" in format ? format.text : String(format);
  const parts = PARTS.get(name) ?? fail("a sparse matrix of a form that SciPy's save_npz does not write");
  const shape = Array.from(array("shape").data as ArrayLike<number | bigint>, (axis) => Number(axis));
  budget.heap(HEAP.object + HEAP.dict + HEAP.tuple, 0);
  const state = new Map<string, PyValue>([["_shape", new PyTuple(shape)]]);
  for (const [file, attribute] of parts) state.set(attribute, array(file));
  state.set("data", array("data"));
  return new PyObject(className, state);
}
