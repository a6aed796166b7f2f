export { readSkops } from "./skops/read-skops.ts";
export { type UnpickleOptions, unpickle } from "./unpickle.ts";
export {
  DType,
  type DTypeField,
  itemsOf,
  NdArray,
  numberOf,
  type ObjectExtras,
  PyBytes,
  PyFloat,
  PyName,
  PyObject,
  PySet,
  PyTuple,
  type PyValue,
  pyFloat,
  StoredNumbers,
  StructArray,
  type StructItems,
  type TypedArray,
  textOf,
} from "./values.ts";
export { type CallRecorder, callRecorder, wouldCall } from "./would-call.ts";
