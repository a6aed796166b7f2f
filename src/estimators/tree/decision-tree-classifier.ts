/** `sklearn.tree.DecisionTreeClassifier`. */
import type { Label, Labels, Matrix } from "../../numeric/index.ts";
import { PyObject } from "../../python/index.ts";
import { type Tree, treeImportances } from "../../tree/index.ts";
import { classesToState, parametersToState, type Shapes, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedClassifier } from "../estimator.ts";
import { NotFittedError } from "../fit.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { classTargets } from "../targets.ts";
import { type ClassWeight, classAmounts, classWeights, timesClassWeights } from "./class-weight.ts";
import { fitTree, type TreeFitOptions } from "./fit-tree.ts";
import { readTreeClassifier, singleTree } from "./read-trees.ts";
import { TreeClassifier } from "./tree-classifier.ts";
import {
  CLASSIFICATION_CRITERION,
  type ClassificationCriterion,
  classWeightParameter,
  FIXED_TREE,
  type GrowthParameters,
  growthParameters,
} from "./tree-parameters.ts";
import { treeToState } from "./tree-state.ts";

export interface DecisionTreeClassifierParameters extends GrowthParameters {
  criterion: ClassificationCriterion;
  classWeight: ClassWeight | null;
}

const PARAMETERS: ParameterTable<DecisionTreeClassifierParameters> = {
  ...growthParameters(null),
  criterion: CLASSIFICATION_CRITERION,
  classWeight: classWeightParameter("balanced"),
};

/** What `fit` or a file makes of it. */
export interface FittedClassifierTree extends Shapes {
  readonly tree: Tree;
  readonly classes: readonly Label[];
}

/** A tree whose leaves hold shares of classes. Same parameters, seed and rows: scikit-learn 1.9.1's tree, bit for bit. */
export class DecisionTreeClassifier implements TrainedClassifier {
  static readonly className = "sklearn.tree.DecisionTreeClassifier";
  readonly kind = "classifier";
  readonly className = DecisionTreeClassifier.className;
  readonly float32 = true;
  readonly parameters: Readonly<DecisionTreeClassifierParameters>;
  #fitted: TreeClassifier | undefined;

  /**
   * @throws {ParameterError} for a value that scikit-learn refuses, or an unknown name
   * @throws {NotInThisVersionError} for what scikit-learn has and this version does not
   */
  constructor(parameters: Partial<DecisionTreeClassifierParameters> = {}) {
    this.parameters = readParameters("DecisionTreeClassifier", parameters, PARAMETERS, FIXED_TREE);
  }

  /** An estimator around a tree that is there already. */
  static of(fitted: FittedClassifierTree, parameters: Partial<DecisionTreeClassifierParameters> = {}): DecisionTreeClassifier {
    const estimator = new DecisionTreeClassifier(parameters);
    estimator.#keep(fitted);
    return estimator;
  }

  /**
   * @param x `(rows, features)`, finite, read as float32
   * @param y one label a row
   * @throws {DataError} when rows, labels or weights cannot be learnt from
   */
  async fit(x: Rows, y: Labels, options: TreeFitOptions = {}): Promise<this> {
    const { classWeight } = this.parameters;
    let classes: readonly Label[] = [];
    const { tree, nFeatures, featureNames } = await fitTree(this.parameters, x, options, (rows, weights) => {
      const labels = classTargets(y, rows);
      classes = labels.classes;
      const targets = { values: Float64Array.from(labels.codes), classes: classes.length };
      if (classWeight === null) return { ...targets, weights };
      // Balanced by plain counts: a single tree does not look at the rows' weights for it, a forest does.
      const ofClass = classWeights(classWeight, classes, classAmounts(labels.codes, classes.length, undefined));
      return { ...targets, weights: timesClassWeights(weights, labels.codes, ofClass) };
    });
    this.#keep({ tree, classes, nFeatures, featureNames });
    return this;
  }

  get classes(): readonly Label[] {
    return this.#fit().classes;
  }

  get nFeatures(): number {
    return this.#fit().nFeatures;
  }

  get featureNames(): readonly string[] | undefined {
    return this.#fit().featureNames;
  }

  get tree(): Tree {
    return this.#fit().trees[0];
  }

  get featureImportances(): Float64Array {
    return treeImportances(this.tree);
  }

  get rowCost(): RowCost {
    return this.#fit().rowCost;
  }

  /** The most probable class of each row, the first of equals. */
  predict(x: Rows): Label[] {
    return this.#fit().predict(x);
  }

  /**
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows, classes)`: the shares in the leaf that each row falls into
   */
  predictProba(x: Rows): Matrix {
    return this.#fit().predictProba(x);
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().predictRow(row, out);
  }

  toState(): PyObject {
    const fitted = this.#fit();
    return new PyObject(
      this.className,
      new Map([
        ...parametersToState(this.parameters),
        ...shapesToState(fitted),
        ...classesToState(fitted.classes),
        ["tree_", treeToState(this.tree, fitted.classes.length)],
      ]),
    );
  }

  #keep({ tree, ...of }: FittedClassifierTree): void {
    this.#fitted = new TreeClassifier({ ...of, trees: [tree], takesMissing: false, className: this.className });
  }

  #fit(): TreeClassifier {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.tree.DecisionTreeClassifier"],
  keeps: ["tree_", "classes_", "n_classes_", "n_outputs_"],
  read: (state) => readTreeClassifier(singleTree(state)),
};
