/** Centring and scaling: subtract, then divide (never times the reciprocal, but for sparse rows, as scikit-learn does both). */
import type { SparseMatrix } from "../../numeric/index.ts";
import type { Shapes } from "../common-state.ts";
import type { InputHint, Transformer } from "../estimator.ts";
import { type Numbers, sameColumns, scaleColumns } from "./same-columns.ts";

export interface Scaling extends Shapes {
  readonly className: string;
  readonly inputs: readonly InputHint[] | undefined;
  readonly missing: boolean;
  readonly center: Float64Array | undefined;
  readonly scale: Float64Array | undefined;
  /** float32 rows meet parameters that were rounded to float32 before */
  readonly roundsParameters?: boolean;
  /** last: keep to these bounds */
  readonly bounds?: readonly [number, number] | undefined;
  /** what sparse rows do. @throws {DataError} where they cannot be centred */
  beforeSparse?(): void;
}

export function scaler(scaling: Scaling): Transformer {
  const { center, scale, bounds } = scaling;
  const factors = scale?.map((value) => 1 / value);
  return sameColumns({
    ...scaling,
    operations: 4,
    change(data, columns) {
      const isRounded = scaling.roundsParameters === true && data instanceof Float32Array;
      if (center !== undefined) subtract(data, columns, isRounded ? center.map(Math.fround) : center);
      if (scale !== undefined) divide(data, columns, isRounded ? scale.map(Math.fround) : scale);
      if (bounds !== undefined) clip(data, bounds);
    },
    changeSparse(x: SparseMatrix) {
      scaling.beforeSparse?.();
      const scaled = factors === undefined ? x : scaleColumns(x, factors);
      if (bounds !== undefined) clip(scaled.data, bounds);
      return scaled;
    },
  });
}

function subtract(data: Numbers, columns: number, center: Float64Array): void {
  for (let start = 0; start < data.length; start += columns) {
    for (let f = 0; f < columns; f++) data[start + f] -= center[f];
  }
}

function divide(data: Numbers, columns: number, scale: Float64Array): void {
  for (let start = 0; start < data.length; start += columns) {
    for (let f = 0; f < columns; f++) data[start + f] /= scale[f];
  }
}

/** `np.clip` in place: NaN stays. */
export function clip(data: Numbers, [least, most]: readonly [number, number]): void {
  for (let i = 0; i < data.length; i++) {
    if (data[i] < least) data[i] = least;
    else if (data[i] > most) data[i] = most;
  }
}
