/**
 * An estimator whose rows something else makes ready first: what a pipeline, a search or a wrapper is to the rest of Brine. It is of
 * the same kind, has the same methods and gives the same answers; only what it takes is another's.
 */
import { Matrix } from "../numeric/index.ts";
import type { Estimator, Fitted, Rows } from "./estimator.ts";
import { namesOut } from "./names-out.ts";

/** What of an estimator is about its rows. */
export type Outside = Pick<Fitted, "className" | "nFeatures" | "featureNames" | "isWidthGuessed" | "inputs" | "rowCost" | "float32">;

export interface Before {
  /** the rows that the estimator takes; the same for a row as for that row in a batch */
  rows(x: Rows): Rows;
  /** names of their columns; undefined: not known */
  readonly names?: ((input: readonly string[]) => readonly string[]) | undefined;
}

export function behind({ rows: prepare, names }: Before, inner: Estimator, outside: Outside): Estimator {
  const after = <Answer>(method: (x: Rows) => Answer) => {
    return (x: Rows): Answer => method.call(inner, prepare(x));
  };
  const { transform, rounding } = inner;
  const innerNames = namesOut(inner);
  const common = {
    ...outside,
    ...(rounding !== undefined && { rounding }),
    ...(transform !== undefined && { transform: after(transform) }),
    ...(innerNames !== undefined && names !== undefined && { featureNamesOut: (input: readonly string[]) => innerNames(names(input)) }),
  };
  switch (inner.kind) {
    case "classifier": {
      const { predictProba, decisionFunction, decisionsOf } = inner;
      const predictRow = rowAfter(prepare, inner.predictRow?.bind(inner), predictProba?.bind(inner));
      return {
        ...common,
        kind: inner.kind,
        classes: inner.classes,
        predict: after(inner.predict),
        ...(predictProba !== undefined && { predictProba: after(predictProba) }),
        ...(decisionFunction !== undefined && { decisionFunction: after(decisionFunction) }),
        ...(decisionsOf !== undefined && { decisionsOf }),
        ...(predictRow !== undefined && { predictRow }),
      };
    }
    case "regressor": {
      const inColumn = (x: Rows): Matrix => column(inner.predict(x));
      const predictRow = rowAfter(prepare, inner.predictRow?.bind(inner), inColumn);
      return { ...common, kind: inner.kind, predict: after(inner.predict), ...(predictRow !== undefined && { predictRow }) };
    }
    case "multi-output-classifier": {
      const { predictProba, decisionFunction } = inner;
      return {
        ...common,
        kind: inner.kind,
        classes: inner.classes,
        predict: after(inner.predict),
        ...(predictProba !== undefined && { predictProba: after(predictProba) }),
        ...(decisionFunction !== undefined && { decisionFunction: after(decisionFunction) }),
      };
    }
    case "multi-output-regressor":
      return { ...common, kind: inner.kind, nOutputs: inner.nOutputs, predict: after(inner.predict) };
    case "outlier-detector":
      return {
        ...common,
        kind: inner.kind,
        predict: after(inner.predict),
        scoreSamples: after(inner.scoreSamples),
        decisionFunction: after(inner.decisionFunction),
      };
    case "clusterer":
      return { ...common, kind: inner.kind, predict: after(inner.predict) };
    case "transformer": {
      const { scoreSamples } = inner;
      return {
        ...common,
        kind: inner.kind,
        transform: after(inner.transform),
        ...(scoreSamples !== undefined && { scoreSamples: after(scoreSamples) }),
      };
    }
  }
}

/** The same estimator under another's name: a search, a frozen estimator. */
export function renamed(className: string, inner: Estimator): Estimator {
  const { nFeatures, featureNames, isWidthGuessed, inputs, rowCost, float32 } = inner;
  return behind({ rows: (x) => x, names: (input) => input }, inner, {
    className,
    nFeatures,
    featureNames,
    ...(isWidthGuessed === true && { isWidthGuessed }),
    inputs,
    rowCost,
    ...(float32 !== undefined && { float32 }),
  });
}

type PredictRow = (row: Float64Array, out: Float64Array) => void;

/** What has no fast path of its own gets none here. Rows that are made sparse are answered as in a batch, where sums have that order. */
function rowAfter(
  prepare: (x: Rows) => Rows,
  predictRow: PredictRow | undefined,
  answers: ((x: Rows) => Matrix) | undefined,
): PredictRow | undefined {
  if (predictRow === undefined || answers === undefined) return undefined;
  return (row, out) => {
    const x = prepare(new Matrix(1, row.length, row));
    if (x instanceof Matrix && x.data instanceof Float64Array) predictRow(x.data, out);
    else out.set(answers(x).data);
  };
}

function column(values: Float64Array): Matrix {
  return new Matrix(values.length, 1, values);
}
