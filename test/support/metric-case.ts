/** Columns and calls of metrics on them with scikit-learn's answers, as parity/metrics.py writes them. */
import assert from "node:assert/strict";
import { BrineError } from "../../src/errors/index.ts";
import {
  accuracyScore,
  balancedAccuracyScore,
  classificationReport,
  confusionMatrix,
  f1Score,
  logLoss,
  meanAbsoluteError,
  meanSquaredError,
  precisionRecallFscoreSupport,
  precisionScore,
  r2Score,
  recallScore,
  rocAucScore,
  rocCurve,
  rootMeanSquaredError,
} from "../../src/estimators/metrics/index.ts";

const METRICS = {
  accuracyScore,
  balancedAccuracyScore,
  classificationReport,
  confusionMatrix,
  f1Score,
  logLoss,
  meanAbsoluteError,
  meanSquaredError,
  precisionRecallFscoreSupport,
  precisionScore,
  r2Score,
  recallScore,
  rocAucScore,
  rocCurve,
  rootMeanSquaredError,
};

type Metric = (yTrue: unknown, other: unknown, options: object) => unknown;

interface Call {
  readonly metric: keyof typeof METRICS;
  readonly options: { readonly weighted?: boolean };
  /** scikit-learn's message, where it refused */
  readonly refused?: string;
  readonly answer?: unknown;
}

export interface MetricCase {
  readonly data: { readonly yTrue: unknown[]; readonly yPred?: unknown[]; readonly yScore?: unknown[]; readonly sampleWeight: number[] };
  readonly calls: readonly Call[];
}

// Its own logarithm, or sums in an order that depends on the machine.
const isRounded = ({ metric, options }: Call) =>
  metric === "logLoss" || metric === "rocAucScore" || (metric === "accuracyScore" && options.weighted === true && "normalize" in options);

const isClose = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-12 * Math.abs(b));

/** Typed arrays become arrays; of an object only the parts that scikit-learn answered. */
function like(answer: unknown, ours: unknown): unknown {
  if (ours instanceof Float64Array) return Array.from(ours);
  if (Array.isArray(answer) && Array.isArray(ours)) return ours.map((item, i) => like(answer[i], item));
  if (typeof answer === "object" && answer !== null && typeof ours === "object" && ours !== null) {
    const parts = Object.entries(answer).map(([name, part]) => [name, like(part, Reflect.get(ours, name))]);
    return Object.fromEntries(parts);
  }
  return ours;
}

/** Asserts that every call is answered as scikit-learn answered it, bit for bit where its arithmetic allows, or refused as there. */
export function checkMetricCase({ data, calls }: MetricCase): void {
  for (const call of calls) {
    const { weighted, ...options } = call.options;
    const given = weighted === true ? { ...options, sampleWeight: data.sampleWeight } : options;
    const metric = METRICS[call.metric] as Metric;
    const ask = () => metric(data.yTrue, data.yPred ?? data.yScore, given);
    const place = `${call.metric} ${JSON.stringify(call.options)}, ${data.yTrue.length} rows`;
    if (call.refused !== undefined) {
      assert.throws(ask, BrineError, `${place}: ${call.refused}`);
      continue;
    }
    const ours = like(call.answer, ask());
    if (!isRounded(call)) {
      assert.deepStrictEqual(ours, call.answer, place);
      continue;
    }
    const [got, expected] = [ours, call.answer].map((answer) => (Array.isArray(answer) ? answer : [answer]));
    assert.ok(got.length === expected.length && got.every((value, i) => isClose(value, expected[i])), `${place}: ${got}, not ${expected}`);
  }
}
