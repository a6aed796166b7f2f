/**
 * Problems that scikit-learn solved (parity/train.py): rows, targets, parameters, and its trees and answers bit for bit.
 * `differences` solves one case again and says what is not equal.
 */
import { BrineError } from "../../src/errors/index.ts";
import { RandomForestClassifier, RandomForestRegressor } from "../../src/estimators/ensemble/index.ts";
import { DecisionTreeClassifier, DecisionTreeRegressor } from "../../src/estimators/tree/index.ts";
import { type Label, Matrix, type Threads } from "../../src/numeric/index.ts";
import type { Tree } from "../../src/tree/index.ts";

/** Base64 of little-endian float64. */
type Packed = string;

export interface Problem {
  readonly name: string;
  readonly "scikit-learn": string;
  readonly rows: number;
  readonly features: number;
  readonly x: Packed;
  readonly y: { readonly values: Packed } | { readonly labels: readonly Label[] };
  readonly cases: readonly Case[];
}

export interface Case {
  readonly estimator: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly sampleWeight: Packed | null;
  /** scikit-learn's reason, in place of all that follows */
  readonly refused?: string;
  readonly trees: readonly (Readonly<Record<string, Packed>> & { readonly maxDepth: number })[];
  readonly importances: Packed;
  /** probabilities, or predictions of a regressor, for the first rows */
  readonly answers: Packed;
  readonly classes?: readonly Label[];
  readonly labels?: readonly Label[];
  readonly oobScore?: Packed;
  readonly oob?: Packed;
}

const ARRAYS = [
  "childrenLeft",
  "childrenRight",
  "feature",
  "threshold",
  "impurity",
  "nNodeSamples",
  "weightedNNodeSamples",
  "missingGoToLeft",
  "value",
] as const;

export function unpack(text: Packed): Float64Array {
  const bytes = Buffer.from(text, "base64");
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

export function rowsOf(problem: Problem): Matrix {
  return new Matrix(problem.rows, problem.features, unpack(problem.x));
}

export function targetsOf({ y }: Problem): readonly Label[] | Float64Array {
  return "labels" in y ? y.labels : unpack(y.values);
}

export type AnyEstimator = RandomForestClassifier | RandomForestRegressor | DecisionTreeClassifier | DecisionTreeRegressor;

function estimatorOf({ estimator, parameters }: Case): AnyEstimator {
  switch (estimator) {
    case "RandomForestClassifier":
      return new RandomForestClassifier(parameters);
    case "RandomForestRegressor":
      return new RandomForestRegressor(parameters);
    case "DecisionTreeClassifier":
      return new DecisionTreeClassifier(parameters);
    case "DecisionTreeRegressor":
      return new DecisionTreeRegressor(parameters);
    default:
      throw new Error(`no estimator ${estimator}`);
  }
}

/** Fits the case. */
async function solve(problem: Problem, one: Case, threads?: Threads): Promise<AnyEstimator> {
  const sampleWeight = one.sampleWeight === null ? undefined : unpack(one.sampleWeight);
  return estimatorOf(one).fit(rowsOf(problem), targetsOf(problem) as readonly Label[], { sampleWeight, threads });
}

export interface Comparison {
  readonly trees: number;
  readonly equalTrees: number;
  /** what differs, in words; empty: every bit is equal */
  readonly differences: readonly string[];
}

/** Fits the case and compares every node array, the importances, the answers and what is out of bag. */
export async function compare(problem: Problem, one: Case, threads?: Threads): Promise<Comparison> {
  if (one.refused !== undefined) return { trees: 0, equalTrees: 0, differences: await whyNotRefused(problem, one, one.refused) };
  const estimator = await solve(problem, one, threads);
  const trees = "trees" in estimator ? estimator.trees : [estimator.tree];
  const differences: string[] = [];
  const check = (what: string, got: ArrayLike<number>, wanted: ArrayLike<number>) => {
    const difference = firstDifference(got, wanted);
    if (difference !== undefined) differences.push(`${what}: ${difference}`);
  };
  let equalTrees = 0;
  one.trees.forEach((wanted, t) => {
    const before = differences.length;
    compareTree(trees[t], wanted, `tree ${t}`, check);
    if (differences.length === before) equalTrees++;
  });
  if (trees.length !== one.trees.length) differences.push(`${trees.length} trees, not ${one.trees.length}`);
  check("importances", estimator.featureImportances, unpack(one.importances));

  const x = rowsOf(problem);
  const answers = unpack(one.answers);
  const probed = new Matrix(Math.min(x.rows, 20), x.columns, x.data.slice(0, Math.min(x.rows, 20) * x.columns));
  if (estimator.kind === "classifier") {
    check("probabilities", estimator.predictProba(probed).data, answers);
    if (JSON.stringify(estimator.classes) !== JSON.stringify(one.classes)) differences.push("classes");
    if (JSON.stringify(estimator.predict(probed)) !== JSON.stringify(one.labels)) differences.push("predicted labels");
  } else {
    check("predictions", estimator.predict(probed), answers);
  }
  if (one.oob !== undefined && one.oobScore !== undefined && "oobScore" in estimator) {
    const oob = estimator.kind === "classifier" ? estimator.oobDecisionFunction?.data : estimator.oobPrediction;
    check("out of bag", oob ?? [], unpack(one.oob));
    check("out-of-bag score", [estimator.oobScore ?? Number.NaN], unpack(one.oobScore));
  }
  return { trees: one.trees.length, equalTrees, differences };
}

async function whyNotRefused(problem: Problem, one: Case, reason: string): Promise<string[]> {
  try {
    await solve(problem, one);
    return [`scikit-learn refuses it: ${reason}`];
  } catch (error) {
    if (error instanceof BrineError) return [];
    throw error;
  }
}

function compareTree(
  tree: Tree,
  wanted: Case["trees"][number],
  name: string,
  check: (what: string, got: ArrayLike<number>, wanted: ArrayLike<number>) => void,
): void {
  for (const array of ARRAYS) check(`${name}, ${array}`, tree[array], unpack(wanted[array]));
  check(`${name}, maxDepth`, [tree.maxDepth], [wanted.maxDepth]);
}

function firstDifference(got: ArrayLike<number>, wanted: ArrayLike<number>): string | undefined {
  if (got.length !== wanted.length) return `${got.length} values, not ${wanted.length}`;
  for (let i = 0; i < got.length; i++) {
    if (got[i] !== wanted[i] && !(Number.isNaN(got[i]) && Number.isNaN(wanted[i]))) {
      return `value ${i} is ${got[i]}, not ${wanted[i]}`;
    }
  }
  return undefined;
}
