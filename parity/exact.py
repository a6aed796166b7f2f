"""Writes test/fixtures/exact.json.gz: arguments of exponentials, logarithms, powers, trigonometric and hyperbolic functions, with the doubles
nearest to the true values, from Python's `decimal` (libmpdec) with more digits than any of them needs.

`exact.py tables` prints the tables of src/numeric/exponential-tables.ts, logarithm-tables.ts and sine-tables.ts instead.
"""
import base64
import gzip
import json
import pathlib
import sys
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
context = getcontext()
context.prec, context.Emin, context.Emax = 80, -999999, 999999
LN2, LN10 = Decimal(2).ln(), Decimal(10).ln()


def log1p(x):
    if abs(x) < Decimal("1e-60"):
        return x - x * x / 2
    with localcontext() as wide:
        wide.prec = 800  # 1 + x, exactly
        y = x + 1
        wide.prec = 150
        return y.ln()


def expm1(x):
    if abs(x) < Decimal("1e-60"):
        return x + x * x / 2
    with localcontext() as wide:
        wide.prec = 150
        return x.exp() - 1


def tanh(x):
    if abs(x) < Decimal("1e-60"):
        return x - x * x * x / 3
    e = expm1(2 * x)
    return e / (e + 2)


def pi(digits):
    """Machin's formula."""
    one = 10 ** (digits + 10)

    def arctan_of_inverse(n):
        total = term = one // n
        for k in range(3, 10**6, 2):
            term = -term // (n * n)
            if term in (0, -1):
                return total
            total += term // k

    return Decimal(4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))) / Decimal(one)


with localcontext() as wide:
    wide.prec = 420
    PI = pi(420)


def sine_and_cosine(x):
    with localcontext() as wide:
        wide.prec = 420
        turns = (x / (PI / 2)).to_integral_value()
        r = x - turns * (PI / 2)
        wide.prec = 120
        r, sine, cosine, term, n = +r, Decimal(0), Decimal(0), Decimal(1), 0
        while abs(term) > Decimal("1e-115"):
            if n % 2 == 0:
                cosine += term if n % 4 == 0 else -term
            else:
                sine += term if n % 4 == 1 else -term
            n += 1
            term = term * r / n
        return ((sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine))[int(turns) % 4]


def sin(x):
    return x - x * x * x / 6 if abs(x) < Decimal("1e-30") else sine_and_cosine(x)[0]


def tan(x):
    if abs(x) < Decimal("1e-30"):
        return x + x * x * x / 3
    sine, cosine = sine_and_cosine(x)
    return sine / cosine


def sinh(x):
    if abs(x) < Decimal("1e-30"):
        return x + x * x * x / 6
    with localcontext() as wide:
        wide.prec = 150
        return (x.exp() - (-x).exp()) / 2


def asinh(x):
    with localcontext() as wide:
        wide.prec = 150
        size = abs(x)
        return (size + (size * size + 1).sqrt()).ln().copy_sign(x)


def acosh(x):
    with localcontext() as wide:
        wide.prec = 150
        return (x + (x * x - 1).sqrt()).ln()


TRUTH = {
    "exp": lambda x: x.exp(),
    "expm1": expm1,
    "exp2": lambda x: (x * LN2).exp(),
    "log": lambda x: x.ln(),
    "log1p": log1p,
    "log2": lambda x: x.ln() / LN2,
    "log10": lambda x: x.log10(),
    "tanh": tanh,
    "sin": sin,
    "cos": lambda x: sine_and_cosine(x)[1],
    "tan": tan,
    "sinh": sinh,
    "cosh": lambda x: (x.exp() + (-x).exp()) / 2,
    "asinh": lambda x: x - x * x * x / 6 if abs(x) < Decimal("1e-30") else asinh(x),
    "acosh": acosh,
    "atanh": lambda x: (log1p(x) - log1p(-x)) / 2,
}


def nearest(d):
    """The double nearest to a decimal, ties to even; Python's own conversion rounds correctly, subnormals too."""
    return float(d)


def answers(name, x):
    return [nearest(TRUTH[name](Decimal(v))) for v in x.tolist()]


def arguments(name, rng, n):
    """Of all sizes, near the bends, and of the sizes that models have."""
    sign = rng.choice([-1.0, 1.0], n)
    if name in ("sin", "cos", "tan"):
        near = (rng.integers(-(10**5), 10**5, n) * np.pi / 2) * (1 + sign * 2.0 ** rng.uniform(-54, -20, n))
        return np.concatenate([rng.normal(size=n), rng.uniform(-1000, 1000, n), sign * 2.0 ** rng.uniform(-40, 1, n), near, 2.0 ** rng.uniform(10, 1024, n // 4)])
    ends = {"exp": (-745.13, 709.78), "expm1": (-40, 709.78), "exp2": (-1074.9, 1023.99), "tanh": (-22, 22), "sinh": (-710.4, 710.4), "cosh": (-710.4, 710.4)}
    if name in ends:
        least, most = ends[name]
        x = np.concatenate([rng.normal(size=n), rng.uniform(least, most, n), sign * 2.0 ** rng.uniform(-56, 3, n), sign * 2.0 ** rng.uniform(-20, -5, n)])
        return x[(x < most) & (x > least)]
    if name == "asinh":
        return np.concatenate([rng.normal(size=n), sign * 2.0 ** rng.uniform(-40, 40, n), sign * 2.0 ** rng.uniform(-1000, 1000, n)])
    if name == "acosh":
        return 1 + np.concatenate([rng.random(n), 2.0 ** rng.uniform(-52, 60, n)])
    if name == "atanh":
        return np.concatenate([rng.uniform(-1, 1, n), sign * 2.0 ** rng.uniform(-60, 0, n), sign * (1 - 2.0 ** rng.uniform(-53, 0, n))])
    size = np.concatenate([rng.random(n), 2.0 ** rng.uniform(-1074, 1023.9, n), rng.uniform(0.5, 2, n)])
    near = sign * 2.0 ** rng.uniform(-53, -3, n)
    if name == "log1p":
        return np.concatenate([size, near, -rng.random(n), 2.0 ** rng.uniform(-60, 60, n), -1 + 2.0 ** rng.uniform(-53, -1, n)])
    return np.concatenate([size, 1 + near])


def powers(rng, n):
    x = np.concatenate([rng.random(n), rng.uniform(0, 100, n), 1 + rng.normal(size=n) * 1e-3, 2.0 ** rng.uniform(-1000, 1000, n)])
    y = np.concatenate([rng.normal(size=n) * 3, rng.uniform(-5, 5, n), rng.normal(size=n) * 1e4, rng.uniform(-0.9, 0.9, n)])
    z = [nearest((Decimal(a).ln() * Decimal(b)).exp()) for a, b in zip(x.tolist(), y.tolist())]
    return x, y, z


def row(*numbers):
    return " ".join(f"{float(v)!r}," for v in numbers)


def lines(rows, a_line):
    return "\n".join("  " + " ".join(rows[i : i + a_line]) for i in range(0, len(rows), a_line))


def tables():
    print("/** 2^(i / 128) for i from 0 to 127, in two parts: the double nearest to it, and the double nearest to the rest. (parity/exact.py) */")
    print("export const ROOTS_OF_TWO = new Float64Array([")
    rows = []
    for i in range(128):
        t = (LN2 * i / 128).exp()
        high = float(t)
        rows.append(row(high, float(t - Decimal(high))))
    print(lines(rows, 3) + "\n]);\n")
    print(f"ln2/128 in parts of at most 33 bits: {parts(LN2 / 128, [40, 73])}")
    print(f"ln2 in parts: {parts(LN2, [42])}; ln2 double-double: {parts_free(LN2)}; 1/ln2: {parts_free(1 / LN2)}; 1/ln10: {parts_free(1 / LN10)}")
    print("\n/**\n * For each of the 128 subintervals of [0.6875, 1.375): a multiple of 2^-9 near 1/c, c being its middle, and minus its logarithm in\n * two parts, the first a multiple of 2^-42. (parity/exact.py)\n */")
    print("export const INVERSES_AND_LOGS = new Float64Array([")
    rows = []
    for i in range(128):
        start = 0x3FE60000 + (i << 13)
        low, high = (float(np.array([b << 32], dtype=np.uint64).view(np.float64)[0]) for b in (start, start + (1 << 13)))
        inverse = 1.0 if low == 1.0 or high == 1.0 else round(512 / ((low + high) / 2)) / 512
        log = -Decimal(inverse).ln()
        first = float(Fraction(round(log * 2**42), 2**42))
        rows.append(row(inverse, first, float(log - Decimal(first))))
    print(lines(rows, 2) + "\n]);")
    print(f"\npi/256 in parts: {parts(PI / 256, [32, 58, 84])}")
    print("\n/** sin(i pi / 256) for i from 0 to 128, in two parts: the double nearest to it, and the double nearest to the rest. (parity/exact.py) */")
    print("export const SINES = new Float64Array([")
    rows = []
    for i in range(129):
        t = sin(PI * i / 256) if i < 128 else Decimal(1)
        rows.append(row(float(t), float(t - Decimal(float(t)))))
    print(lines(rows, 3) + "\n]);")


def parts(d, places):
    out = []
    for place in places:
        part = float(Fraction(round(d * 2**place), 2**place))
        out.append(part)
        d -= Decimal(part)
    return out + [float(d)]


def parts_free(d):
    return [float(d), float(d - Decimal(float(d)))]


def pack(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()


def many(n, seed):
    rng = np.random.default_rng(seed)
    out = {}
    for name in TRUTH:
        x = arguments(name, rng, n)
        out[name] = [pack(x), pack(answers(name, x))]
    x, y, z = powers(rng, n)
    out["pow"] = [pack(x), pack(y), pack(z)]
    return out


if __name__ == "__main__":
    if sys.argv[1:] == ["tables"]:
        tables()
    else:
        # `exact.py COUNT SEED FILE` writes more of them elsewhere.
        count, seed, path = sys.argv[1:] if len(sys.argv) == 4 else ("200", "0", HERE.parent / "test" / "fixtures" / "exact.json.gz")
        path = pathlib.Path(path)
        path.write_bytes(gzip.compress(json.dumps(many(int(count), int(seed)), separators=(",", ":")).encode(), mtime=0))
        print(f"{path.stat().st_size} bytes")
