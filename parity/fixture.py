"""What every parity script of one function at a time shares: write its committed cases as a fixture, or print random ones.

    python parity/NAME.py                      writes test/fixtures/FOLDER/*.json.gz
    python parity/NAME.py --random 50 --seed 7 prints 50 random cases, one JSON line each
"""
import argparse
import gzip
import json
import math
import pathlib

import numpy
import sklearn

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures"


def plain(value):
    """`value` as JSON has it; what JSON has no word for is written {"$": "NaN"}, "Infinity", "-Infinity" or "-0"."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, numpy.ndarray):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, numpy.generic):
        return plain(value.item())
    if isinstance(value, float):
        if math.isnan(value):
            return {"$": "NaN"}
        if math.isinf(value):
            return {"$": "Infinity" if value > 0 else "-Infinity"}
        if value == 0 and math.copysign(1, value) < 0:
            return {"$": "-0"}
    return value


def write(folder, name, cases):
    """A gzipped JSON file with the same bytes wherever the answers are the same."""
    content = {"scikitLearn": sklearn.__version__, "numpy": numpy.__version__, "cases": plain(cases)}
    text = json.dumps(content, separators=(",", ":"), sort_keys=True, ensure_ascii=True, allow_nan=False)
    path = FIXTURES / folder / f"{name}.json.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{path.relative_to(FIXTURES.parent.parent)}: {len(cases)} cases, {path.stat().st_size} bytes")


def main(folder, committed, random_case):
    """`committed()` gives {name: cases}; `random_case(rng)` one case from a numpy Generator."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.random is None:
        for name, cases in committed().items():
            write(folder, name, cases)
        return
    rng = numpy.random.default_rng(arguments.seed)
    for _ in range(arguments.random):
        print(json.dumps(plain(random_case(rng)), separators=(",", ":"), allow_nan=False))
