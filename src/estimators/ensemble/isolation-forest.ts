/**
 * `sklearn.ensemble.IsolationForest` (ensemble/_iforest.py): how few questions single a row out. A leaf's value is the path to it
 * and the path that the training rows left in it would still take.
 */
import { exp2, log } from "../../numeric/index.ts";
import type { Tree } from "../../tree/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { InputHint, OutlierDetector, RowCost, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { SklearnVersion } from "../sklearn-version.ts";
import type { State } from "../state.ts";
import { doesTreeTakeMissing, FittedTrees, MOST_FEATURES, TREE_CLASS, treeFromState } from "../tree/index.ts";
import { featureSubsets } from "./feature-subsets.ts";

const MOST = 0x7fffffff;
const EULER_GAMMA = 0.5772156649015329;
const EXTRA_TREE = "sklearn.tree.ExtraTreeRegressor";

interface Rules {
  /** what `decision_function` takes off the score */
  readonly offset: number;
  /** decisions below it are outliers; up to 0.19 also those equal to it */
  readonly threshold: number;
  readonly isThresholdOut: boolean;
  /** the mean path in a tree of as many rows as each was grown from, times the trees */
  readonly denominator: number;
}

export class IsolationForest implements OutlierDetector {
  readonly kind = "outlier-detector";
  readonly float32 = true;
  readonly className: string;
  readonly nFeatures: number;
  readonly featureNames: readonly string[] | undefined;
  readonly rowCost: RowCost;
  readonly #paths: FittedTrees;
  readonly #rules: Rules;

  constructor(className: string, paths: FittedTrees, rules: Rules) {
    this.className = className;
    this.nFeatures = paths.nFeatures;
    this.featureNames = paths.featureNames;
    this.rowCost = paths.rowCost;
    this.#paths = paths;
    this.#rules = rules;
  }

  get inputs(): readonly InputHint[] | undefined {
    return this.#paths.inputs;
  }

  predict(x: Rows): Int32Array {
    const { threshold, isThresholdOut } = this.#rules;
    return Int32Array.from(this.decisionFunction(x), (decision) =>
      decision < threshold || (isThresholdOut && decision === threshold) ? -1 : 1,
    );
  }

  /** -2^(-path / mean path): paths are added tree after tree. */
  scoreSamples(x: Rows): Float64Array {
    const { denominator } = this.#rules;
    const paths = this.#paths.eachAnswer(x);
    return Float64Array.from({ length: paths.rows }, (_, row) => {
      let path = 0;
      for (const ofTree of paths.row(row)) path += ofTree;
      // Trees that were grown from one row: scikit-learn sets the quotient to 1.
      return -exp2(-(denominator === 0 ? 1 : path / denominator));
    });
  }

  decisionFunction(x: Rows): Float64Array {
    return this.scoreSamples(x).map((score) => score - this.#rules.offset);
  }
}

function read(state: State): IsolationForest {
  const { version } = state;
  const estimators = state.parts("estimators_", EXTRA_TREE);
  const parts = estimators.map((estimator) => estimator.part("tree_", TREE_CLASS));
  const { nFeatures, featureNames } = inputsFromState(
    state,
    state.integer(state.nameOf("n_features_in_", "n_features_"), 1, MOST_FEATURES),
  );
  const subsets = featureSubsets(state, estimators.length, nFeatures);
  const usesSubsets = state.integer("_max_features", 1, MOST) !== nFeatures;
  const trees = parts.map((part, t) => {
    const features = usesSubsets ? subsets[t] : undefined;
    const tree = treeFromState(part, features?.length ?? nFeatures, [1]);
    return pathTree(features === undefined ? tree : overAllFeatures(tree, features, nFeatures), version);
  });
  const takesMissing = !version.isBefore(1, 6) && estimators.every(doesTreeTakeMissing);
  const rows = state.integer(version.isBefore(1, 3) ? "max_samples_" : state.nameOf("_max_samples", "max_samples_"), 1, MOST);
  return new IsolationForest(state.className, new FittedTrees({ trees, nFeatures, featureNames, takesMissing }), {
    ...thresholdOf(state),
    denominator: trees.length * averagePathLength(rows, version),
  });
}

/** Up to 0.19 scores are moved by one half and `threshold_` parts them; 0.20 and 0.21 do so where `behaviour` is "old". */
function thresholdOf(state: State): Pick<Rules, "offset" | "threshold" | "isThresholdOut"> {
  const { version } = state;
  if (version.isBefore(0, 20)) return { offset: -0.5, threshold: state.number("threshold_"), isThresholdOut: true };
  const offset = state.number("offset_");
  const isOld = version.isBefore(0, 22) && state.string("behaviour", "old") === "old";
  return { offset, threshold: isOld ? state.number("_threshold_") : 0, isThresholdOut: false };
}

/** The tree with the path to each node as its value. */
function pathTree(tree: Tree, version: SklearnVersion): Tree {
  const { nodeCount, childrenLeft, childrenRight, nNodeSamples } = tree;
  const nodesOnPath = new Int32Array(nodeCount);
  nodesOnPath[0] = 1;
  for (let i = 0; i < nodeCount; i++) {
    if (childrenLeft[i] < 0) continue;
    nodesOnPath[childrenLeft[i]] = nodesOnPath[i] + 1;
    nodesOnPath[childrenRight[i]] = nodesOnPath[i] + 1;
  }
  const value = Float64Array.from(nodesOnPath, (nodes, i) => {
    const rest = averagePathLength(nNodeSamples[i], version);
    return version.isBefore(0, 21) ? nodes - 1 + rest : nodes + rest - 1;
  });
  return { ...tree, value };
}

/** The tree asked for features of all rows, where it was grown on some of their columns. */
function overAllFeatures(tree: Tree, features: Int32Array, nFeatures: number): Tree {
  return { ...tree, nFeatures, feature: tree.feature.map((feature) => (feature < 0 ? feature : features[feature])) };
}

/** The mean path in a tree of `n` rows (`_average_path_length`); of one or two rows it was another up to 0.20. */
function averagePathLength(n: number, version: SklearnVersion): number {
  if (version.isBefore(0, 21) ? n <= 1 : n === 2) return 1;
  if (n <= 1) return 0;
  return 2 * (log(n - 1) + EULER_GAMMA) - (2 * (n - 1)) / n;
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.IsolationForest"],
  keeps: [
    "estimators_",
    "estimators_features_",
    "max_samples_",
    "_max_samples",
    "_max_features",
    "offset_",
    "threshold_",
    "_threshold_",
    "n_features_",
  ],
  read,
};
