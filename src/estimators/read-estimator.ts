/** From inert values to an estimator: the readers of all classes in them are imported first, together; then everything is sync. */
import type { PyObject, PyValue } from "../python/index.ts";
import type { Estimator } from "./estimator.ts";
import { type EstimatorPart, type KnownClass, Reading } from "./reading.ts";
import type { Registered } from "./registered.ts";
import { REGISTRY, type RegistryEntry } from "./registry.ts";
import { eachObject } from "./walk.ts";

const ENTRIES: ReadonlyMap<string, readonly [string, RegistryEntry]> = new Map(
  REGISTRY.flatMap((entry) =>
    entry.names.flatMap((names) => names.map((name): [string, [string, RegistryEntry]] => [name, [names[0], entry]])),
  ),
);

/** The public name of a class that pickles name `name`; undefined for what is not understood. */
export function publicName(name: string): string | undefined {
  return ENTRIES.get(name)?.[0];
}

/**
 * The estimator of a state, checked and ready to predict.
 *
 * @param registered by dotted name in the file: functions for what scikit-learn does not know
 * @throws {UnsupportedModelError} listing all classes, functions and settings in it that are not understood
 * @throws {InvalidModelError} when the state contradicts itself, with the path of what is wrong
 */
export async function readEstimator(object: PyObject, registered?: ReadonlyMap<string, Registered>): Promise<Estimator> {
  return (await readEstimatorParts(object, registered)).estimator;
}

/**
 * As `readEstimator`, with every estimator inside: inner ones before those that hold them.
 *
 * @param known the readers of all classes in it, where they are known already
 */
export async function readEstimatorParts(
  object: PyObject,
  registered?: ReadonlyMap<string, Registered>,
  known?: ReadonlyMap<string, KnownClass>,
): Promise<{ readonly estimator: Estimator; readonly parts: readonly EstimatorPart[] }> {
  const reading = new Reading(known ?? (await knownClasses(object)), registered);
  const estimator = reading.estimator(object, "");
  reading.finish();
  return { estimator, parts: reading.parts };
}

/** The readers of all classes that a value holds, by the names that it has them under and by their public names. */
export async function knownClasses(value: PyValue): Promise<ReadonlyMap<string, KnownClass>> {
  const names = new Set<string>();
  eachObject(value, ({ className }) => {
    names.add(className);
  });
  const known = new Map<string, KnownClass>();
  await Promise.all(
    [...names].map(async (name) => {
      const entry = ENTRIES.get(name);
      if (entry === undefined) return;
      const one = { className: entry[0], reader: await entry[1].load() };
      known.set(name, one).set(one.className, one);
    }),
  );
  return known;
}
