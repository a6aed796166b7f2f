/** NumPy's functions of one number, by name: what a FunctionTransformer may hold. */
import { exp, exp2, expm1, log, log1p, log2, log10, tanh } from "../numeric/index.ts";
import type { PyValue } from "../python/index.ts";
import { functionName } from "./python-function.ts";

export type Ufunc = (x: number) => number;

/** To the nearest integer, the even one of two. */
function rint(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest === 0.5) return down % 2 === 0 ? down : down + 1;
  return rest < 0.5 ? down : rest > 0.5 ? down + 1 : x;
}

const same: Ufunc = (x) => x;

const UFUNCS: ReadonlyMap<string, Ufunc> = new Map<string, Ufunc>([
  ["numpy.absolute", Math.abs],
  ["numpy.abs", Math.abs],
  ["numpy.fabs", Math.abs],
  ["numpy.ceil", Math.ceil],
  ["numpy.conjugate", same],
  ["numpy.exp", exp],
  ["numpy.exp2", exp2],
  ["numpy.expm1", expm1],
  ["numpy.floor", Math.floor],
  ["numpy.log", log],
  ["numpy.log10", log10],
  ["numpy.log1p", log1p],
  ["numpy.log2", log2],
  ["numpy.negative", (x) => -x],
  ["numpy.positive", same],
  ["numpy.reciprocal", (x) => 1 / x],
  ["numpy.rint", rint],
  ["numpy.sign", Math.sign],
  ["numpy.sqrt", Math.sqrt],
  ["numpy.square", (x) => x * x],
  ["numpy.tanh", tanh],
  ["numpy.trunc", Math.trunc],
]);

/** The function that a value in a file names; undefined for another. */
export function ufuncOf(value: PyValue): Ufunc | undefined {
  const name = functionName(value);
  return name === undefined ? undefined : UFUNCS.get(name);
}
