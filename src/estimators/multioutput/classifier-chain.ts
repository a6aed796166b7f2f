/** `ClassifierChain` (multioutput.py): since 1.5 what the members pass on may be probabilities or decisions. */
import { Matrix } from "../../numeric/index.ts";
import type { Classifier, Estimator, MultiOutputClassifier, Rows } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { chainFromState } from "./chain.ts";

type Feature = (member: Classifier, rows: Rows) => ArrayLike<number>;

const isClassifier = (estimator: Estimator): estimator is Classifier => estimator.kind === "classifier";

const FEATURES = {
  predict: (member, rows) => Float64Array.from(member.predict(rows), Number),
  predict_proba: (member, rows) => member.predictProba?.(rows).selectColumns([1]).data ?? [],
  decision_function: (member, rows) => member.decisionFunction?.(rows).data ?? [],
} satisfies Record<string, Feature>;

function read(state: State): MultiOutputClassifier {
  const { inputs, members, order, rowCost, ask } = chainFromState(state, isClassifier);
  members.forEach(({ classes }, i) => {
    if (typeof classes[0] === "string") state.wrong(`estimators_.${i}`, "has labels of text, which a chain cannot pass on");
  });
  const method = state.choice("chain_method_", ["predict", "predict_proba", "decision_function"], "predict");
  const isBinary = members.every(({ classes }) => classes.length === 2);
  const hasProbabilities = isBinary && members.every(({ predictProba }) => predictProba !== undefined);
  const hasDecisions = isBinary && members.every(({ decisionFunction }) => decisionFunction !== undefined);
  if ((method === "predict_proba" && !hasProbabilities) || (method === "decision_function" && !hasDecisions)) {
    return state.wrong("chain_method_", `is ${method}, which not all of its estimators have`);
  }
  const passedOn = (_: unknown, member: Classifier, rows: Rows): ArrayLike<number> => FEATURES[method](member, rows);
  return {
    kind: "multi-output-classifier",
    className: state.className,
    classes: Array.from(order, (_, output) => members[order.indexOf(output)].classes),
    ...inputs,
    rowCost,
    predict: (x: Rows) => ask(x, (member, rows) => member.predict(rows), passedOn),
    ...(hasProbabilities && {
      predictProba: (x: Rows) => ask(x, (member, rows) => member.predictProba?.(rows) ?? new Matrix(0, 2), passedOn),
    }),
    ...(hasDecisions && { decisionFunction: (x: Rows) => Matrix.fromColumns(ask(x, FEATURES.decision_function, passedOn)) }),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.multioutput.ClassifierChain"],
  keeps: ["estimators_", "order_", "chain_method_"],
  read,
};
