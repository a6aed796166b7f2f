/** Answers of every kind of model as JSON text: `{"model":"iris","version":"1","input":{…},"prediction":…}`. */
import { type Answers, type Row, type RowAnswer, rowAnswer, type Signature } from "../model/index.ts";

export class AnswerText {
  readonly #head: string;
  readonly #inputs: Signature["inputs"];

  constructor(name: string, version: string, { inputs }: Signature) {
    this.#head = `{"model":${JSON.stringify(name)},"version":${JSON.stringify(version)},`;
    this.#inputs = inputs;
  }

  /** One row: its inputs, as they were read, and its answer. */
  row(row: Row, answer: RowAnswer): string {
    // NaN, a missing number, is null in JSON.
    const input = Object.fromEntries(this.#inputs.map(({ name }, i) => [name, row[i]]));
    return `${this.#head}"input":${JSON.stringify(input)},${JSON.stringify(answer).slice(1)}`;
  }

  /** Many rows. */
  rows(answers: Answers): string {
    const each = Array.from({ length: answers.rows }, (_, i) => JSON.stringify(rowAnswer(answers, i)));
    return `${this.#head}"predictions":[${each.join(",")}]}`;
  }
}
