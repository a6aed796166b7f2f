/** imblearn's samplers: they draw rows while fitting, and pass rows on when predicting (imblearn/pipeline.py). */
import { Passthrough } from "../passthrough.ts";
import type { EstimatorReader } from "../reading.ts";

export const reader: EstimatorReader = {
  classNames: [
    "imblearn.FunctionSampler",
    "imblearn.combine.SMOTEENN",
    "imblearn.combine.SMOTETomek",
    "imblearn.over_sampling.ADASYN",
    "imblearn.over_sampling.BorderlineSMOTE",
    "imblearn.over_sampling.KMeansSMOTE",
    "imblearn.over_sampling.RandomOverSampler",
    "imblearn.over_sampling.SMOTE",
    "imblearn.over_sampling.SMOTEN",
    "imblearn.over_sampling.SMOTENC",
    "imblearn.over_sampling.SVMSMOTE",
    "imblearn.under_sampling.AllKNN",
    "imblearn.under_sampling.ClusterCentroids",
    "imblearn.under_sampling.CondensedNearestNeighbour",
    "imblearn.under_sampling.EditedNearestNeighbours",
    "imblearn.under_sampling.InstanceHardnessThreshold",
    "imblearn.under_sampling.NearMiss",
    "imblearn.under_sampling.NeighbourhoodCleaningRule",
    "imblearn.under_sampling.OneSidedSelection",
    "imblearn.under_sampling.RandomUnderSampler",
    "imblearn.under_sampling.RepeatedEditedNearestNeighbours",
    "imblearn.under_sampling.TomekLinks",
  ],
  keeps: [],
  isStateless: true,
  read: (state) => new Passthrough(state.className),
};
