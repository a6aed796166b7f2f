/** `RFE` and `RFECV` (feature_selection/_rfe.py): an estimator behind the columns that were not eliminated, and a selector of them. */
import { behind } from "../behind.ts";
import type { Estimator, InputHint } from "../estimator.ts";
import { hintsOf } from "../input-hints.ts";
import type { EstimatorReader } from "../reading.ts";
import { totalCost } from "../row-cost.ts";
import type { State } from "../state.ts";
import { selectedColumns } from "./selected-columns.ts";

function read(state: State): Estimator {
  const mask = state.mask("support_", [undefined]);
  const inner = state.estimator("estimator_");
  const kept = mask.reduce((sum, bit) => sum + bit, 0);
  if (inner.nFeatures !== kept) state.wrong("support_", `keeps ${kept} columns, and estimator_ takes ${inner.nFeatures}`);
  const hints = hintsOf(inner, kept);
  const missing = hints.every((hint) => hint.missing);
  let next = 0;
  const inputs = Array.from(mask, (bit): InputHint => (bit === 1 ? hints[next++] : { kind: "number", missing }));
  const selector = selectedColumns(state, mask, missing, inputs);
  const select = selector.transform.bind(selector);
  const { className, nFeatures, featureNames } = selector;
  const estimator = behind({ rows: select, names: selector.featureNamesOut }, inner, {
    className,
    nFeatures,
    featureNames,
    inputs,
    rowCost: totalCost([selector.rowCost, inner.rowCost]),
  });
  const names = selector.featureNamesOut;
  return { ...estimator, transform: select, ...(names !== undefined && { featureNamesOut: names }) };
}

export const reader: EstimatorReader = {
  classNames: ["sklearn.feature_selection.RFE", "sklearn.feature_selection.RFECV"],
  keeps: ["support_", "estimator_"],
  read,
};
