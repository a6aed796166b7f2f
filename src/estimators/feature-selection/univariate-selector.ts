/**
 * `SelectKBest`, `SelectPercentile`, `SelectFpr`, `SelectFdr`, `SelectFwe` and `GenericUnivariateSelect`
 * (feature_selection/_univariate_selection.py): the columns are chosen anew from the scores that the file holds.
 */
import { textOf } from "../../python/index.ts";
import type { Transformer } from "../estimator.ts";
import type { EstimatorReader } from "../reading.ts";
import type { State } from "../state.ts";
import { selectedColumns } from "./selected-columns.ts";
import { belowAlpha, bestPercentile, falseDiscoveries, kBest } from "./univariate-rules.ts";

const MOST = 0x7fffffff;
const MODES = ["percentile", "k_best", "fpr", "fdr", "fwe"] as const;
type Mode = (typeof MODES)[number];

/** The rule of each class, and the parameter that it goes by. */
const RULES: Readonly<Record<string, readonly [Mode, string]>> = {
  SelectKBest: ["k_best", "k"],
  SelectPercentile: ["percentile", "percentile"],
  SelectFpr: ["fpr", "alpha"],
  SelectFdr: ["fdr", "alpha"],
  SelectFwe: ["fwe", "alpha"],
};

function read(state: State): Transformer {
  const rule = RULES[state.className.slice(state.className.lastIndexOf(".") + 1)];
  const mask = rule === undefined ? maskOf(state, state.choice("mode", MODES), "param") : maskOf(state, ...rule);
  return selectedColumns(state, mask, false);
}

function maskOf(state: State, mode: Mode, parameter: string): boolean[] {
  const numbers = (name: string) => state.float64(name, [undefined]);
  switch (mode) {
    case "k_best": {
      const scores = numbers("scores_");
      const isAll = textOf(state.value(parameter)) === "all";
      return kBest(scores, isAll ? scores.length : state.integer(parameter, 0, MOST));
    }
    case "percentile":
      return bestPercentile(numbers("scores_"), percent(state, parameter), state.version);
    case "fpr":
      return belowAlpha(numbers("pvalues_"), state.number(parameter));
    case "fdr":
      return falseDiscoveries(numbers("pvalues_"), state.number(parameter));
    case "fwe": {
      const pvalues = numbers("pvalues_");
      return belowAlpha(pvalues, state.number(parameter) / pvalues.length);
    }
  }
}

function percent(state: State, parameter: string): number {
  const value = state.number(parameter);
  return value >= 0 && value <= 100 ? value : state.wrong(parameter, `is ${value}, not from 0 to 100`);
}

export const reader: EstimatorReader = {
  classNames: [
    "sklearn.feature_selection.SelectKBest",
    "sklearn.feature_selection.SelectPercentile",
    "sklearn.feature_selection.SelectFpr",
    "sklearn.feature_selection.SelectFdr",
    "sklearn.feature_selection.SelectFwe",
    "sklearn.feature_selection.GenericUnivariateSelect",
  ],
  keeps: ["scores_", "pvalues_"],
  read,
};
