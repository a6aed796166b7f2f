/**
 * Answers as JSON text, put together from pieces that were escaped once, when the model was loaded:
 * `{"model":"iris","version":"1","input":{…},"prediction":"setosa","probabilities":{"setosa":1,…}}`.
 */
import type { Signature, Trained } from "../model/index.ts";

const NOT_FINITE = ',"reason":"the answer is not a finite number"';

/** Writes the answers of one model. */
export class PredictionText {
  readonly #head: string;
  /** `"sepal_length":`, `,"sepal_width":`, … */
  readonly #inputKeys: readonly string[];
  /** a classifier's labels as JSON; none for a regressor */
  readonly #labels: readonly string[] | undefined;
  /** `,"probabilities":{"setosa":`, `,"versicolor":`, … */
  readonly #classKeys: readonly string[];

  constructor(name: string, version: string, signature: Signature, estimator: Trained) {
    this.#head = `{"model":${JSON.stringify(name)},"version":${JSON.stringify(version)},`;
    this.#inputKeys = signature.inputs.map((input, i) => `${i === 0 ? "" : ","}${JSON.stringify(input.name)}:`);
    const { output } = signature;
    const classes = output.kind === "classifier" ? output.classes : undefined;
    this.#labels = classes?.map((label) => JSON.stringify(label));
    this.#classKeys = (classes ?? []).map((label, i) => {
      return `${i === 0 ? ',"probabilities":{' : ","}${JSON.stringify(String(label))}:`;
    });
    if (estimator.kind !== output.kind) throw new TypeError(`a ${estimator.kind} with the signature of a ${output.kind}`);
  }

  /** The keys and labels are ASCII, and so are numbers: then a text is as many bytes long as it has characters. */
  get isAscii(): boolean {
    return [this.#head, ...this.#inputKeys, ...(this.#labels ?? []), ...this.#classKeys].every((piece) => /^[\x20-\x7e]*$/.test(piece));
  }

  /** One row: its inputs, as they were read, and its answer. @param predicted the class's position; by default the most probable's */
  row(input: Float64Array, out: Float64Array, predicted?: number): string {
    let text = `${this.#head}"input":{`;
    const keys = this.#inputKeys;
    for (let i = 0; i < keys.length; i++) text += keys[i] + number(input[i]);
    return `${text}},${this.#answer(out, 0, predicted)}}`;
  }

  /** Many rows: `out` holds them one after another. */
  rows(count: number, out: Float64Array | Float32Array, predicted?: readonly number[]): string {
    const width = this.#labels?.length ?? 1;
    const answers: string[] = [];
    for (let i = 0; i < count; i++) answers.push(`{${this.#answer(out, i * width, predicted?.[i])}}`);
    return `${this.#head}"predictions":[${answers.join(",")}]}`;
  }

  #answer(out: Float64Array | Float32Array, from: number, predicted?: number): string {
    const labels = this.#labels;
    if (labels === undefined) {
      const value = out[from];
      return `"prediction":${number(value)}${Number.isFinite(value) ? "" : NOT_FINITE}`;
    }
    const keys = this.#classKeys;
    let best = 0;
    let probabilities = "";
    for (let c = 0; c < labels.length; c++) {
      const p = out[from + c];
      if (p > out[from + best]) best = c;
      probabilities += keys[c] + number(p);
    }
    return `"prediction":${labels[predicted ?? best]}${probabilities}}`;
  }
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : "null";
}
