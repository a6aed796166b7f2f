/**
 * Every attribute that a reader keeps, replaced by what does not belong there: the answer is a typed error or an answer, never another
 * error, and never a long wait.
 */
import { BrineError } from "../../src/errors/index.ts";
import { keptState, knownClasses, readEstimator } from "../../src/estimators/index.ts";
import { eachObject } from "../../src/estimators/walk.ts";
import type { PyObject, PyValue } from "../../src/python/index.ts";
import { METHODS, methodOf } from "./ask-estimator.ts";
import { ABSENT, hostileValues } from "./hostile-values.ts";
import { objectOf } from "./judge-case.ts";
import type { SklearnCase } from "./sklearn-fixtures.ts";

const MOST_MS = 2000;
const REFUSED = "refused";

export interface Attack {
  readonly problems: string[];
  tried: number;
  answered: number;
}

interface Target {
  readonly state: Map<string, PyValue>;
  readonly name: string;
  /** class and attribute */
  readonly key: string;
}

/**
 * @param seen how often a class's attribute was attacked before; each is attacked in three models
 */
export async function attack(one: SklearnCase, seen: Map<string, number>): Promise<Attack> {
  const whole = await objectOf(one);
  const root = keptState(whole, await knownClasses(whole));
  const result: Attack = { problems: [], tried: 0, answered: 0 };
  if ((await problemWith(one, root)) === REFUSED) return result;
  const targets: Target[] = [];
  eachObject(root, (object) => {
    for (const name of object.state.keys()) {
      const key = `${object.className}.${name}`;
      const times = seen.get(key) ?? 0;
      if (times >= 3) continue;
      seen.set(key, times + 1);
      targets.push({ state: object.state as Map<string, PyValue>, name, key });
    }
  });
  for (const { state, name, key } of targets) {
    const value = state.get(name) ?? null;
    for (const [what, hostile] of hostileValues(value)) {
      if (hostile === ABSENT) state.delete(name);
      else state.set(name, hostile);
      result.tried++;
      const problem = await problemWith(one, root);
      if (problem === undefined) result.answered++;
      else if (problem !== REFUSED) result.problems.push(`${one.version}, ${one.name}, ${key}: ${what}: ${problem}`);
      state.set(name, value);
    }
  }
  return result;
}

async function problemWith({ input }: SklearnCase, root: PyObject): Promise<string | undefined> {
  const start = performance.now();
  let refused: string | undefined;
  try {
    const estimator = await readEstimator(root);
    for (const method of METHODS) {
      try {
        methodOf(estimator, method)?.(input);
      } catch (error) {
        if (!(error instanceof BrineError)) return `${method}: ${told(error)}`;
      }
    }
  } catch (error) {
    if (!(error instanceof BrineError)) return told(error);
    refused = REFUSED;
  }
  const elapsed = performance.now() - start;
  return elapsed > MOST_MS ? `took ${Math.round(elapsed)} ms` : refused;
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? "").split("\n").slice(0, 3).join(" ") : String(error);
}
