/**
 * The terms of PolynomialFeatures in the order of preprocessing/_polynomial.py: by degree, then by features as
 * `itertools.combinations` (with replacement) gives them. Each is another term times one feature: since 0.22 the first of its
 * features is multiplied last, before it was multiplied first, and that order decides the last bits.
 */

export interface Terms {
  /** of each term the one that it multiplies, and by which feature; term 0 is 1 */
  readonly parents: Int32Array;
  readonly factors: Int32Array;
}

/**
 * How many terms of degree 1 to `degree` there are; Infinity beyond what is countable here.
 */
export function termCount(nFeatures: number, degree: number, interactionOnly: boolean): number {
  let total = 0;
  let ofDegree = 1;
  for (let d = 1; d <= degree && ofDegree > 0; d++) {
    ofDegree = (ofDegree * (interactionOnly ? nFeatures - d + 1 : nFeatures + d - 1)) / d;
    total += ofDegree;
    if (total > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  }
  return total;
}

/** The terms of degree 0 to `degree`. @param count of them, with term 0 */
export function termsOf(nFeatures: number, degree: number, interactionOnly: boolean, firstIsLast: boolean, count: number): Terms {
  const parents = new Int32Array(count);
  const factors = new Int32Array(count);
  let at = 1;
  // Of the degree before: where its terms begin, and of each the feature that decides which may follow.
  let before = 0;
  const deciding = new Int32Array(count).fill(firstIsLast ? nFeatures : -1);
  const append = (parent: number, feature: number) => {
    parents[at] = parent;
    factors[at] = feature;
    deciding[at++] = feature;
  };
  for (let d = 1; d <= degree; d++) {
    const end = at;
    if (firstIsLast) {
      for (let feature = 0; feature < nFeatures; feature++) {
        for (let term = before; term < end; term++) {
          if (interactionOnly ? feature < deciding[term] : feature <= deciding[term]) append(term, feature);
        }
      }
    } else {
      for (let term = before; term < end; term++) {
        const first = Math.max(0, deciding[term] + Number(interactionOnly));
        for (let feature = first; feature < nFeatures; feature++) append(term, feature);
      }
    }
    before = end;
  }
  return { parents, factors };
}
