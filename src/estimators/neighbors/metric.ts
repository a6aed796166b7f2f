/**
 * The distances of nearest neighbours (metrics/_dist_metrics.pyx). Searching compares reduced distances, which have the same
 * order and cost less: of Euclid's the square, of Minkowski's the power.
 */
import { quote } from "../../errors/index.ts";
import { pow } from "../../numeric/index.ts";
import { numberOf } from "../../python/index.ts";
import type { State } from "../state.ts";

export type Numbers = Float64Array | Float32Array;

export interface Metric {
  /** Minkowski's p: 1 Manhattan, 2 Euclid, Infinity Chebyshev; undefined: another distance */
  readonly p: number | undefined;
  /** the distance among sparse rows, from the product of two rows and their squared norms; undefined: it is none of these */
  ofProducts?(product: number, xx: number, yy: number): number;
  /** the first version whose search of all rows keeps the nearest in a heap (metrics/_pairwise_distances_reduction); undefined: none */
  readonly heapSince: readonly [number, number] | undefined;
  /** of `n` numbers, from `xAt` and from `yAt` on */
  reduced(x: Numbers, xAt: number, y: Numbers, yAt: number, n: number): number;
  toDistance(reduced: number): number;
  toReduced(distance: number): number;
  /** adds one axis to a reduced distance */
  add(reduced: number, difference: number): number;
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ["euclidean", 2],
  ["l2", 2],
  ["manhattan", 1],
  ["cityblock", 1],
  ["l1", 1],
  ["chebyshev", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
]);

/** `effective_metric_` and its parameters, which `fit` makes of `metric` and `p`. */
export function metricOf(state: State): Metric {
  const name = state.string("effective_metric_");
  const other = OTHERS.get(name);
  if (other !== undefined) return other;
  const power = POWERS.get(name);
  if (power !== undefined) return minkowski(power);
  if (name !== "minkowski") return state.refuse(`neighbours by the distance ${quote(name)}`);
  const parameters = state.value("effective_metric_params_");
  if (!(parameters instanceof Map)) return state.wrong("effective_metric_params_", "is not a dict");
  if ((parameters.get("w") ?? null) !== null) return state.refuse("neighbours by a weighted distance");
  const p = numberOf(parameters.get("p")) ?? state.number("p");
  return p > 0 ? minkowski(p) : state.wrong("p", `is ${p}`);
}

function minkowski(p: number): Metric {
  const add = addition(p);
  return {
    p,
    ...(p === 2 && { ofProducts: squareOfProducts }),
    heapSince: [1, 1],
    add,
    reduced(x, xAt, y, yAt, n) {
      let sum = 0;
      for (let f = 0; f < n; f++) sum = add(sum, x[xAt + f] - y[yAt + f]);
      return sum;
    },
    toDistance: (reduced) => (p === 2 ? Math.sqrt(reduced) : isPlain(p) ? reduced : pow(reduced, 1 / p)),
    toReduced: (distance) => (p === 2 ? distance * distance : isPlain(p) ? distance : pow(distance, p)),
  };
}

const isPlain = (p: number): boolean => p === 1 || p === Number.POSITIVE_INFINITY;

function addition(p: number): Metric["add"] {
  switch (p) {
    case 1:
      return (sum, difference) => sum + Math.abs(difference);
    case 2:
      return (sum, difference) => sum + difference * difference;
    case Number.POSITIVE_INFINITY:
      return (most, difference) => Math.max(most, Math.abs(difference));
    default:
      return (sum, difference) => sum + pow(Math.abs(difference), p);
  }
}

/** ‖x‖² − 2xy + ‖y‖², as `euclidean_distances` in metrics/pairwise.py. */
function squareOfProducts(product: number, xx: number, yy: number): number {
  return Math.max(xx - 2 * product + yy, 0);
}

/** What is no power of differences: no axis can be added by itself, so that no KDTree is built with it. */
const PLAIN = {
  p: undefined,
  add: (sum: number) => sum,
  toDistance: (reduced: number) => reduced,
  toReduced: (distance: number) => distance,
};

/** `cosine_distances` in metrics/pairwise.py: rows of zeros are at the distance 1 of all. */
const COSINE: Metric = {
  ...PLAIN,
  heapSince: [1, 5],
  ofProducts: cosineDistance,
  reduced(x, xAt, y, yAt, n) {
    let [product, xx, yy] = [0, 0, 0];
    for (let f = 0; f < n; f++) {
      const [a, b] = [x[xAt + f], y[yAt + f]];
      product += a * b;
      xx += a * a;
      yy += b * b;
    }
    return cosineDistance(product, xx, yy);
  },
};

/** `sum(|x − y| / (|x| + |y|))`, of two zeros 0. */
const CANBERRA: Metric = {
  ...PLAIN,
  heapSince: [1, 1],
  reduced(x, xAt, y, yAt, n) {
    let sum = 0;
    for (let f = 0; f < n; f++) {
      const [a, b] = [x[xAt + f], y[yAt + f]];
      const size = Math.abs(a) + Math.abs(b);
      if (size > 0) sum += Math.abs(a - b) / size;
    }
    return sum;
  },
};

/** `sum(|x − y|) / sum(|x| + |y|)` */
const BRAY_CURTIS: Metric = {
  ...PLAIN,
  heapSince: [1, 1],
  reduced(x, xAt, y, yAt, n) {
    let [differences, sizes] = [0, 0];
    for (let f = 0; f < n; f++) {
      const [a, b] = [x[xAt + f], y[yAt + f]];
      differences += Math.abs(a - b);
      sizes += Math.abs(a) + Math.abs(b);
    }
    return sizes > 0 ? differences / sizes : 0;
  },
};

/** The share of features that differ. */
const HAMMING: Metric = {
  ...PLAIN,
  heapSince: undefined,
  reduced(x, xAt, y, yAt, n) {
    let differing = 0;
    for (let f = 0; f < n; f++) if (x[xAt + f] !== y[yAt + f]) differing++;
    return differing / n;
  },
};

const SQUARED_EUCLID: Metric = { ...minkowski(2), toDistance: PLAIN.toDistance, toReduced: PLAIN.toReduced };

const OTHERS: ReadonlyMap<string, Metric> = new Map([
  ["cosine", COSINE],
  ["canberra", CANBERRA],
  ["braycurtis", BRAY_CURTIS],
  ["hamming", HAMMING],
  ["sqeuclidean", SQUARED_EUCLID],
]);

function cosineDistance(product: number, xx: number, yy: number): number {
  const norms = (xx === 0 ? 1 : Math.sqrt(xx)) * (yy === 0 ? 1 : Math.sqrt(yy));
  return Math.min(Math.max(1 - product / norms, 0), 2);
}
