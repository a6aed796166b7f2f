/**
 * One reading of a model: the readers of all the classes in it, imported before, and everything that was found to stop
 * it. What is not understood does not end the reading, so that one refusal names all of it.
 */
import { InvalidModelError, NotInThisVersionError, quote, UnsupportedModelError } from "../errors/index.ts";
import { PyObject, type PyValue } from "../python/index.ts";
import type { Estimator, Rows, Transformer } from "./estimator.ts";
import { kindOf, notFitted, wrong } from "./refusal.ts";
import { type Registered, registeredEstimator } from "./registered.ts";
import { State, type StateReading } from "./state.ts";

/** How one class, or several that predict alike, is read. One stands in each estimator's file; the registry finds it there. */
export interface EstimatorReader {
  /** scikit-learn's public names; the modules that they moved through are the registry's */
  readonly classNames: readonly string[];
  /** the attributes that predicting and explaining need: what a bundle stores, beside plain parameters */
  readonly keeps: readonly string[];
  /** it has nothing that `fit` makes (HashingVectorizer, Normalizer), or what it has is named otherwise (Pipeline) */
  readonly isStateless?: boolean;
  /** @throws {InvalidModelError} naming what in the state is wrong, and where */
  read(state: State): Estimator;
}

/** A reader, and the public name of the class that it was asked for. */
export interface KnownClass {
  readonly className: string;
  readonly reader: EstimatorReader;
}

/** An estimator, and its path inside the model; empty for the model itself. */
export interface EstimatorPart {
  readonly path: string;
  readonly estimator: Estimator;
}

export class Reading implements StateReading {
  readonly #known: ReadonlyMap<string, KnownClass>;
  readonly #registered: ReadonlyMap<string, Registered>;
  readonly #refusals: { readonly part: string; readonly error: Error }[] = [];
  readonly #read = new Map<PyObject, Estimator>();
  readonly #parts: EstimatorPart[] = [];

  /**
   * @param known by class name as the file has it
   * @param registered by dotted name: what the caller of `load` knows and scikit-learn does not
   */
  constructor(known: ReadonlyMap<string, KnownClass>, registered: ReadonlyMap<string, Registered> = new Map()) {
    this.#known = known;
    this.#registered = registered;
  }

  /** The public name of a class; the name itself where it is none of scikit-learn's. */
  className(name: string): string {
    return this.#known.get(name)?.className ?? name;
  }

  /** What the caller of `load` gave for a function's dotted name. */
  registered(name: string): Registered | undefined {
    return this.#registered.get(name);
  }

  /**
   * The estimator in `value`; a stand-in where it is not understood, which `finish` then refuses.
   *
   * @throws {InvalidModelError} when it is no object, or its state contradicts itself
   */
  estimator(value: PyValue | undefined, path: string): Estimator {
    if (!(value instanceof PyObject)) throw wrong(`is ${kindOf(value)}, not an estimator`, path);
    const before = this.#read.get(value);
    if (before !== undefined) return before;
    const estimator = this.#estimator(value, path);
    this.#read.set(value, estimator);
    this.#parts.push({ path, estimator });
    return estimator;
  }

  /** Every estimator that was read, and where it stands: inner ones before those that hold them. */
  get parts(): readonly EstimatorPart[] {
    return this.#parts;
  }

  /** @throws {UnsupportedModelError} when anything was refused, listing all of it */
  finish(): void {
    if (this.#refusals.length === 0) return;
    const parts = [...new Set(this.#refusals.map(({ part }) => part))];
    const [{ error }] = this.#refusals;
    if (parts.length === 1 && error instanceof UnsupportedModelError) throw error;
    const listed = parts.slice(0, 20).join("; ");
    throw new UnsupportedModelError(
      `${parts.length} parts of this model are not in this version: ${listed}${parts.length > 20 ? "; …" : ""}`,
      parts,
    );
  }

  #estimator(object: PyObject, path: string): Estimator {
    const custom = this.#registered.get(object.className);
    if (custom !== undefined) return registeredEstimator(custom, object, new State(object, path, this));
    const known = this.#known.get(object.className);
    const at = path === "" ? "" : ` (${path})`;
    if (known === undefined) {
      const part = `the class ${quote(object.className)}${at}`;
      const details = { place: { path }, ...hintFor(object.className) };
      return this.#standIn(object, part, new UnsupportedModelError(`${part} is not in this version`, [part], details));
    }
    if (known.reader.isStateless !== true && !isFitted(object)) {
      const error = notFitted(known.className, path);
      return this.#standIn(object, error.message, error);
    }
    const before = this.#refusals.length;
    try {
      return known.reader.read(new State(object, path, this));
    } catch (error) {
      // A part that is refused may be all that its owner complains of.
      const isOfPart = this.#refusals.length > before && (error instanceof InvalidModelError || error instanceof UnsupportedModelError);
      if (isOfPart) return new StandIn(object.className);
      if (error instanceof UnsupportedModelError) {
        for (const part of error.parts) this.#refusals.push({ part, error });
        return new StandIn(object.className);
      }
      if (error instanceof NotInThisVersionError) return this.#standIn(object, `${error.message}${at}`, error);
      throw error;
    }
  }

  #standIn(object: PyObject, part: string, error: Error): Estimator {
    this.#refusals.push({ part, error });
    return new StandIn(object.className);
  }
}

/** What to do about a class of somebody's own. */
function hintFor(className: string): { readonly hint: string } {
  if (/^(cloudpickle|dill)\b/.test(className)) {
    return {
      hint: "Code in a file is never run. Put the class in a module, and save the model again; load can then be given it by its name.",
    };
  }
  const own = className.startsWith("sklearn.")
    ? "What is read stands in docs/supported.md."
    : "Only its name and attributes are in the file.";
  return { hint: `${own} load(file, { register: { ${quote(className)}: ({ state }) => (row) => … } }) gives what it does to a row.` };
}

/** scikit-learn's own rule (utils/validation.py, `check_is_fitted`): an attribute that ends with an underscore and begins with none. */
function isFitted(object: PyObject): boolean {
  for (const name of object.state.keys()) {
    if (name.endsWith("_") && !name.startsWith("__")) return true;
  }
  return false;
}

/** Stands for what is refused while the rest is read. */
class StandIn implements Transformer {
  readonly kind = "transformer";
  readonly className: string;
  readonly nFeatures = 1;
  readonly featureNames = undefined;
  readonly rowCost = { operations: 0, bytes: 0 };

  constructor(className: string) {
    this.className = className;
  }

  transform(_: Rows): never {
    throw new NotInThisVersionError(this.className);
  }
}
