/** A model: an estimator, what it takes and gives, and how it came to be. */
import type { Estimator } from "../estimators/index.ts";
import type { ModelState } from "../formats/index.ts";
import { Frame, type Label, Matrix } from "../numeric/index.ts";
import { type Answers, answersOf, type RowAnswer, rowAnswer, transformed } from "./answers.ts";
import type { Card } from "./card.ts";
import { readFrame } from "./frame-reader.ts";
import type { Cell, RowTable } from "./row.ts";
import { RowReader } from "./row-reader.ts";
import type { Signature } from "./signature.ts";

/** Rows by name: objects as JSON has them, or a table. A Matrix has its columns in the order of the signature. */
export type ModelRows = readonly Readonly<Record<string, unknown>>[] | Frame | Matrix;

interface Parts<C extends Card> {
  readonly name: string;
  readonly estimator: Estimator;
  readonly signature: Signature;
  readonly card: C;
  readonly state: ModelState;
  readonly hash: string;
}

export class Model<C extends Card = Card> {
  /** as the recipe, or whoever loaded it, calls it */
  readonly name: string;
  readonly estimator: Estimator;
  readonly signature: Signature;
  readonly card: C;
  /** what the estimator was read from: what a bundle stores */
  readonly state: ModelState;
  /** SHA-256 of the file that it was loaded from, as `sha256sum` prints it; of several files, or of one with other names, of all of these */
  readonly hash: string;
  readonly #reader: RowReader;

  constructor({ name, estimator, signature, card, state, hash }: Parts<C>) {
    this.name = name;
    this.estimator = estimator;
    this.signature = signature;
    this.card = card;
    this.state = state;
    this.hash = hash;
    this.#reader = this.rowReader();
  }

  /**
   * One answer a row: a class for a classifier, a number for a regressor, 1 or -1 for an outlier detector, the number of a
   * cluster for a clusterer; an object by output where the model has several (`predict<Record<string, Label>>`).
   *
   * @throws {SignatureError} naming every wrong input of every row
   * @throws {TypeError} when the model only transforms
   */
  predict<Prediction extends Label | Readonly<Record<string, Label>> = Label>(rows: ModelRows): Prediction[] {
    if (this.estimator.kind === "transformer") throw new TypeError(`${this.name} only transforms: it has no predictions`);
    const answers = this.answers(rows);
    const [{ name, predictions }] = answers.outputs;
    if (name === undefined) return Array.from(predictions as readonly Label[]) as Prediction[];
    return Array.from({ length: answers.rows }, (_, i) =>
      Object.fromEntries(answers.outputs.map((output) => [output.name, output.predictions[i]])),
    ) as Prediction[];
  }

  /**
   * The probability of each class, one object a row, keyed by class; where there are several outputs, by output and class.
   *
   * @throws {SignatureError} naming every wrong input of every row
   * @throws {TypeError} when the model has no probabilities
   */
  predictProba<Shares extends Record<string, number> | Record<string, Record<string, number>> = Record<string, number>>(
    rows: ModelRows,
  ): Shares[] {
    const { estimator } = this;
    if (estimator.kind !== "classifier" && estimator.kind !== "multi-output-classifier") {
      throw new TypeError(`${this.name} predicts numbers: it has no classes and no probabilities`);
    }
    if (estimator.predictProba === undefined) throw new TypeError(`${this.name} has no probabilities, as its estimator in Python has none`);
    const answers = this.answers(rows);
    const keyed = (output: Answers["outputs"][number], i: number): Record<string, number> => {
      const { keys, values } = output.probabilities ?? { keys: [], values: new Matrix(0, 0) };
      return Object.fromEntries(keys.map((key, k) => [key, values.data[i * values.columns + k]]));
    };
    return Array.from({ length: answers.rows }, (_, i) => {
      if (answers.outputs[0].name === undefined) return keyed(answers.outputs[0], i) as Shares;
      return Object.fromEntries(answers.outputs.map((output) => [output.name, keyed(output, i)])) as Shares;
    });
  }

  /**
   * `(rows, 1)` for two classes, positive for the second; else a column a class. As scikit-learn's `decision_function`.
   *
   * @throws {SignatureError} naming every wrong input of every row
   * @throws {TypeError} when the model has none
   */
  decisionFunction(rows: ModelRows): Matrix | Float64Array {
    const { estimator } = this;
    if (!("decisionFunction" in estimator) || estimator.decisionFunction === undefined) {
      throw new TypeError(`${this.name} has no decision function, as its estimator in Python has none`);
    }
    return estimator.decisionFunction(this.read(rows));
  }

  /**
   * What the model makes of each row, by the names of `get_feature_names_out`.
   *
   * @throws {SignatureError} naming every wrong input of every row
   * @throws {TypeError} when the model does not transform
   */
  transform(rows: ModelRows): Record<string, Cell>[] {
    const { transform } = this.estimator;
    if (transform === undefined) throw new TypeError(`${this.name} does not transform`);
    const table = this.read(rows);
    if (table.rows === 0) return [];
    const columns = transformed({ transform: (x) => transform.call(this.estimator, x) }, this.signature.output, table);
    return Array.from({ length: table.rows }, (_, i) => Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])));
  }

  /** One object a row, as HTTP answers it. @throws {SignatureError} as `predict` */
  answer(rows: ModelRows): RowAnswer[] {
    const answers = this.answers(rows);
    return Array.from({ length: answers.rows }, (_, i) => rowAnswer(answers, i));
  }

  /** The answers for many rows, as lists and matrices. @throws {SignatureError} as `predict` */
  answers(rows: ModelRows): Answers {
    return answersOf(this.estimator, this.signature.output, this.read(rows));
  }

  /** The rows as the estimator takes them, in the order of the signature. @throws {SignatureError} as `predict` */
  read(rows: ModelRows): RowTable {
    if (rows instanceof Matrix) return rows;
    return rows instanceof Frame ? readFrame(rows, this.signature, this.#readerOptions) : this.#reader.objects(rows);
  }

  /** A reader of single rows, whose row is its own. */
  rowReader(): RowReader {
    return new RowReader(this.signature, this.#readerOptions);
  }

  get #readerOptions(): { readonly float32: boolean; readonly names: readonly string[] | undefined } {
    return { float32: this.estimator.float32 === true, names: this.estimator.featureNames };
  }
}
