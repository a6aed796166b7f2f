"""train_test_split of real scikit-learn: which rows go where, in which order, and what is refused.

See fixture.py for how to run it. A case: {rows, options, train, test}, or {rows, options, refused}.
"""
import numpy as np
from sklearn.model_selection import train_test_split

import fixture

SEEDS = (0, 1, 42, 2**31 - 2, 2**32 - 1)
PYTHON_NAME = {"testSize": "test_size", "trainSize": "train_size", "randomState": "random_state"}


def case(rows, **options):
    """One call. Integers and floats keep their kind: Python's 1.0 is written {"fraction": 1}."""
    arguments = {PYTHON_NAME.get(name, name): value for name, value in options.items()}
    asked = {
        name: {"fraction": value} if isinstance(value, float) and value.is_integer() else value
        for name, value in options.items()
    }
    try:
        train, test = train_test_split(np.arange(rows), **arguments)
    except ValueError as error:
        return {"rows": rows, "options": asked, "refused": str(error)}
    return {"rows": rows, "options": asked, "train": train, "test": test}


def labels(kind, rows, classes, rng):
    """Labels of `classes` classes: "even" (ties between remainders), "random", or "skewed" (a few rare classes)."""
    if kind == "even":
        y = np.arange(rows) % classes
    elif kind == "random":
        y = rng.integers(0, classes, rows)
    else:
        y = np.minimum(np.floor(rng.exponential(classes / 6, rows)), classes - 1).astype(int)
    return rng.permutation(y)


def plain_cases():
    cases = []
    for seed in SEEDS:
        for rows in (4, 5, 7, 10, 33, 150):
            cases.append(case(rows, randomState=seed))
            for size in (0.1, 0.2, 0.3, 1 / 3, 0.5, 0.9, 1, 2, rows - 1):
                cases.append(case(rows, testSize=size, randomState=seed))
                cases.append(case(rows, trainSize=size, randomState=seed))
            cases.append(case(rows, testSize=0.25, trainSize=0.5, randomState=seed))
            cases.append(case(rows, testSize=2, trainSize=0.4, randomState=seed))
            cases.append(case(rows, testSize=0.4, trainSize=2, randomState=seed))
        cases.append(case(1000, testSize=0.25, randomState=seed))
    cases.append(case(5000, testSize=0.2, randomState=2**31 - 2))
    for size in (0.1, 0.25, 0.5, 3):
        cases.append(case(33, testSize=size, shuffle=False))
        cases.append(case(33, trainSize=size, shuffle=False))
    return cases


def stratified_cases():
    rng = np.random.default_rng(0)
    cases = []
    for seed in SEEDS:
        for kind in ("even", "random", "skewed"):
            for rows, classes in ((12, 2), (30, 3), (60, 7), (200, 20), (500, 50)):
                y = labels(kind, rows, classes, rng)
                if classes == 7:
                    y = np.array([f"class {'zbyecAé'[c]}" for c in y])
                for size in (0.1, 0.25, 1 / 3, 0.5, rows // 3):
                    cases.append(case(rows, testSize=size, randomState=seed, stratify=y.tolist()))
                cases.append(case(rows, testSize=0.25, trainSize=0.3, randomState=seed, stratify=y.tolist()))
                cases.append(case(rows, trainSize=rows // 2, randomState=seed, stratify=y.tolist()))
        y = rng.random(40) < 0.4
        cases.append(case(40, testSize=0.25, randomState=seed, stratify=y.tolist()))
    y = labels("random", 5000, 10, rng)
    cases.append(case(5000, testSize=0.2, randomState=1, stratify=y.tolist()))
    return cases


def refused_cases():
    ten = [0] * 5 + [1] * 5
    return [
        case(1),
        case(1, testSize=0.5, randomState=0),
        case(0),
        case(4, testSize=4),
        case(4, testSize=0),
        case(4, testSize=-1),
        case(4, testSize=1.0),
        case(4, testSize=0.0),
        case(4, testSize=-0.5),
        case(4, testSize=1.5),
        case(4, trainSize=4),
        case(4, trainSize=1.0),
        case(4, trainSize=0.2, randomState=0),
        case(10, testSize=0.6, trainSize=0.6),
        case(10, testSize=6, trainSize=6),
        case(10, testSize=0.6, trainSize=6),
        case(10, testSize=0.25, shuffle=False, stratify=ten),
        case(10, testSize=1, randomState=0, stratify=ten),
        case(10, trainSize=1, randomState=0, stratify=ten),
        case(10, testSize=0.25, randomState=0, stratify=[0] * 9 + [1]),
        case(10, testSize=0.25, randomState=0, stratify=ten[:9]),
        case(10, testSize=0.25, randomState=-1),
        case(10, testSize=0.25, randomState=2**32),
    ]


def random_case(rng):
    rows = int(rng.choice([4, 9, 20, 61, 150, 1000]))
    sizes = {}
    for name in ("testSize", "trainSize"):
        kind = rng.integers(0, 3)
        if kind == 1:
            sizes[name] = float(rng.choice([0.1, 0.2, 0.25, 0.3, 1 / 3, 0.5, rng.random()]))
        elif kind == 2:
            sizes[name] = int(rng.integers(0, rows + 1))
    options = {**sizes, "randomState": int(rng.integers(0, 2**32))}
    if rng.random() < 0.7:
        classes = int(rng.integers(1, min(50, rows // 2) + 1))
        kind = rng.choice(["even", "random", "skewed"])
        options["stratify"] = labels(kind, rows, classes, rng).tolist()
    elif rng.random() < 0.2:
        options["shuffle"] = False
    return case(rows, **options)


def committed():
    return {"plain": plain_cases(), "stratified": stratified_cases(), "refused": refused_cases()}


if __name__ == "__main__":
    fixture.main("selection", committed, random_case)
