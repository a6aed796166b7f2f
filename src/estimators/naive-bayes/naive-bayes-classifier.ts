/** What all naive Bayes classifiers do with the joint log-likelihood of a row and each class (naive_bayes.py, `_BaseNB`). */
import { exp, type Label, logSumExp, Matrix, mostProbable } from "../../numeric/index.ts";
import type { Shapes } from "../common-state.ts";
import type { Classifier, InputHint, RowCost, Rows } from "../estimator.ts";

const OPERATIONS_A_PROBABILITY = 60;

export interface NaiveBayes extends Shapes {
  readonly className: string;
  readonly classes: readonly Label[];
  readonly inputs?: readonly InputHint[];
  /** `(rows, classes)`: log P(class) + log P(row | class) */
  jointLogLikelihood(x: Rows): Matrix;
  /** operations that one row's likelihoods take */
  readonly operations: number;
}

export class NaiveBayesClassifier implements Classifier {
  readonly kind = "classifier";
  readonly className: string;
  readonly classes: readonly Label[];
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly inputs: readonly InputHint[] | undefined;
  readonly rowCost: RowCost;
  readonly #model: NaiveBayes;

  constructor(model: NaiveBayes) {
    const { className, classes, nFeatures, featureNames, inputs, operations } = model;
    this.className = className;
    this.classes = classes;
    this.nFeatures = nFeatures;
    this.featureNames = featureNames;
    this.inputs = inputs;
    this.rowCost = { operations: operations + OPERATIONS_A_PROBABILITY * classes.length, bytes: 8 * (nFeatures + 2 * classes.length) };
    this.#model = model;
  }

  /** The likeliest class of each row, the first of equals. */
  predict(x: Rows): Label[] {
    return mostProbable(this.#model.jointLogLikelihood(x), this.classes);
  }

  predictProba(x: Rows): Matrix {
    const joint = this.#model.jointLogLikelihood(x);
    const out = new Matrix(joint.rows, joint.columns);
    for (let row = 0; row < joint.rows; row++) {
      const likelihoods = joint.row(row);
      const total = logSumExp(likelihoods);
      for (let k = 0; k < joint.columns; k++) out.data[row * joint.columns + k] = exp(likelihoods[k] - total);
    }
    return out;
  }
}
