/**
 * scikit-learn's `introsort_3way` (utils/_sorting.pyx): three-way quicksort, insertion sort for short runs, heapsort
 * once the depth is used up. It is not stable, and where sums round, the order it leaves among equal values decides
 * their last bits: so it is copied step by step.
 */

type Values = Float32Array | Float64Array;

const SHORT = 15;

/** Sorts `values[from … from + n)` upwards and moves `items` along. No value is NaN. */
export function introsort(values: Values, items: Int32Array, from: number, n: number): void {
  if (n > 0) sortRun(values, items, from, n, 2 * (31 - Math.clz32(n)));
}

function sortRun(values: Values, items: Int32Array, from: number, n: number, depth: number): void {
  while (n > SHORT) {
    if (depth <= 0) {
      heapsort(values, items, from, n);
      return;
    }
    depth--;
    const pivot = median(values[from], values[from + (n >> 1)], values[from + n - 1]);
    let i = from;
    let left = from;
    let right = from + n;
    while (i < right) {
      const value = values[i];
      if (value < pivot) {
        swap(values, items, i, left);
        i++;
        left++;
      } else if (value > pivot) {
        right--;
        swap(values, items, i, right);
      } else {
        i++;
      }
    }
    sortRun(values, items, from, left - from, depth);
    n = from + n - right;
    from = right;
  }
  insertionSort(values, items, from, n);
}

function median(a: number, b: number, c: number): number {
  if (a < b) {
    if (b < c) return b;
    return Math.max(a, c);
  }
  if (b < c) return Math.min(a, c);
  return b;
}

function swap(values: Values, items: Int32Array, i: number, j: number): void {
  const value = values[i];
  values[i] = values[j];
  values[j] = value;
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

function insertionSort(values: Values, items: Int32Array, from: number, n: number): void {
  for (let i = from + 1; i < from + n; i++) {
    const value = values[i];
    const item = items[i];
    let j = i;
    while (j > from && values[j - 1] > value) {
      values[j] = values[j - 1];
      items[j] = items[j - 1];
      j--;
    }
    values[j] = value;
    items[j] = item;
  }
}

function heapsort(values: Values, items: Int32Array, from: number, n: number): void {
  for (let start = (n - 2) >> 1; start >= 0; start--) sift(values, items, from, start, n);
  for (let end = n - 1; end > 0; end--) {
    swap(values, items, from, from + end);
    sift(values, items, from, 0, end);
  }
}

function sift(values: Values, items: Int32Array, from: number, root: number, end: number): void {
  for (;;) {
    const child = 2 * root + 1;
    let most = root;
    if (child < end && values[from + most] < values[from + child]) most = child;
    if (child + 1 < end && values[from + most] < values[from + child + 1]) most = child + 1;
    if (most === root) return;
    swap(values, items, from + root, from + most);
    root = most;
  }
}
