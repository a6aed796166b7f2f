/** A model's answers as columns: `prediction`, and `probability_CLASS` where asked. */
import { type Column, type Label, Matrix, mostProbable } from "../numeric/index.ts";
import { numberColumn } from "../tables/index.ts";
import type { ScoringModel } from "./scoring-model.ts";

export interface Answers {
  readonly names: readonly string[];
  /** @param x `(rows, inputs)`, every value checked */
  columns(x: Matrix): Column[];
}

export function answersOf({ signature, estimator }: ScoringModel, proba: boolean): Answers {
  const { output } = signature;
  const classes = proba && output.kind === "classifier" ? output.classes : [];
  const names = classes.map((label) => `probability_${String(label)}`);
  return {
    names: ["prediction", ...names],
    columns(x) {
      const kind = output.kind === "classifier" ? typeof output.classes[0] : "number";
      if (classes.length === 0) return [labelColumn("prediction", x.rows === 0 ? [] : estimator.predict(x), kind)];
      const shares = x.rows === 0 ? new Matrix(0, classes.length) : (estimator.predictProba?.(x) ?? new Matrix(0, 0));
      const { columns, data } = shares;
      return [
        // What `predict` answers too, without asking twice.
        labelColumn("prediction", mostProbable(shares, classes), kind),
        ...names.map((name, k) =>
          numberColumn(
            name,
            Float64Array.from({ length: x.rows }, (_, row) => data[row * columns + k]),
          ),
        ),
      ];
    },
  };
}

function labelColumn(name: string, labels: readonly Label[] | Float64Array, kind: string): Column {
  if (kind === "number") return numberColumn(name, Float64Array.from(labels as readonly number[]));
  return { name, kind: kind === "boolean" ? "boolean" : "text", values: labels } as Column;
}
