/**
 * `np.argpartition` of float64 (numpy/core/src/npysort/selection.c.src, introselect with medians of three): up to scikit-learn 1.0
 * it chose the nearest rows, and which of equally near ones it moves to the front is a matter of its every swap.
 */

/** Numbers 0 to `values.length - 1`, those of the `kth + 1` smallest values first. */
export function argPartition(values: Float64Array, kth: number): Int32Array {
  const order = Int32Array.from(values.keys());
  let low = 0;
  let high = values.length - 1;
  if (kth < 3) {
    selectSmallest(values, order, kth + 1);
    return order;
  }
  if (kth === high) {
    swap(order, kth, lastLargest(values));
    return order;
  }
  while (low + 1 < high) {
    medianOfThree(values, order, low, low + ((high - low) >> 1), high);
    const pivot = values[order[low]];
    let left = low + 1;
    let right = high;
    for (;;) {
      do left++;
      while (values[order[left]] < pivot);
      do right--;
      while (pivot < values[order[right]]);
      if (right < left) break;
      swap(order, left, right);
    }
    swap(order, low, right);
    if (right >= kth) high = right - 1;
    if (right <= kth) low = left;
  }
  if (high === low + 1 && values[order[high]] < values[order[low]]) swap(order, high, low);
  return order;
}

function selectSmallest(values: Float64Array, order: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    let least = i;
    for (let k = i + 1; k < order.length; k++) if (values[order[k]] < values[order[least]]) least = k;
    swap(order, i, least);
  }
}

function lastLargest(values: Float64Array): number {
  let most = 0;
  for (let k = 1; k < values.length; k++) if (!(values[k] < values[most])) most = k;
  return most;
}

/** The pivot goes to `low`, the smallest of the three to `low + 1`. */
function medianOfThree(values: Float64Array, order: Int32Array, low: number, middle: number, high: number): void {
  if (values[order[high]] < values[order[middle]]) swap(order, high, middle);
  if (values[order[high]] < values[order[low]]) swap(order, high, low);
  if (values[order[low]] < values[order[middle]]) swap(order, low, middle);
  swap(order, middle, low + 1);
}

function swap(order: Int32Array, a: number, b: number): void {
  const one = order[a];
  order[a] = order[b];
  order[b] = one;
}
