/**
 * How much each feature counts for a fitted estimator, as SelectFromModel asks it (feature_selection/_base.py,
 * `_get_feature_importances`): its coefficients, or what its trees' splits took off the impurity.
 */

import { quote } from "../../errors/index.ts";
import { pairwiseSum } from "../../numeric/index.ts";
import { NdArray, numberOf, type PyValue } from "../../python/index.ts";
import { forestImportances, type Tree, treeImportances } from "../../tree/index.ts";
import { MOST_CLAIMED } from "../common-state.ts";
import { laidOutMatrix } from "../sparse-matrix.ts";
import type { State } from "../state.ts";
import { linearCoefficients } from "../svm/index.ts";
import { TREE_CLASS, treeFromState, treeWidth } from "../tree/index.ts";

/**
 * `(features)`, none negative.
 *
 * @param getter `importance_getter`: "auto", "coef_" or "feature_importances_"
 * @param order `norm_order`, for coefficients of several outputs
 * @throws {UnsupportedModelError} for an estimator of another kind
 */
export function importancesOf(estimator: State, getter: string, order: PyValue): Float64Array {
  const hasCoefficients = estimator.has("coef_") || KERNEL_MACHINE.test(estimator.className);
  const takesCoefficients = getter === "coef_" || (getter === "auto" && hasCoefficients);
  if (takesCoefficients && hasCoefficients) return coefficientNorms(estimator, order);
  if (!takesCoefficients && (getter === "auto" || getter === "feature_importances_")) return impurityImportances(estimator);
  return estimator.refuse(`SelectFromModel of ${quote(getter)} of ${estimator.className}`);
}

/** Numbers, a feature of a tree each: 256 MiB. */
const MOST_IMPORTANCES = 1 << 25;

/** They make `coef_` of their support vectors when they are asked. */
const KERNEL_MACHINE = /^sklearn\.svm\.(?:(?:Nu)?SV[CR]|OneClassSVM)$/;

function coefficientNorms(estimator: State, order: PyValue): Float64Array {
  const value = estimator.has("coef_") ? estimator.value("coef_") : undefined;
  if (value instanceof NdArray && value.shape.length === 1) return estimator.float64("coef_", [undefined]).map(Math.abs);
  const { rows, columns, data } = value === undefined ? linearCoefficients(estimator) : laidOutMatrix(estimator, "coef_");
  const power = numberOf(order);
  const norms = new Float64Array(columns);
  for (let f = 0; f < columns; f++) {
    for (let k = 0; k < rows; k++) {
      const size = Math.abs(data[k * columns + f]);
      if (power === 1) norms[f] += size;
      else if (power === 2) norms[f] += size * size;
      else if (power === Number.POSITIVE_INFINITY) norms[f] = Math.max(norms[f], size);
      else return estimator.refuse("SelectFromModel with a norm_order other than 1, 2 or infinity");
    }
  }
  return power === 2 ? norms.map(Math.sqrt) : norms;
}

function impurityImportances(estimator: State): Float64Array {
  const name = estimator.className.slice(estimator.className.lastIndexOf(".") + 1);
  if (estimator.has("tree_")) {
    const tree = treeOf(estimator);
    if (tree.nFeatures > MOST_CLAIMED) estimator.refuse(`the importances of ${tree.nFeatures} features`);
    return treeImportances(tree);
  }
  if (/^(?:RandomForest|ExtraTrees)/.test(name)) return ofForest(estimator);
  if (name.startsWith("GradientBoosting")) return ofBoosting(estimator);
  return estimator.refuse(`SelectFromModel of ${estimator.className}`);
}

/** A tree, whatever its values: its arguments say how many classes and outputs it has. */
function treeOf(estimator: State): Tree {
  const part = estimator.part("tree_", TREE_CLASS);
  const nClasses = part.args[1];
  const counts = nClasses instanceof NdArray ? Array.from(nClasses.data as Iterable<PyValue>, (count) => Number(numberOf(count))) : [];
  return treeFromState(part, treeWidth(part), counts);
}

/** The trees of an ensemble, all of one width, whose importances can be held beside each other. */
function treesOf(estimator: State): readonly Tree[] {
  const trees = estimator.list("estimators_").map((item, i) => treeOf(estimator.partOf(item, `estimators_.${i}`, ...TREES)));
  if (trees.length === 0) return estimator.wrong("estimators_", "is empty");
  const { nFeatures } = trees[0];
  const other = trees.findIndex((tree) => tree.nFeatures !== nFeatures);
  if (other >= 0) estimator.wrong("estimators_", `has trees of ${nFeatures} and of ${trees[other].nFeatures} features`);
  if (nFeatures > MOST_CLAIMED || trees.length * nFeatures > MOST_IMPORTANCES)
    estimator.refuse(`the importances of ${trees.length} trees for ${nFeatures} features`);
  return trees;
}

function ofForest(estimator: State): Float64Array {
  const trees = treesOf(estimator);
  if (!estimator.version.isBefore(0, 21)) return forestImportances(trees);
  return meanOf(trees.map((tree) => treeImportances(tree)));
}

const TREES = [
  "sklearn.tree.DecisionTreeClassifier",
  "sklearn.tree.DecisionTreeRegressor",
  "sklearn.tree.ExtraTreeClassifier",
  "sklearn.tree.ExtraTreeRegressor",
];

/** ensemble/_gb.py: trees of one node do not count; up to 0.20 they did, and up to 0.19 each tree had the same weight. */
function ofBoosting(estimator: State): Float64Array {
  const all = treesOf(estimator);
  const { version } = estimator;
  const trees = version.isBefore(0, 21) ? all : all.filter(({ nodeCount }) => nodeCount > 1);
  if (trees.length === 0) return new Float64Array(all[0].nFeatures);
  const mean = meanOf(trees.map((tree) => treeImportances(tree, version.isBefore(0, 20))));
  if (version.isBefore(0, 20)) return mean;
  const sum = pairwiseSum(mean);
  return mean.map((importance) => importance / sum);
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(rows[0].length);
  for (const row of rows) for (let f = 0; f < mean.length; f++) mean[f] += row[f];
  return mean.map((sum) => sum / rows.length);
}
