/** Functions in a file: a name, which NumPy's, the caller's or nobody's function stands behind. Code in a file is never run. */
import { quote } from "../errors/index.ts";
import { PyName, PyObject, type PyValue, textOf } from "../python/index.ts";
import { kindOf } from "./refusal.ts";
import type { State } from "./state.ts";

/** How versions of NumPy write a ufunc: as what a call gives (up to 1.19), or by the module that it lives in. */
const RECONSTRUCT: ReadonlySet<string> = new Set(["numpy.core._ufunc_reconstruct", "numpy._core._ufunc_reconstruct"]);
const NUMPY_MODULES: ReadonlySet<string> = new Set(
  ["numpy.core", "numpy._core"].flatMap((core) => [`${core}._multiarray_umath`, `${core}.umath`, `${core}.fromnumeric`]),
);

/** The dotted name of a function; NumPy's as `numpy.log1p`, wherever it lived. Undefined where `value` is none by name. */
export function functionName(value: PyValue): string | undefined {
  if (value instanceof PyName) return dotted(value.module, value.name);
  if (!(value instanceof PyObject) || !RECONSTRUCT.has(value.className)) return undefined;
  const [module, name] = value.args.map(textOf);
  return module === undefined || name === undefined ? undefined : dotted(module, name);
}

function dotted(module: string, name: string): string {
  return `${NUMPY_MODULES.has(module) ? "numpy" : module}.${name}`;
}

/** @throws {UnsupportedModelError} always, naming the function and what can be done. @param role what it is there for: "func" */
export function refuseFunction(state: State, role: string, value: PyValue): never {
  const name = functionName(value);
  if (name !== undefined) {
    return state.refuse(
      `the function ${quote(name)}, ${role} of ${state.className},`,
      `Only its name is in the file. load(file, { register: { ${quote(name)}: (x) => … } }) gives it.`,
    );
  }
  const hint =
    "Code in a file is never run. Name the function in a module, and save the model again; load can then be given it by that name.";
  const code = value instanceof PyObject && /^(cloudpickle|dill)\b/.test(value.className);
  return state.refuse(`${code ? `code that ${quote(value.className)} wrote` : kindOf(value)} as ${role} of ${state.className}`, hint);
}

/** The JavaScript function for an attribute that is a function's name; undefined where it is None. @throws {UnsupportedModelError} */
export function registeredFunction(state: State, attribute: string): ((...values: never[]) => unknown) | undefined {
  if (!state.isSet(attribute)) return undefined;
  const value = state.value(attribute);
  const name = functionName(value);
  return (name === undefined ? undefined : state.reading.registered(name)) ?? refuseFunction(state, attribute, value);
}
