/**
 * Which inputs of a pipeline may be missing. The first step says what it takes, but what it passes on may be refused by a later one (a
 * scaler before a linear model), and no step knows the others: so it is tried, once, with a row for each input.
 */
import { DataError } from "../../errors/index.ts";
import { type Column, Frame, Matrix } from "../../numeric/index.ts";
import type { Estimator, InputHint, Rows } from "../estimator.ts";

/** What trying may cost when a model is loaded, in operations of about a nanosecond. */
const MOST_OPERATIONS = 20_000_000;

/** The hints of `estimator`, without the promise to answer a missing value where it is refused. */
export function missingTried(estimator: Estimator): readonly InputHint[] | undefined {
  const { inputs, rowCost, nFeatures } = estimator;
  const tries = inputs?.filter(isDoubtful).length ?? 0;
  if (inputs === undefined || inputs.length !== nFeatures || tries === 0 || rowCost.operations * (tries + 1) > MOST_OPERATIONS)
    return inputs;
  const usual = [0, 1].find((value) => answers(estimator, rowOf(estimator, inputs, value)) === "answered");
  if (usual === undefined) return inputs;
  return inputs.map((hint, f) => {
    const isRefused = isDoubtful(hint) && answers(estimator, rowOf(estimator, inputs, usual, f)) === "refused";
    return isRefused ? { ...hint, missing: false } : hint;
  });
}

function isDoubtful({ missing, isUnused }: InputHint): boolean {
  return missing && isUnused !== true;
}

function answers(estimator: Estimator, row: Rows): "answered" | "refused" | "unknown" {
  try {
    if (estimator.kind === "transformer") estimator.transform(row);
    else estimator.predict(row);
    return "answered";
  } catch (error) {
    // Whatever else goes wrong here goes wrong again, with its own words, when the model is asked.
    return error instanceof DataError ? "refused" : "unknown";
  }
}

/** A row of what each input is known to hold. @param missing the input that is not there */
function rowOf({ featureNames }: Estimator, inputs: readonly InputHint[], usual: number, missing?: number): Rows {
  if (inputs.every(({ kind }) => kind === "number")) {
    return new Matrix(
      1,
      inputs.length,
      Float64Array.from(inputs, (_, f) => (f === missing ? Number.NaN : usual)),
    );
  }
  return new Frame(
    inputs.map(({ kind, categories }, f): Column => {
      const name = featureNames?.[f] ?? `x${f}`;
      const value = categories?.[0];
      switch (kind) {
        case "text":
          return { name, kind, values: [f === missing ? null : typeof value === "string" ? value : ""] };
        case "boolean":
          return { name, kind, values: [f === missing ? null : true] };
        case "number":
          return { name, kind, values: Float64Array.of(f === missing ? Number.NaN : usual), integer: false };
      }
    }),
    1,
  );
}
