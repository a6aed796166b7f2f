import type { Classifier } from "../../../src/estimators/index.ts";
import { Matrix, type MatrixLike } from "../../../src/numeric/index.ts";
import { PyObject } from "../../../src/python/index.ts";

/** A tree of three leaves on petal_length and petal_width. */
const classes = ["setosa", "versicolor", "virginica"];
function predictRow(row: Float64Array, out: Float64Array): void {
  out.fill(0);
  out[row[2] <= 2.45 ? 0 : row[3] <= 1.75 ? 1 : 2] = 1;
}
const estimator: Classifier = {
  kind: "classifier",
  className: "sklearn.tree.DecisionTreeClassifier",
  nFeatures: 4,
  featureNames: undefined,
  float32: true,
  rowCost: { operations: 3, bytes: 0 },
  classes,
  toState: () => new PyObject("sklearn.tree.DecisionTreeClassifier", new Map()),
  predict: () => [],
  predictProba: (x) => {
    const m = Matrix.from(x as MatrixLike);
    const out = new Float64Array(m.rows * 3);
    for (let i = 0; i < m.rows; i++) predictRow(Float64Array.from(m.row(i)), out.subarray(3 * i, 3 * i + 3));
    return new Matrix(m.rows, 3, out);
  },
  predictRow,
};
const input = (name: string, low: number, high: number) => ({ name, kind: "number" as const, missing: false, range: [low, high] as const });
export const SMALL = {
  estimator,
  hash: "0123456789abcdef".repeat(4),
  card: {},
  examples: [],
  signature: {
    namesKnown: true,
    inputs: [input("sepal_length", 4.3, 7.9), input("sepal_width", 2, 4.4), input("petal_length", 1, 6.9), input("petal_width", 0.1, 2.5)],
    output: { kind: "classifier" as const, name: "species", classes },
  },
};
