/**
 * The short way for models of numbers only whose estimator answers a row into an array: probabilities or one number, from
 * which the text is put together without an object in between.
 */
import { isNumeric, isTie, type Model, type Trained } from "../model/index.ts";
import { Matrix } from "../numeric/index.ts";
import { PredictionText } from "./prediction-text.ts";

export class FastAnswers {
  readonly text: PredictionText;
  readonly #estimator: Trained;
  readonly #out: Float64Array;

  private constructor(text: PredictionText, estimator: Trained) {
    this.text = text;
    this.#estimator = estimator;
    this.#out = new Float64Array(estimator.kind === "classifier" ? estimator.classes.length : 1);
  }

  /** Undefined for a model that needs the general way. */
  static of(name: string, version: string, { estimator, signature }: Model): FastAnswers | undefined {
    if (!isNumeric(signature) || !isFast(estimator)) return undefined;
    return new FastAnswers(new PredictionText(name, version, signature, estimator), estimator);
  }

  row(row: Float64Array): string {
    const estimator = this.#estimator;
    const out = this.#out;
    estimator.predictRow(row, out);
    if (estimator.kind === "classifier" && isTie(out, 0, out.length))
      return this.text.row(row, out, predicted(estimator, new Matrix(1, row.length, row))[0]);
    return this.text.row(row, out);
  }

  rows(matrix: Matrix): string {
    const estimator = this.#estimator;
    if (matrix.rows === 0) return this.text.rows(0, this.#out);
    if (estimator.kind === "regressor") return this.text.rows(matrix.rows, estimator.predict(matrix));
    const { data, columns } = estimator.predictProba(matrix);
    for (let i = 0; i < matrix.rows; i++)
      if (isTie(data, i * columns, columns)) return this.text.rows(matrix.rows, data, predicted(estimator, matrix));
    return this.text.rows(matrix.rows, data);
  }
}

/** The positions of the predicted classes. */
function predicted(estimator: Extract<Trained, { kind: "classifier" }>, matrix: Matrix): number[] {
  const position = new Map(estimator.classes.map((label, c) => [label, c]));
  return estimator.predict(matrix).map((label) => position.get(label) ?? 0);
}

function isFast(estimator: Model["estimator"]): estimator is Trained {
  if (estimator.kind === "classifier") return estimator.predictRow !== undefined && estimator.predictProba !== undefined;
  return estimator.kind === "regressor" && estimator.predictRow !== undefined;
}
