export { NdArray, PyObject, type PyValue, StructArray, type TypedArray } from "./values.ts";
