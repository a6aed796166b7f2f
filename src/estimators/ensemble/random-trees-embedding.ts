/** `sklearn.ensemble.RandomTreesEmbedding` (ensemble/_forest.py): which leaf of each tree a row falls into, as a one-hot encoder has it. */
import type { InputHint, Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import { totalCost } from "../row-cost.ts";
import type { State } from "../state.ts";
import { FittedTrees, forestOf, readTrees } from "../tree/index.ts";

function read(state: State): Transformer {
  const encoder = state.estimator("one_hot_encoder_");
  // Each tree answers with the number of the leaf.
  const leaves = new FittedTrees(
    readTrees(forestOf(state, "sklearn.tree.ExtraTreeRegressor"), [1], (value) => value.map((_, node) => node)),
  );
  const { transform } = encoder;
  if (transform === undefined) return state.wrong("one_hot_encoder_", `is a ${encoder.className}, which does not transform`);
  if (encoder.nFeatures > 0 && encoder.nFeatures !== leaves.nTrees) {
    state.wrong("one_hot_encoder_", `takes ${encoder.nFeatures} columns, and there are ${leaves.nTrees} trees`);
  }
  const { nFeatures, featureNames, rowCost } = leaves;
  const names = Array.from({ length: leaves.nTrees }, (_, t) => `randomtreesembedding_${t}`);
  const { featureNamesOut } = encoder;
  return {
    kind: "transformer",
    className: state.className,
    nFeatures,
    featureNames,
    float32: true,
    get inputs(): readonly InputHint[] | undefined {
      return leaves.inputs;
    },
    rowCost: totalCost([rowCost, encoder.rowCost]),
    transform: (x) => transform.call(encoder, leaves.eachAnswer(x)),
    ...(featureNamesOut !== undefined && { featureNamesOut: () => featureNamesOut.call(encoder, names) }),
  };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.ensemble.RandomTreesEmbedding"],
  keeps: ["estimators_", "one_hot_encoder_"],
  read,
};
