/**
 * Steps one after the other, the last of any kind (sklearn/pipeline.py, Pipeline): a pipeline is its last step behind the others. A
 * step that is None or "passthrough" passes rows on; a sampler of imblearn.pipeline.Pipeline does so when predicting.
 */
import { Frame } from "../../numeric/index.ts";
import { type Before, behind, type Outside } from "../behind.ts";
import type { Estimator, Features, InputHint, Rows } from "../estimator.ts";
import { estimatorIn, isWord, namedParts } from "../named-parts.ts";
import { namesOut } from "../names-out.ts";
import { Passthrough } from "../passthrough.ts";
import type { EstimatorReader } from "../reading.ts";
import { totalCost } from "../row-cost.ts";
import type { State } from "../state.ts";
import { missingTried } from "./missing-inputs.ts";

interface Step {
  readonly name: string;
  readonly estimator: Estimator;
}

type Transform = (x: Rows) => Features;

function read(state: State): Estimator {
  const parts = namedParts(state, "steps", 2);
  if (parts.length === 0) state.wrong("steps", "is empty");
  const steps = parts.map((part): Step => {
    const estimator = isWord(part, null, "passthrough") ? new Passthrough(state.className) : estimatorIn(state, part);
    return { name: part.name, estimator };
  });
  return chained(state, steps);
}

function chained(state: State, steps: readonly Step[]): Estimator {
  const outside = outsideOf(state.className, steps);
  const working = steps.filter(({ estimator }) => !(estimator instanceof Passthrough));
  const last = working.at(-1);
  if (last === undefined) return new Passthrough(state.className, outside.nFeatures, outside.featureNames);
  const isLastStep = last === steps.at(-1);
  if (!isLastStep && last.estimator.kind !== "transformer") {
    state.wrong(`steps.${last.name}`, `is a ${last.estimator.className}, which is no transformer, before the last step`);
  }
  const transforms = working.slice(0, -1).map(({ name, estimator }, i): Transform => {
    const { transform } = estimator;
    if (transform === undefined) return state.wrong(`steps.${name}`, `is a ${estimator.className}, which does not transform`);
    return namedFor(working[i + 1].estimator, transform.bind(estimator));
  });
  const before = { rows: (x: Rows) => through(transforms, x), names: namesThrough(working.slice(0, -1)) };
  const inputs = missingTried(behind(before, last.estimator, outside));
  return behind(before, last.estimator, { ...outside, inputs });
}

function through(transforms: readonly Transform[], x: Rows): Rows {
  let rows = x;
  for (const transform of transforms) rows = transform(rows);
  return rows;
}

/** Between steps columns go by place: a Frame's columns are named as the next step learnt them. */
function namedFor({ featureNames }: Estimator, transform: Transform): Transform {
  if (featureNames === undefined) return transform;
  return (x) => {
    const rows = transform(x);
    if (!(rows instanceof Frame) || rows.columns.length !== featureNames.length) return rows;
    return new Frame(
      rows.columns.map((column, f) => ({ ...column, name: featureNames[f] })),
      rows.rows,
    );
  };
}

function namesThrough(steps: readonly Step[]): Before["names"] {
  const all = steps.flatMap(({ estimator }) => namesOut(estimator) ?? []);
  if (all.length < steps.length) return undefined;
  return (input) => all.reduce((names, step) => step(names), input);
}

/** What the rows are is said by the first step that knows it; those before it pass columns on. */
function outsideOf(className: string, steps: readonly Step[]): Outside {
  const all = steps.map(({ estimator }) => estimator);
  const wide = all.findIndex(({ nFeatures }) => nFeatures > 0);
  const known = wide < 0 ? all : all.slice(0, wide + 1);
  const first = all.find((estimator) => !(estimator instanceof Passthrough));
  return {
    className,
    nFeatures: known.at(-1)?.nFeatures ?? 0,
    featureNames: known.find(({ featureNames }) => featureNames !== undefined)?.featureNames,
    ...(known.some(({ isWidthGuessed }) => isWidthGuessed === true) && { isWidthGuessed: true }),
    inputs: inputsOf(all.filter((estimator) => !(estimator instanceof Passthrough))),
    rowCost: totalCost(all.map(({ rowCost }) => rowCost)),
    ...(first?.float32 === true && { float32: true }),
  };
}

/** What the first step knows of the inputs; the texts that an encoder after it knows (an imputer gives texts as it takes them). */
function inputsOf([first, second]: readonly Estimator[]): readonly InputHint[] | undefined {
  const [own, next] = [first?.inputs, second?.inputs];
  if (own === undefined || next === undefined || own.length !== next.length) return own;
  return own.map((hint, f) => {
    const { kind, categories, isClosed } = next[f];
    if (hint.kind !== "text" || kind !== "text" || hint.categories !== undefined || categories === undefined) return hint;
    const { missingAs } = hint;
    const values = missingAs === undefined || categories.includes(missingAs) ? categories : [...categories, missingAs];
    return { ...hint, categories: values, ...(isClosed !== undefined && { isClosed }) };
  });
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.pipeline.Pipeline"],
  keeps: ["steps"],
  isStateless: true,
  read,
};
