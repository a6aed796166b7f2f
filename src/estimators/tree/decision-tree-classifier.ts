/** `sklearn.tree.DecisionTreeClassifier`. */
import { type Label, type Labels, type Matrix, mostProbable } from "../../numeric/index.ts";
import { PyObject } from "../../python/index.ts";
import { ForestWalker, type Tree, treeImportances } from "../../tree/index.ts";
import { classesFromState, classesToState, parametersToState, type Shapes, shapesFromState, shapesToState } from "../common-state.ts";
import type { RowCost, Rows, TrainedClassifier } from "../estimator.ts";
import { NotFittedError } from "../fit.ts";
import { type ParameterTable, readParameters } from "../parameters.ts";
import type { EstimatorReader } from "../reading.ts";
import { denseRows } from "../rows.ts";
import type { State } from "../state.ts";
import { classTargets } from "../targets.ts";
import { type ClassWeight, classAmounts, classWeights, timesClassWeights } from "./class-weight.ts";
import { fitTree, type TreeFitOptions } from "./fit-tree.ts";
import { predictAll, rowCost } from "./predict.ts";
import {
  CLASSIFICATION_CRITERION,
  type ClassificationCriterion,
  classWeightParameter,
  FIXED_TREE,
  type GrowthParameters,
  growthParameters,
} from "./tree-parameters.ts";
import { TREE_CLASS, treeFromState, treeToState } from "./tree-state.ts";

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
  #fitted: (FittedClassifierTree & { readonly walker: ForestWalker }) | undefined;

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
    estimator.#fitted = { ...fitted, walker: new ForestWalker([fitted.tree]) };
    return estimator;
  }

  /** @throws {InvalidModelError} naming what in the state is wrong, and where */
  static fromState(state: State): DecisionTreeClassifier {
    const shapes = shapesFromState(state);
    const classes = classesFromState(state);
    const tree = treeFromState(state.part("tree_", TREE_CLASS), shapes.nFeatures, classes.length);
    return DecisionTreeClassifier.of({ ...shapes, tree, classes });
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
    this.#fitted = { tree, classes, nFeatures, featureNames, walker: new ForestWalker([tree]) };
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
    return this.#fit().tree;
  }

  get featureImportances(): Float64Array {
    return treeImportances(this.#fit().tree);
  }

  get rowCost(): RowCost {
    return rowCost([this.#fit().tree]);
  }

  /** The most probable class of each row, the first of equals. */
  predict(x: Rows): Label[] {
    return mostProbable(this.predictProba(x), this.#fit().classes);
  }

  /**
   * @param x `(rows, features)`, read as float32; a Frame's columns are found by name
   * @returns `(rows, classes)`: the shares in the leaf that each row falls into
   */
  predictProba(x: Rows): Matrix {
    const { walker, nFeatures, featureNames } = this.#fit();
    return predictAll(walker, denseRows(x, { nFeatures, featureNames, float32: true }));
  }

  predictRow(row: Float64Array, out: Float64Array): void {
    this.#fit().walker.mean(row, 0, out, 0);
  }

  toState(): PyObject {
    const fitted = this.#fit();
    return new PyObject(
      this.className,
      new Map([
        ...parametersToState(this.parameters),
        ...shapesToState(fitted),
        ...classesToState(fitted.classes),
        ["tree_", treeToState(fitted.tree, fitted.classes.length)],
      ]),
    );
  }

  #fit(): FittedClassifierTree & { readonly walker: ForestWalker } {
    if (this.#fitted === undefined) throw new NotFittedError(this.className);
    return this.#fitted;
  }
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.tree.DecisionTreeClassifier"],
  keeps: ["tree_", "classes_", "n_classes_", "n_outputs_"],
  read: DecisionTreeClassifier.fromState,
};
