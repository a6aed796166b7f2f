/**
 * The short way for models of numbers only whose estimator answers a row into an array: probabilities or one number, from
 * which the text is put together without an object in between.
 */
import { isNumeric, type Model, type Trained } from "../model/index.ts";
import type { Matrix } from "../numeric/index.ts";
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
    this.#estimator.predictRow(row, this.#out);
    return this.text.row(row, this.#out);
  }

  rows(matrix: Matrix): string {
    const estimator = this.#estimator;
    if (matrix.rows === 0) return this.text.rows(0, this.#out);
    const out = estimator.kind === "classifier" ? estimator.predictProba(matrix).data : estimator.predict(matrix);
    return this.text.rows(matrix.rows, out);
  }
}

function isFast(estimator: Model["estimator"]): estimator is Trained {
  if (estimator.kind === "classifier") return estimator.predictRow !== undefined && estimator.predictProba !== undefined;
  return estimator.kind === "regressor" && estimator.predictRow !== undefined;
}
