/** A model's answers as columns: `prediction`, and `probability_CLASS` where asked; of several outputs `prediction_OUTPUT`. */
import { type Answers, answersOf, type RowTable } from "../model/index.ts";
import type { Column, Label } from "../numeric/index.ts";
import { numberColumn } from "../tables/index.ts";
import type { ScoringModel } from "./scoring-model.ts";

export interface AnswerColumns {
  /** of every block alike; of a transformer that does not name its columns, none before its first block */
  readonly names: readonly string[];
  /** @param x `(rows, inputs)`, every value checked */
  columns(x: RowTable): Column[];
}

export function answerColumns({ signature: { output }, estimator }: ScoringModel, proba: boolean): AnswerColumns {
  const columns = (x: RowTable): Column[] => columnsOf(answersOf(estimator, output, x), proba, typeof labelsOf(output)[0]);
  switch (output.kind) {
    case "classifier":
      return {
        names: ["prediction", ...(proba ? output.classes.map((label) => `probability_${String(label)}`) : [])],
        columns: withEmpty(columns),
      };
    case "regressor":
    case "clusterer":
      return { names: ["prediction"], columns: withEmpty(columns) };
    case "outlier-detector":
      return { names: ["prediction", "score"], columns: withEmpty(columns) };
    case "multi-output-classifier": {
      const shares = output.outputs.flatMap(({ name, classes }) => classes.map((label) => `probability_${name}_${String(label)}`));
      return { names: [...output.outputs.map(({ name }) => `prediction_${name}`), ...(proba ? shares : [])], columns: withEmpty(columns) };
    }
    case "multi-output-regressor":
      return { names: output.outputs.map((name) => `prediction_${name}`), columns: withEmpty(columns) };
    case "transformer":
      return { names: output.columns, columns: withEmpty(columns) };
  }

  /** Of no rows: the names that some rows would have. */
  function withEmpty(some: (x: RowTable) => Column[]): AnswerColumns["columns"] {
    return (x) =>
      x.rows > 0 ? some(x) : answerColumns({ signature: { inputs: [], namesKnown: true, output }, estimator }, proba).names.map(empty);
  }

  function empty(name: string): Column {
    const kind = name === "prediction" || name.startsWith("prediction_") ? typeof labelsOf(output)[0] : "number";
    return labelColumn(name, [], kind);
  }
}

function labelsOf(output: ScoringModel["signature"]["output"]): readonly Label[] {
  return output.kind === "classifier" ? output.classes : [0];
}

function columnsOf({ rows, outputs, score, columns }: Answers, proba: boolean, kind: string): Column[] {
  const several = outputs.length > 0 && outputs[0].name !== undefined;
  const predictions = outputs.map(({ name, predictions: labels }) => {
    return labelColumn(name === undefined ? "prediction" : `prediction_${name}`, labels, several ? typeof labels[0] : kind);
  });
  const shares = (proba ? outputs : []).flatMap(({ name, probabilities }) => {
    const { keys, values } = probabilities ?? { keys: [], values: undefined };
    return keys.map((key, k) => {
      const column = Float64Array.from({ length: rows }, (_, i) => values?.data[i * (values?.columns ?? 0) + k] ?? Number.NaN);
      return numberColumn(name === undefined ? `probability_${key}` : `probability_${name}_${key}`, column);
    });
  });
  const made = (columns ?? []).map(({ name, values }) => {
    const isText = Array.isArray(values) && values.some((value) => typeof value === "string");
    return labelColumn(name, values as readonly Label[], isText ? "text" : "number");
  });
  return [...predictions, ...(score === undefined ? [] : [numberColumn("score", score)]), ...shares, ...made];
}

function labelColumn(name: string, labels: readonly Label[] | Float64Array | Float32Array | Int32Array, kind: string): Column {
  if (kind === "number") return numberColumn(name, Float64Array.from(labels as ArrayLike<number>));
  return { name, kind: kind === "boolean" ? "boolean" : "text", values: labels } as Column;
}
