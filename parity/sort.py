"""Writes test/fixtures/sort.json.gz: the order in which scikit-learn's introsort leaves equal values, and what it does once
its depth is used up. The sort is not stable, so the order is part of every tree whose sums round.

    python parity/sort.py
"""
import base64
import gzip
import json
import pathlib

import numpy as np
from sklearn.utils._sorting import _py_simultaneous_sort

PATH = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "sort.json.gz"


def killer(n):
    """Values that make the quicksort quadratic, decided while it runs by its own comparisons (McIlroy, A Killer Adversary for
    Quicksort, 1999), so that it ends in the heapsort."""
    gas, values = n, [n] * n
    solid, candidate = 0, None

    def compare(i, j):
        nonlocal solid, candidate
        if values[i] == gas and values[j] == gas:
            values[i if i == candidate else j] = solid
            solid += 1
        if values[i] == gas:
            candidate = i
        elif values[j] == gas:
            candidate = j
        return values[i] - values[j]

    def median(a, b, c):
        if compare(a, b) < 0:
            return b if compare(b, c) < 0 else c if compare(a, c) < 0 else a
        if compare(b, c) < 0:
            return a if compare(a, c) < 0 else c
        return b

    s, lo = list(range(n)), 0
    while n > 15:
        pivot = median(s[lo], s[lo + n // 2], s[lo + n - 1])
        i, left, right = lo, lo, lo + n
        while i < right:
            order = compare(s[i], pivot) if s[i] != pivot else 0
            if order < 0:
                s[i], s[left] = s[left], s[i]
                i += 1
                left += 1
            elif order > 0:
                right -= 1
                s[i], s[right] = s[right], s[i]
            else:
                i += 1
        n, lo = lo + n - right, right
    return np.array(values, dtype=float)


def sorts():
    rng = np.random.default_rng(3)
    for n in [1, 2, 3, 14, 15, 16, 17, 31, 32, 33, 64, 100, 257, 700]:
        yield rng.integers(0, max(2, n // 3), n).astype(float)
        yield rng.integers(0, 2, n).astype(float)
        yield np.round(rng.normal(size=n), 2)
        yield np.arange(n)[::-1].astype(float)
    for n in [60, 200, 600, 601]:
        yield killer(n)
        yield np.floor(killer(n) / 3)


def sort(values, dtype):
    a, order = values.astype(dtype), np.arange(len(values))
    _py_simultaneous_sort(a, order, len(values), use_three_way_partition=True)
    return order.tolist()


if __name__ == "__main__":
    cases = []
    for values in sorts():
        order = sort(values, np.float64)
        assert order == sort(values, np.float32)
        cases.append({"values": base64.b64encode(values.astype("<f8").tobytes()).decode(), "order": order})
    PATH.write_bytes(gzip.compress(json.dumps(cases, separators=(",", ":")).encode(), mtime=0))
    print(len(cases), "sorts,", PATH.stat().st_size, "bytes")
