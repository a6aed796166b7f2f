/**
 * Where a bundle's arrays are gathered. Arrays that stand at the same place of equal parts (`threshold` of each of 100
 * trees) become one tensor, one after the other along the first axis: `estimators_.*.tree_.nodes.threshold`. So a forest
 * has ten tensors instead of a thousand, and Python opens it sensibly.
 */
import type { TypedArray } from "../python/index.ts";
import { type Dtype, view } from "./dtypes.ts";
import type { Tensor } from "./safetensors.ts";

/** Rows `start` to `start + rows` of a tensor. */
export interface Slice {
  readonly tensor: string;
  readonly start: number;
}

interface Group {
  readonly dtype: Dtype;
  readonly rowShape: readonly number[];
  readonly parts: TypedArray[];
  rows: number;
}

export class TensorPool {
  readonly #groups = new Map<string, Group>();
  readonly #structs = new Map<string, string>();
  readonly #texts = new Set<string>();

  /**
   * The name under which all fields of a structured array stand together, at the same rows.
   *
   * @param fields names and dtypes: arrays of other fields get another name
   */
  structName(path: string, fields: string): string {
    for (let number = 1; ; number++) {
      const name = number === 1 ? path : `${path}#${number}`;
      const known = this.#structs.get(name);
      if (known !== undefined && known !== fields) continue;
      this.#structs.set(name, fields);
      return name;
    }
  }

  /** A name for a list of texts, which shares its tensors with no other. */
  textsName(path: string): string {
    for (let number = 1; ; number++) {
      const name = number === 1 ? path : `${path}#${number}`;
      if (this.#texts.has(name)) continue;
      this.#texts.add(name);
      return name;
    }
  }

  /** Takes in `rows` rows of shape `rowShape`. @param path where the array stands, indices written as `*` */
  add(path: string, dtype: Dtype, rows: number, rowShape: readonly number[], data: TypedArray): Slice {
    for (let number = 1; ; number++) {
      const tensor = number === 1 ? path : `${path}#${number}`;
      const group = this.#groups.get(tensor);
      if (group === undefined) {
        this.#groups.set(tensor, { dtype, rowShape, parts: [data], rows });
        return { tensor, start: 0 };
      }
      if (group.dtype === dtype && String(group.rowShape) === String(rowShape)) {
        const start = group.rows;
        group.parts.push(data);
        group.rows += rows;
        return { tensor, start };
      }
    }
  }

  tensors(): Map<string, Tensor> {
    const tensors = new Map<string, Tensor>();
    for (const [name, { dtype, rowShape, parts, rows }] of this.#groups) {
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
        at += part.byteLength;
      }
      const length = rowShape.reduce((product, n) => product * n, rows);
      tensors.set(name, { dtype, shape: [rows, ...rowShape], data: view(dtype, bytes.buffer, 0, length) });
    }
    return tensors;
  }
}
