"""Writes test/fixtures/numeric.json.gz: what NumPy's legacy random numbers and sums give, and the C library's logarithms.

The logarithms are those of glibc's `log` (2.28 and later) on a processor with FMA, worked out with exact fractions from the
tables of this machine's libm; this machine's own logarithm is compared and the number that differs is printed. Among the
arguments are those, about one in ten thousand, for which the form without fused operations gives other bits.
"""
import base64
import gzip
import json
import math
import pathlib
import re
import struct
from fractions import Fraction

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = [0, 1, 42, 123456789, 2**31 - 1, 2**31, 2**32 - 1]


def pack(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()


def draws(seed):
    state = lambda: np.random.RandomState(seed)
    highs = [1, 2, 3, 7, 8, 9, 255, 256, 257, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**32]
    random = state()
    return {
        "seed": seed,
        "uint32": pack(state().randint(0, 2**32, 700, dtype=np.uint64)),
        "treeSeeds": pack([r for s in [state()] for r in [s.randint(2**31 - 1) for _ in range(700)]]),
        "highs": highs,
        "below": pack([random.randint(0, high, dtype=np.int64) for high in highs for _ in range(60)]),
        "doubles": pack(state().random_sample(700)),
        "permutation": pack(state().permutation(1000)),
        "two": pack([v for s in [state()] for v in (s.permutation(5).tolist() + s.permutation(2).tolist() + s.permutation(1).tolist())]),
    }


def sums(rng):
    out = []
    for n in [0, 1, 7, 8, 9, 15, 16, 17, 127, 128, 129, 135, 136, 137, 255, 256, 257, 1000, 4099]:
        values = rng.normal(size=n) * 10.0 ** rng.integers(-6, 7, n)
        out.append({"values": pack(values), "sum": pack([np.sum(values)])})
    return out


def bits(x):
    return struct.unpack("<q", struct.pack("<d", x))[0]


def tables():
    """ln 2 in two parts, two polynomials and two tables: `__log_data`, found by its first constants."""
    path = re.search(r"(/\S*libm[.-]\S*)", pathlib.Path("/proc/self/maps").read_text()).group(1)
    raw = pathlib.Path(path).read_bytes()
    at = raw.index(struct.pack("<3d", math.ldexp(0x162E42FEFA3800, -53), float.fromhex("0x1.ef35793c76730p-45"), float.fromhex("-0x1.0000000000001p-1")))
    c, t = struct.unpack("<18d", raw[at : at + 144]), struct.unpack("<512d", raw[at + 144 : at + 144 + 4096])
    return c[0], c[1], c[2:7], c[7:18], t[:256], t[256:]


LN2HI, LN2LO, A, B, TAB, TAB2 = tables()


def fma(a, b, c):
    return float(Fraction(a) * Fraction(b) + Fraction(c))


def plain(a, b, c):
    return a * b + c


def log(x, f=fma):
    ix = bits(x)
    if bits(1.0 - 0.0625) <= ix < bits(1.0 + float.fromhex("0x1.09p-4")):
        if x == 1.0:
            return 0.0
        r = x - 1.0
        r2 = r * r
        r3 = r * r2
        p = f(r3, B[10], f(r2, B[9], f(r, B[8], B[7])))
        p = f(p, r3, f(r2, B[6], f(r, B[5], B[4])))
        p = f(p, r3, f(r2, B[3], f(r, B[2], B[1])))
        high = f(-134217728.0, r, f(r, 134217728.0, r))
        hi = f(high * high, B[0], r)
        lo = f(B[0] * (r - high), high + r, f(high * high, B[0], r - hi))
        return f(p, r3, lo) + hi
    if ix < bits(2.0**-1022):  # subnormal
        ix = bits(x * 2.0**52) - (52 << 52)
    tmp = ix - 0x3FE6000000000000
    i, k = (tmp >> 45) % 128, float(tmp >> 52)
    z = struct.unpack("<d", struct.pack("<q", ix - (tmp >> 52 << 52)))[0]
    r = fma(z, TAB[2 * i], -1.0) if f is fma else (z - TAB2[2 * i] - TAB2[2 * i + 1]) * TAB[2 * i]
    w = f(k, LN2HI, TAB[2 * i + 1])
    hi = w + r
    lo = f(k, LN2LO, w - hi + r)
    r2 = r * r
    return f(r * r2, f(f(r, A[4], A[3]), r2, f(r, A[2], A[1])), f(r2, A[0], lo)) + hi


def logarithms(rng):
    sizes = rng.integers(2, 5000, 2000)
    x = np.concatenate([rng.integers(1, sizes) / sizes, rng.gamma(1, 10, 1000), 1 + rng.normal(size=1000) * 0.02])
    edges = [1.0, 0.9375, np.nextafter(0.9375, 0), 1.064697265625, np.nextafter(1.064697265625, 0), 5e-324, 2.2e-308, 2.0, 0.5, 1e300]
    many = np.concatenate([rng.random(400000), 1 + rng.normal(size=200000) * 0.02]).tolist()
    return np.concatenate([x, edges, [v for v in many if log(v, plain) != math.log(v)]])


def products(rng):
    """a, b, c and a*b + c rounded once: of all sizes, cancelling, and close to ties."""
    a, b = rng.normal(size=3000) * 10.0 ** rng.integers(-6, 7, 3000), rng.normal(size=3000)
    c = rng.normal(size=3000)
    c[:1000] = -(a * b)[:1000] * (1 + rng.integers(-2, 3, 1000) * 2.0**-52)
    a[1000:2000] = np.float32(a[1000:2000])
    b[1000:2000] = np.float32(b[1000:2000])
    c[1000:2000] = (a * b)[1000:2000] * 2.0 ** rng.integers(50, 60, 1000) * rng.choice([-1, 1], 1000)
    c[2900:] = 0.0
    return a, b, c, [fma(*abc) for abc in zip(a.tolist(), b.tolist(), c.tolist())]


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    x = logarithms(rng)
    content = {
        "numpy": np.__version__,
        "draws": [draws(seed) for seed in SEEDS],
        "sums": sums(rng),
        "products": [pack(part) for part in products(rng)],
        "arguments": pack(x),
        "logarithms": pack([log(v) for v in x.tolist()]),
    }
    path = HERE.parent / "test" / "fixtures" / "numeric.json.gz"
    path.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0))
    other = sum(log(v) != math.log(v) for v in x.tolist())
    unfused = sum(log(v) != log(v, plain) for v in x.tolist())
    print(f"{path.stat().st_size} bytes; this machine's own log differs for {other} of {len(x)}, the unfused form for {unfused}")
