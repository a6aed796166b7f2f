/**
 * Trees and forests out of a file, of any version and any number of outputs: what a tree's values mean, which versions answer
 * missing values, and how many outputs there are decide what it is read as.
 */
import type { Label } from "../../numeric/index.ts";
import type { Tree } from "../../tree/index.ts";
import { inputsFromState } from "../common-state.ts";
import type { Classifier, MultiOutputClassifier, MultiOutputRegressor, Regressor } from "../estimator.ts";
import { labelsOf } from "../label-values.ts";
import { asInt32, listOf } from "../plain-values.ts";
import type { State } from "../state.ts";
import type { FittedTreesOf } from "./fitted-trees.ts";
import { MultiOutputTreeClassifier, MultiOutputTreeRegressor } from "./multi-output-trees.ts";
import { TreeClassifier } from "./tree-classifier.ts";
import { layoutFromStates } from "./tree-layout.ts";
import { TreeRegressor } from "./tree-regressor.ts";
import { asTheyAre, type Meaning, sharesOfClasses, TREE_CLASS, treeFromState, treeWidth } from "./tree-state.ts";

const MOST = 0x7fffffff;
const MOST_OUTPUTS = 0xffff;

/** Where the trees of an estimator are. */
export interface TreesIn {
  /** the estimator that is read */
  readonly state: State;
  /** itself for a single tree, else the trees' estimators */
  readonly estimators: readonly State[];
  readonly isForest: boolean;
}

export function singleTree(state: State): TreesIn {
  return { state, estimators: [state], isForest: false };
}

/** @param className of the trees' estimators */
export function forestOf(state: State, className: string): TreesIn {
  return { state, estimators: state.parts("estimators_", className), isForest: true };
}

/** @throws {InvalidModelError} when a tree is not sound, or its width or classes are not the estimator's */
export function readTreeClassifier(trees: TreesIn): Classifier | MultiOutputClassifier {
  const { state, isForest } = trees;
  const classes = classesOfOutputs(state);
  const counts = classes.map(({ length }) => length);
  const of = { ...readTrees(trees, counts, sharesOfClasses), className: state.className };
  const deciding = isForest || !state.version.isBefore(1, 4) ? undefined : decidingTrees(trees, counts);
  return classes.length === 1
    ? new TreeClassifier({ ...of, classes: classes[0], deciding })
    : new MultiOutputTreeClassifier({ ...of, classes, deciding });
}

/** @throws {InvalidModelError} when a tree is not sound, or its width or outputs are not the estimator's */
export function readTreeRegressor(trees: TreesIn): Regressor | MultiOutputRegressor {
  const nOutputs = trees.state.integer("n_outputs_", 1, MOST_OUTPUTS);
  const of = { ...readTrees(trees, new Array<number>(nOutputs).fill(1)), className: trees.state.className };
  return nOutputs === 1 ? new TreeRegressor(of) : new MultiOutputTreeRegressor(of);
}

/** @param meaning what a tree's values mean, of those that the file has; themselves by default */
export function readTrees(
  { state, estimators, isForest }: TreesIn,
  nClasses: readonly number[],
  meaning: Meaning = asTheyAre,
): FittedTreesOf {
  const parts = estimators.map((estimator) => estimator.part("tree_", TREE_CLASS));
  const shapes = inputsFromState(state, treeWidth(parts[0]));
  const takesMissing = doesTreeTakeMissing(estimators[0]) && !(isForest && state.version.isBefore(1, 4));
  const read = () => parts.map((part) => treeFromState(part, shapes.nFeatures, nClasses, meaning));
  const layout = layoutFromStates(parts, { nFeatures: shapes.nFeatures, nClasses, takesMissing, meaning });
  return { ...shapes, trees: layout === undefined ? read() : read, layout, takesMissing };
}

/**
 * Whether scikit-learn's tree answers missing values (tree/_classes.py, `_support_missing_values` and the tag `allow_nan`), which
 * goes by version, class, splitter and criterion, not by whether any were learnt. What was trained here has no `splitter`, and
 * takes none.
 */
export function doesTreeTakeMissing(tree: State): boolean {
  const { version, className } = tree;
  if (version.isBefore(1, 3) || !tree.has("splitter")) return false;
  const isBest = tree.string("splitter") === "best";
  const isOf16 = !version.isBefore(1, 6) && version.isBefore(1, 7);
  // 1.6 set the tag of ExtraTreeRegressor by an annotation, which sets nothing.
  const isExtra = className === "sklearn.tree.ExtraTreeClassifier" || (className === "sklearn.tree.ExtraTreeRegressor" && !isOf16);
  if (!version.isBefore(1, 9)) return !isExtra || !isBest;
  if (tree.string("criterion") === "absolute_error" || tree.isSet("monotonic_cst")) return false;
  return version.isBefore(1, 6) ? isBest : !isExtra || !isBest;
}

/** `classes_`: an array, or a list of one for each output. */
function classesOfOutputs(state: State): Label[][] {
  const nOutputs = state.integer("n_outputs_", 1, MOST_OUTPUTS);
  const stated = asInt32(listOf(state.value("n_classes_")) ?? [state.value("n_classes_")], 1, MOST, state.at("n_classes_"));
  if (stated.length !== nOutputs) state.wrong("n_classes_", `is of ${stated.length} outputs, not ${nOutputs}`);
  if (nOutputs === 1) return [state.labels("classes_", stated[0])];
  const list = state.list("classes_");
  if (list.length !== nOutputs) state.wrong("classes_", `is of ${list.length} outputs, not ${nOutputs}`);
  return list.map((classes, k) => labelsOf(classes, stated[k], state.at(`classes_.${k}`)));
}

/**
 * The tree with its values as the file has them, where some node's largest count is not its largest share. `predict` of a single tree takes
 * the largest count up to 1.3 (a forest's the largest mean of shares): counts that differ in the last bit can be equal once divided.
 */
function decidingTrees({ estimators }: TreesIn, nClasses: readonly number[]): readonly Tree[] | undefined {
  const part = estimators[0].part("tree_", TREE_CLASS);
  const counts = treeFromState(part, treeWidth(part), nClasses);
  const shares = sharesOfClasses(counts.value, part, nClasses);
  const width = counts.nValues / nClasses.length;
  for (let start = 0; start < shares.length; start += width) {
    const end = start + nClasses[(start / width) % nClasses.length];
    if (largest(counts.value, start, end) !== largest(shares, start, end)) return [counts];
  }
  return undefined;
}

function largest(values: Float64Array, from: number, to: number): number {
  let at = from;
  for (let i = from + 1; i < to; i++) if (values[i] > values[at]) at = i;
  return at;
}
