/** `sklearn.ensemble.RandomForestClassifier`. */
import { type Label, type Labels, type Matrix, mostProbable } from "../../numeric/index.ts";
import { PyObject } from "../../python/index.ts";
import { forestImportances, type Tree } from "../../tree/index.ts";
import { classesToState, parametersToState, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedClassifier } from "../estimator.ts";
import { type FitOptions, NotFittedError } from "../fit.ts";
import { accuracyScore } from "../metrics/index.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { classTargets } from "../targets.ts";
import {
  CLASSIFICATION_CRITERION,
  type ClassificationCriterion,
  type ClassWeight,
  classAmounts,
  classWeightParameter,
  classWeights,
  DecisionTreeClassifier,
  forestOf,
  type GrowthParameters,
  growthParameters,
  readTreeClassifier,
  TreeClassifier,
  timesClassWeights,
} from "../tree/index.ts";
import { fitForest } from "./fit-forest.ts";
import { FIXED_FOREST, SAMPLING_PARAMETERS, type SamplingParameters } from "./forest-parameters.ts";
import { treesToState } from "./forest-state.ts";
import { outOfBag } from "./out-of-bag.ts";

export interface RandomForestClassifierParameters extends GrowthParameters, SamplingParameters {
  criterion: ClassificationCriterion;
  classWeight: ClassWeight<"balanced" | "balanced_subsample"> | null;
}

const PARAMETERS: ParameterTable<RandomForestClassifierParameters> = {
  ...growthParameters("sqrt"),
  ...SAMPLING_PARAMETERS,
  criterion: CLASSIFICATION_CRITERION,
  classWeight: classWeightParameter("balanced", "balanced_subsample"),
};

interface Fitted {
  readonly forest: TreeClassifier;
  /** what each tree was grown from */
  readonly seeds: readonly number[];
  readonly outOfBag: { readonly decisions: Matrix; readonly score: number } | undefined;
}

/** A random forest of classification trees. Same parameters, seed and rows: scikit-learn 1.9.1's trees, bit for bit. */
export class RandomForestClassifier implements TrainedClassifier {
  static readonly className = "sklearn.ensemble.RandomForestClassifier";
  readonly kind = "classifier";
  readonly className = RandomForestClassifier.className;
  readonly float32 = true;
  readonly parameters: Readonly<RandomForestClassifierParameters>;
  #fitted: Fitted | undefined;

  /**
   * @throws {ParameterError} for a value that scikit-learn refuses, or an unknown name
   * @throws {NotInThisVersionError} for what scikit-learn has and this version does not
   */
  constructor(parameters: Partial<RandomForestClassifierParameters> = {}) {
    this.parameters = readParameters("RandomForestClassifier", parameters, PARAMETERS, FIXED_FOREST);
  }

  /**
   * @param x `(rows, features)`, finite, read as float32
   * @param y one label a row
   * @throws {DataError} when rows, labels or weights cannot be learnt from
   * @throws {ParameterError} when parameters exclude each other
   */
  async fit(x: Rows, y: Labels, options: FitOptions = {}): Promise<this> {
    const { classWeight, bootstrap, oobScore } = this.parameters;
    let classes: readonly Label[] = [];
    const forest = await fitForest(this.parameters, x, options, (rows, weights) => {
      const labels = classTargets(y, rows);
      const { codes } = labels;
      classes = labels.classes;
      const targets = { values: Float64Array.from(codes), classes: classes.length };
      const balancesClasses = classWeight === "balanced_subsample" && bootstrap;
      if (classWeight === null || balancesClasses) return { ...targets, weights, balancesClasses };
      const ofClass = classWeights(
        typeof classWeight === "string" ? "balanced" : classWeight,
        classes,
        classAmounts(codes, classes.length, weights),
      );
      return { ...targets, weights: timesClassWeights(weights, codes, ofClass), balancesClasses };
    });
    const { trees, seeds, nFeatures, featureNames } = forest;
    const decisions = oobScore ? outOfBag(forest) : undefined;
    const codes = Int32Array.from(classes.keys());
    this.#fitted = {
      forest: new TreeClassifier({ className: this.className, trees, classes, nFeatures, featureNames, takesMissing: false }),
      seeds,
      outOfBag: decisions && { decisions, score: accuracyScore(forest.plan.set.targets, mostProbable(decisions, codes)) },
    };
    return this;
  }

  get classes(): readonly Label[] {
    return this.#fit().forest.classes;
  }

  get nFeatures(): number {
    return this.#fit().forest.nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().forest.featureNames;
  }

  /** The trees, each an estimator of its own. */
  get estimators(): DecisionTreeClassifier[] {
    const { forest, seeds } = this.#fit();
    const { classes, nFeatures, featureNames } = forest;
    const { nEstimators, bootstrap, oobScore, maxSamples, classWeight, ...growth } = this.parameters;
    return forest.trees.map((tree, t) =>
      DecisionTreeClassifier.of({ tree, classes, nFeatures, featureNames }, { ...growth, randomState: seeds[t] }),
    );
  }

  get trees(): readonly Tree[] {
    return this.#fit().forest.trees;
  }

  /** `(features)`: mean decrease of impurity, as shares of the whole. */
  get featureImportances(): Float64Array {
    return forestImportances(this.trees);
  }

  /** Accuracy on rows that the trees did not draw; undefined without the parameter `oobScore`. */
  get oobScore(): number | undefined {
    return this.#fit().outOfBag?.score;
  }

  /** `(rows, classes)`: probabilities by the trees that did not draw the row; undefined without the parameter `oobScore`. */
  get oobDecisionFunction(): Matrix | undefined {
    return this.#fit().outOfBag?.decisions;
  }

  get rowCost(): RowCost {
    return this.#fit().forest.rowCost;
  }

  /** The most probable class of each row, the first of equals. */
  predict(x: Rows): Label[] {
    return this.#fit().forest.predict(x);
  }

  /**
   * Class probabilities, averaged over the trees in order (float64), as `predict_proba` in ensemble/_forest.py.
   *
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows, classes)` in the order of `classes`
   * @throws {SignatureError} when `x` has other columns than were learnt
   */
  predictProba(x: Rows): Matrix {
    return this.#fit().forest.predictProba(x);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().forest.predictRow(row, out);
  }

  toState(): PyObject {
    const { forest, seeds } = this.#fit();
    return new PyObject(
      this.className,
      new Map([
        ...parametersToState(this.parameters),
        ...shapesToState(forest),
        ...classesToState(forest.classes),
        ["estimators_", treesToState(DecisionTreeClassifier.className, forest.trees, seeds, forest.classes.length)],
      ]),
    );
  }

  #fit(): Fitted {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.RandomForestClassifier"],
  keeps: ["estimators_", "classes_", "n_classes_", "n_outputs_"],
  read: (state) => readTreeClassifier(forestOf(state, DecisionTreeClassifier.className)),
};
