/** NumPy's functions of one number, by name: what a FunctionTransformer may hold. */
import { acosh, asinh, atanh, cbrt, cos, cosh, exp, exp2, expm1, log, log1p, log2, log10, sin, sinh, tan, tanh } from "../numeric/index.ts";
import type { PyValue } from "../python/index.ts";
import { functionName } from "./python-function.ts";

export type Ufunc = (x: number) => number;

/** To the nearest integer, the even one of two. */
function rint(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest === 0.5) return down % 2 === 0 ? down : up(down);
  return rest < 0.5 ? down : rest > 0.5 ? up(down) : x;
}

/** The next integer; after -1 it is -0, the sign of what was rounded. */
function up(down: number): number {
  return down === -1 ? -0 : down + 1;
}

const same: Ufunc = (x) => x;
const toRadians: Ufunc = (x) => x * (Math.PI / 180);
const toDegrees: Ufunc = (x) => x * (180 / Math.PI);

const UFUNCS: ReadonlyMap<string, Ufunc> = new Map<string, Ufunc>([
  ["numpy.absolute", Math.abs],
  ["numpy.abs", Math.abs],
  ["numpy.fabs", Math.abs],
  ["numpy.arccosh", acosh],
  ["numpy.arcsinh", asinh],
  ["numpy.arctanh", atanh],
  ["numpy.cbrt", cbrt],
  ["numpy.ceil", Math.ceil],
  ["numpy.conjugate", same],
  ["numpy.cos", cos],
  ["numpy.cosh", cosh],
  ["numpy.deg2rad", toRadians],
  ["numpy.degrees", toDegrees],
  ["numpy.exp", exp],
  ["numpy.exp2", exp2],
  ["numpy.expm1", expm1],
  ["numpy.floor", Math.floor],
  ["numpy.isfinite", (x) => Number(Number.isFinite(x))],
  ["numpy.isinf", (x) => Number(Math.abs(x) === Number.POSITIVE_INFINITY)],
  ["numpy.isnan", (x) => Number(Number.isNaN(x))],
  ["numpy.log", log],
  ["numpy.log10", log10],
  ["numpy.log1p", log1p],
  ["numpy.log2", log2],
  ["numpy.logical_not", (x) => Number(x === 0)],
  ["numpy.negative", (x) => -x],
  ["numpy.positive", same],
  ["numpy.rad2deg", toDegrees],
  ["numpy.radians", toRadians],
  ["numpy.reciprocal", (x) => 1 / x],
  ["numpy.rint", rint],
  ["numpy.sign", Math.sign],
  ["numpy.sin", sin],
  ["numpy.sinh", sinh],
  ["numpy.sqrt", Math.sqrt],
  ["numpy.square", (x) => x * x],
  ["numpy.tan", tan],
  ["numpy.tanh", tanh],
  ["numpy.trunc", Math.trunc],
]);

/** The function that a value in a file names; undefined for another. */
export function ufuncOf(value: PyValue): Ufunc | undefined {
  const name = functionName(value);
  return name === undefined ? undefined : UFUNCS.get(name);
}
