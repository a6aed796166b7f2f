/** `brine/ensemble`: scikit-learn's forests, with threads by number. */
import { makeThreads } from "#host";
import {
  RandomForestClassifier as Classifier,
  type FitOptions as InnerFitOptions,
  RandomForestRegressor as Regressor,
} from "./estimators/ensemble/index.ts";
import type { Rows } from "./estimators/index.ts";
import type { Labels, Threads } from "./numeric/index.ts";

export type { RandomForestClassifierParameters, RandomForestRegressorParameters } from "./estimators/ensemble/index.ts";
export type { ClassWeight, CountOrFraction, Rows } from "./estimators/index.ts";
export type { Tree } from "./estimators/tree/index.ts";
export { type Column, Frame, type Label, type Labels, Matrix, type MatrixLike } from "./numeric/index.ts";

export interface FitOptions extends Omit<InnerFitOptions, "threads"> {
  /** how many grow trees at once; the trees are the same. Where there are none (in a browser), one does all */
  readonly threads?: number | Threads | undefined;
}

/** `sklearn.ensemble.RandomForestClassifier`: same parameters, seed and rows, same trees, bit for bit. */
export class RandomForestClassifier extends Classifier {
  override async fit(x: Rows, y: Labels, options: FitOptions = {}): Promise<this> {
    return super.fit(x, y, { ...options, threads: makeThreads(options.threads) });
  }
}

/** `sklearn.ensemble.RandomForestRegressor`: same parameters, seed and rows, same trees, bit for bit. */
export class RandomForestRegressor extends Regressor {
  override async fit(x: Rows, y: ArrayLike<unknown>, options: FitOptions = {}): Promise<this> {
    return super.fit(x, y, { ...options, threads: makeThreads(options.threads) });
  }
}
