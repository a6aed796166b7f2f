/** A model: an estimator, what it takes and gives, and how it came to be. */
import type { Trained } from "../estimators/index.ts";
import type { ModelState } from "../formats/index.ts";
import { Frame, type Label, Matrix } from "../numeric/index.ts";
import type { Card } from "./card.ts";
import { readFrame } from "./frame-reader.ts";
import { RowReader } from "./row-reader.ts";
import type { Signature } from "./signature.ts";

/** Rows by name: objects as JSON has them, or a table. A Matrix has its columns in the order of the signature. */
export type ModelRows = readonly Readonly<Record<string, unknown>>[] | Frame | Matrix;

interface Parts {
  readonly name: string;
  readonly estimator: Trained;
  readonly signature: Signature;
  readonly card: Card;
  readonly state: ModelState;
  readonly hash: string;
}

export class Model {
  /** as the recipe, or whoever loaded it, calls it */
  readonly name: string;
  readonly estimator: Trained;
  readonly signature: Signature;
  readonly card: Card;
  /** what the estimator was read from: what a bundle stores */
  readonly state: ModelState;
  /** SHA-256 of the bundle, as `sha256sum` prints it */
  readonly hash: string;
  readonly #reader: RowReader;

  constructor({ name, estimator, signature, card, state, hash }: Parts) {
    this.name = name;
    this.estimator = estimator;
    this.signature = signature;
    this.card = card;
    this.state = state;
    this.hash = hash;
    this.#reader = new RowReader(signature, { float32: estimator.float32 === true });
  }

  /**
   * One answer a row: a class for a classifier, a number for a regressor.
   *
   * @throws {SignatureError} naming every wrong input of every row
   */
  predict(rows: ModelRows): Label[] {
    const matrix = this.read(rows);
    if (matrix.rows === 0) return [];
    return this.estimator.kind === "classifier" ? this.estimator.predict(matrix) : Array.from(this.estimator.predict(matrix));
  }

  /**
   * The probability of each class, one object a row, keyed by class.
   *
   * @throws {SignatureError} naming every wrong input of every row
   * @throws {TypeError} when the model is a regressor
   */
  predictProba(rows: ModelRows): Record<string, number>[] {
    const { estimator } = this;
    if (estimator.kind !== "classifier") throw new TypeError(`${this.name} predicts numbers: it has no classes and no probabilities`);
    const matrix = this.read(rows);
    if (matrix.rows === 0) return [];
    const keys = estimator.classes.map(String);
    return estimator
      .predictProba(matrix)
      .toArrays()
      .map((row) => Object.fromEntries(row.map((probability, k) => [keys[k], probability])));
  }

  /** `(rows, inputs)`: the rows as numbers, in the order of the signature. @throws {SignatureError} as `predict` */
  read(rows: ModelRows): Matrix {
    if (rows instanceof Matrix) return rows;
    return rows instanceof Frame ? readFrame(rows, this.signature, this.estimator.float32 === true) : this.#reader.objects(rows);
  }
}
