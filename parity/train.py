"""Asks real scikit-learn to grow trees and forests, and writes down what it answered, bit for bit.

    python parity/train.py fixtures test/fixtures/train   writes the committed fixtures
    python parity/train.py stream SEED SECONDS            random problems, one JSON line each, for parity/train.mjs

Both write problems of one form: rows, targets and several cases (parameters and answers). Arrays of numbers are base64 of
little-endian float64, so that no digit is lost; class labels stand as JSON.
"""

import base64
import gzip
import io
import json
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn import datasets, ensemble, tree

VERSION = "1.9.1"
PROBED = 20
FRACTIONS = ("max_features", "max_samples", "min_samples_leaf", "min_samples_split")


def pack(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def parameter(name, value):
    if name in FRACTIONS and isinstance(value, float) and value.is_integer():
        return {"fraction": value}
    if isinstance(value, dict):
        return {json.dumps(key) if isinstance(key, bool) else str(key): float(weight) for key, weight in value.items()}
    return value


def nodes(t):
    return {
        "maxDepth": int(t.max_depth),
        "childrenLeft": pack(t.children_left),
        "childrenRight": pack(t.children_right),
        "feature": pack(t.feature),
        "threshold": pack(t.threshold),
        "impurity": pack(t.impurity),
        "nNodeSamples": pack(t.n_node_samples),
        "weightedNNodeSamples": pack(t.weighted_n_node_samples),
        "missingGoToLeft": pack(t.missing_go_to_left),
        "value": pack(t.value),
    }


def case(estimator, X, y, weight, parameters):
    """The parameters, and what scikit-learn answers."""
    module = ensemble if "Forest" in estimator else tree
    asked = {
        "estimator": estimator,
        "parameters": {camel(name): parameter(name, value) for name, value in parameters.items()},
        "sampleWeight": None if weight is None else pack(weight),
    }
    try:
        fitted = getattr(module, estimator)(**parameters).fit(X, y, sample_weight=weight)
    except ValueError as error:
        return asked | {"refused": str(error)}
    members = fitted.estimators_ if "Forest" in estimator else [fitted]
    classifier = hasattr(fitted, "classes_")
    out = asked | {
        "trees": [nodes(member.tree_) for member in members],
        "importances": pack(fitted.feature_importances_),
        "answers": pack(fitted.predict_proba(X[:PROBED]) if classifier else fitted.predict(X[:PROBED])),
    }
    if classifier:
        out["classes"] = fitted.classes_.tolist()
        out["labels"] = fitted.predict(X[:PROBED]).tolist()
    if parameters.get("oob_score"):
        out["oobScore"] = pack([fitted.oob_score_])
        out["oob"] = pack(fitted.oob_decision_function_ if classifier else fitted.oob_prediction_)
    return out


def problem(name, X, y, cases):
    """cases: (estimator, weight, parameters) each."""
    y = np.asarray(y)
    return {
        "name": name,
        "scikit-learn": sklearn.__version__,
        "rows": len(X),
        "features": X.shape[1],
        "x": pack(X),
        "y": {"values": pack(y)} if y.dtype.kind == "f" else {"labels": y.tolist()},
        "cases": [case(estimator, X, y, weight, parameters) for estimator, weight, parameters in cases],
    }


# Random problems: continuous, tied, two-valued and constant columns, steps around 1e-7; options of every kind.


def rows(rng, n, d):
    X = rng.normal(size=(n, d))
    for f in range(d):
        kind = rng.integers(0, 6)
        if kind == 1:
            X[:, f] = np.round(X[:, f] * 2) / 2
        elif kind == 2:
            X[:, f] = X[:, f] > 0.5
        elif kind == 3 and d > 1:
            X[:, f] = 3.25
        elif kind == 4:
            X[:, f] = rng.integers(0, 30, n) * 4e-8
        elif kind == 5:
            X[:, f] = X[rng.integers(0, n, n), f]
    return X


def labels(rng, X):
    k = int(rng.choice([2, 3, 4, 5, 12, 50]))
    k = min(k, len(X))
    y = np.floor(np.clip(X, -9, 9).sum(axis=1) * max(1, k / 4) + rng.normal(size=len(X)) * 0.8).astype(int) % k
    y[:k] = np.arange(k)
    if rng.random() < 0.05:
        y[:] = 0
    kind = rng.integers(0, 5)
    if kind == 0:
        return np.array([f"class {c}" for c in y])
    if kind == 1 and k == 2:
        return y == 1
    return y * 3 - 4 if kind == 2 else y


def targets(rng, X):
    y = np.clip(X, -9, 9) @ rng.normal(size=X.shape[1]) + rng.normal(size=len(X)) * 0.5
    kind = rng.random()
    return np.round(y) if kind < 0.25 else np.round(y * 8) / 8 if kind < 0.4 else y


def pick(rng, values):
    return values[rng.integers(0, len(values))]


def growth(rng):
    p = {}
    if rng.random() < 0.35:
        p["max_depth"] = int(rng.integers(1, 8))
    if rng.random() < 0.3:
        p["min_samples_leaf"] = pick(rng, [2, 3, 5, 0.04])
    if rng.random() < 0.3:
        p["min_samples_split"] = pick(rng, [4, 9, 0.1, 1.0])
    if rng.random() < 0.2:
        p["min_weight_fraction_leaf"] = pick(rng, [0.01, 0.05, 0.2])
    if rng.random() < 0.2:
        p["min_impurity_decrease"] = pick(rng, [1e-4, 0.01, 0.03])
    if rng.random() < 0.7:
        p["max_features"] = pick(rng, [1, 2, 40, 0.5, 0.34, "sqrt", "log2", None, 1.0])
    if rng.random() < 0.25:
        p["max_leaf_nodes"] = pick(rng, [2, 3, 5, 8, 20, 50])
    if rng.random() < 0.15:
        p["ccp_alpha"] = pick(rng, [1e-4, 0.003, 0.02])
    return p


def weights(rng, n):
    kind = rng.random()
    if kind < 0.6:
        return None
    if kind < 0.65:
        return 10.0 ** rng.integers(-18, 7, n)  # sums that swallow their small terms
    w = rng.random(n) * 3 if kind < 0.85 else rng.integers(0, 4, n).astype(float)
    w[rng.random(n) < 0.1] = 0
    w[0] = 1
    return w


def class_weight(rng, y, presets):
    if rng.random() < 0.6:
        return None
    if rng.random() < 0.6:
        return pick(rng, presets)
    return {c: float(rng.random() * 4 + 0.1) for c in np.unique(y).tolist()}


def random_case(rng, X, y, classify):
    n = len(X)
    forest = rng.random() < 0.75
    estimator = ("RandomForest" if forest else "DecisionTree") + ("Classifier" if classify else "Regressor")
    p = growth(rng) | {"random_state": int(rng.integers(0, 2**32 if not forest else 2**31))}
    if classify:
        p["criterion"] = pick(rng, ["gini", "gini", "entropy", "log_loss"])
        p["class_weight"] = class_weight(rng, y, ["balanced", "balanced_subsample"] if forest else ["balanced"])
    else:
        p["criterion"] = pick(rng, ["squared_error", "squared_error", "friedman_mse", "absolute_error"])
    if forest:
        p["n_estimators"] = int(rng.integers(1, 7))
        p["bootstrap"] = bool(rng.random() < 0.8)
        if p["bootstrap"]:
            if rng.random() < 0.3:
                p["max_samples"] = pick(rng, [7, n, 0.3, 0.9, 1.0, 1.5])
            p["oob_score"] = bool(rng.random() < 0.4)
    return estimator, weights(rng, n), p


def random_problem(rng, number):
    large = rng.random() < 0.05
    n, d = (int(rng.integers(500, 1500)), int(rng.integers(5, 30))) if large else (int(rng.integers(4, 160)), int(rng.integers(1, 9)))
    X = rows(rng, n, d)
    classify = rng.random() < 0.55
    y = labels(rng, X) if classify else targets(rng, X)
    return problem(f"random {number}", X, y, [random_case(rng, X, y, classify) for _ in range(3)])


def stream(seed, seconds):
    rng = np.random.default_rng(seed)
    until = time.time() + seconds
    number = 0
    while time.time() < until:
        print(json.dumps(random_problem(rng, number), separators=(",", ":")), flush=True)
        number += 1


# The committed fixtures: real data sets, and made ones for what they lack, with every parameter.

CLASSIFIER = [
    {},
    {"criterion": "entropy"},
    {"criterion": "log_loss", "max_depth": 4},
    {"max_depth": 1},
    {"min_samples_split": 9},
    {"min_samples_split": 0.2},
    {"min_samples_split": 1.0, "min_samples_leaf": 2},
    {"min_samples_leaf": 3},
    {"min_samples_leaf": 0.05},
    {"min_weight_fraction_leaf": 0.07},
    {"min_impurity_decrease": 0.02},
    {"max_features": 1},
    {"max_features": 0.6},
    {"max_features": 1.0},
    {"max_features": "log2"},
    {"max_features": None},
    {"max_leaf_nodes": 6},
    {"max_leaf_nodes": 40, "max_features": None, "criterion": "entropy"},
    {"ccp_alpha": 0.01},
    {"ccp_alpha": 0.002, "max_leaf_nodes": 12},
    {"class_weight": "balanced"},
]
REGRESSOR = [
    {},
    {"criterion": "friedman_mse", "max_depth": 4},
    {"criterion": "absolute_error", "max_depth": 5},
    {"criterion": "absolute_error", "min_samples_leaf": 4, "max_features": 0.5},
    {"min_samples_leaf": 3},
    {"max_features": "sqrt", "max_depth": 6},
    {"max_leaf_nodes": 11},
    {"ccp_alpha": 30.0},
    {"min_impurity_decrease": 20.0},
    {"min_weight_fraction_leaf": 0.03},
]
FOREST = [
    {"bootstrap": False},
    {"max_samples": 20, "oob_score": True},
    {"max_samples": 0.4},
    {"max_samples": 1.0},
    {"oob_score": True, "n_estimators": 12, "max_depth": 3},
]
FOREST_CLASSIFIER = [{"class_weight": "balanced_subsample"}, {"class_weight": "balanced_subsample", "bootstrap": False}]


def thorough(rng, X, y, classify, lean=False):
    """Every parameter once, some with weights; lean: a few of them."""
    kind = "Classifier" if classify else "Regressor"
    grown = CLASSIFIER if classify else REGRESSOR
    cases = [("DecisionTree", None, p) for p in grown] + [("RandomForest", None, p) for p in grown]
    cases += [("RandomForest", None, p) for p in FOREST + (FOREST_CLASSIFIER if classify else [])]
    w = rng.random(len(X)) * 2
    w[rng.random(len(X)) < 0.15] = 0
    weighted = [{}, {"max_depth": 5, "min_weight_fraction_leaf": 0.04}]
    if classify:
        weighted += [{"class_weight": "balanced"}, {"class_weight": {c: 0.5 + 1.5 * i for i, c in enumerate(np.unique(y).tolist())}}]
    cases += [("DecisionTree", w, p) for p in weighted]
    cases += [("RandomForest", w, p) for p in weighted + [{"bootstrap": False, "max_depth": 4}, {"max_samples": 0.5}]]
    # Exactly at a step of the pruning path, where what costs as much as alpha is still pruned.
    alphas = getattr(tree, "DecisionTree" + kind)(random_state=len(cases)).cost_complexity_pruning_path(X, y).ccp_alphas
    cases.append(("DecisionTree", None, {"ccp_alpha": float(abs(alphas[len(alphas) // 2]))}))
    if lean:
        cases = cases[:: len(cases) // 6]
    out = []
    for i, (family, weight, p) in enumerate(cases):
        p = {"random_state": i} | p
        if family == "RandomForest":
            p = {"n_estimators": 2} | p
        out.append((family + kind, weight, p))
    return out


def made(rng):
    X = rng.integers(0, 3, (60, 4)).astype(float)
    yield "ties", X, (X.sum(axis=1) + rng.integers(0, 2, 60)).astype(int) % 3, True
    X = rng.normal(size=(50, 5))
    X[:, 1] = 3.25
    X[:, 3] = rng.integers(0, 30, 50) * 4e-8
    yield "constant-columns", X, np.array(["no", "yes"])[(X[:, 0] > 0.2).astype(int)], True
    X = np.repeat(rng.normal(size=(15, 3)), 4, axis=0)
    yield "duplicates", X, rng.integers(0, 2, 60) == 1, True
    X = rng.normal(size=(200, 4))
    y = np.floor(X[:, 0] * 9 + X[:, 1] * 4).astype(int) % 50
    y[:50] = np.arange(50)
    yield "fifty-classes", X, y, True
    yield "one-class", rng.normal(size=(12, 2)), np.full(12, "only"), True
    X = rng.normal(size=(70, 1))
    yield "one-column", X, np.sin(X[:, 0] * 3) + rng.normal(size=70) * 0.3, False
    X = np.round(rng.normal(size=(90, 6)), 1)
    yield "ties-regression", X, np.round(X @ rng.normal(size=6)), False
    X = np.sort(rng.exponential(size=(600, 3)), axis=0)
    yield "deep", X, rng.random(600) * np.pi, False


def fixtures(folder):
    rng = np.random.default_rng(20261125)
    real = [
        ("iris", datasets.load_iris(), True),
        ("wine", datasets.load_wine(), True),
        ("breast-cancer", datasets.load_breast_cancer(), True),
        ("digits", datasets.load_digits(), True),
        ("diabetes", datasets.load_diabetes(), False),
    ]
    problems = []
    for name, bunch, classify in real:
        X, y = bunch.data[:300:2] if name in ("breast-cancer", "digits") else bunch.data, bunch.target
        y = y[:300:2] if name in ("breast-cancer", "digits") else y
        if name == "diabetes":
            X, y = X[:130], y[:130]
        cases = thorough(rng, X, y, classify, lean=name in ("wine", "breast-cancer", "digits"))
        if name == "iris":
            cases.append(("RandomForestClassifier", None, {"random_state": 0}))
        problems.append((name, X, y, cases))
    problems += [(name, X, y, thorough(rng, X, y, classify, lean=name in ("fifty-classes", "deep"))) for name, X, y, classify in made(rng)]
    for name, X, y, cases in problems:
        text = json.dumps(problem(name, X, y, cases), separators=(",", ":")).encode()
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as out:
            out.write(text)
        with open(f"{folder}/{name}.json.gz", "wb") as out:
            out.write(packed.getvalue())
        print(f"{name}: {len(cases)} cases, {len(packed.getvalue())} bytes")


if __name__ == "__main__":
    if sklearn.__version__ != VERSION:
        sys.exit(f"scikit-learn {VERSION} is needed, found {sklearn.__version__}")
    warnings.filterwarnings("ignore")
    if sys.argv[1:2] == ["fixtures"] and len(sys.argv) == 3:
        fixtures(sys.argv[2])
    elif sys.argv[1:2] == ["stream"] and len(sys.argv) == 4:
        stream(int(sys.argv[2]), float(sys.argv[3]))
    else:
        sys.exit(__doc__)
