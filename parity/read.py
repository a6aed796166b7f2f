# -*- coding: utf-8 -*-
"""Fits the models of `parity/models` with the scikit-learn of this Python, writes them to files, and their answers beside them.

    python parity/read.py FOLDER [--archive NAME] [--only NAME]

Runs on Python 2.7 to 3.13 and scikit-learn 0.19 to 1.9. `npm run parity -- read` calls it once for each version.
`cases.json` holds the versions, the rows (once each), and for each case its file, its rows and what scikit-learn answered.
A version's cases are those whose class and parameters exist in it; one that fails otherwise ends the run with exit code 1.
"""
from __future__ import print_function

import argparse
import base64
import hashlib
import io
import json
import os
import pickle
import platform
import re
import sys
import traceback
import warnings

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
import scipy  # noqa: E402
import scipy.sparse  # noqa: E402
import sklearn  # noqa: E402
import sklearn.base  # noqa: E402

from models import as_people_have_them, composition, linear, more, parameters, preprocessing, refusals, svm, trees  # noqa: E402
from models.data import pandas  # noqa: E402
from models.scikit_learn import VERSION, Absent  # noqa: E402

try:
    import joblib
except ImportError:
    from sklearn.externals import joblib

try:
    import skops.io as skops
except ImportError:
    skops = None

# Again: scikit-learn turns its own warnings on.
warnings.filterwarnings("ignore")

# Of each archive. What comes later gets one of its own: a version's other models and answers stay as they are.
FAMILIES = {"": (trees, linear, preprocessing, composition, as_people_have_them, more, refusals), "svm": (svm,), "parameters": (parameters,)}
METHODS = ("predict", "predict_proba", "decision_function", "transform", "score_samples")
NAMES = ("get_feature_names_out", "get_feature_names")
TEXT = type(u"")
# Python 2 wrote text as bytes and classes otherwise; a few models show all of it.
PYTHON_2 = (
    "DecisionTreeClassifier", "RandomForestClassifier text", "RandomForestClassifier protocol 0", "RandomForestClassifier joblib",
    "GradientBoostingClassifier three classes", "LogisticRegression text", "LinearRegression", "KNeighborsClassifier", "KMeans",
    "MultinomialNB", "StandardScaler", "OneHotEncoder", "LabelEncoder", "SimpleImputer text", "SelectKBest", "FunctionTransformer log1p",
    "CountVectorizer", "TfidfVectorizer", "Pipeline", "ColumnTransformer", "GridSearchCV", "Pipeline text, tf-idf, logistic",
    "Pipeline text, counts, Bayes", "Pipeline text, joblib", "RandomizedSearchCV", "IsolationForest", "CalibratedClassifierCV",
    "CountVectorizer not fitted", "LabelEncoder floats", "MultinomialNB priors", "SVC probability", "Pipeline text, tf-idf, SVC",
)  # fmt: skip


def plain(value):
    """A cell as JSON has it; what JSON has no word for is written {"$": "NaN"}."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, (bool, int, TEXT, str)):
        return value
    if isinstance(value, float):
        return {"$": "NaN"} if value != value else value
    raise TypeError("cannot write %r" % (value,))


def encode(value):
    """Arrays as base64 of their bytes or as a list of cells, sparse matrices by their three arrays, tables by columns."""
    if scipy.sparse.issparse(value):
        csr = value.tocsr()
        csr.sort_indices()
        parts = {name: encode(getattr(csr, name)) for name in ("indptr", "indices", "data")}
        return {"sparse": dict(parts, shape=list(csr.shape))}
    if pandas is not None and isinstance(value, pandas.DataFrame):
        return {"frame": [[TEXT(name), encode(column(value[name]))] for name in value.columns]}
    if isinstance(value, (list, tuple)):
        if all(isinstance(item, (TEXT, str)) for item in value):
            return {"texts": list(value)}
        return {"list": [encode(item) for item in value]}
    array = np.asarray(value)
    if array.dtype.kind == "S":
        array = array.astype(TEXT)
    if array.dtype.kind in "OU":
        return {"cells": [plain(item) for item in array.ravel()], "shape": list(array.shape)}
    code = array.dtype.newbyteorder("<").str
    content = np.ascontiguousarray(array.astype(code)).tobytes()
    return {"dtype": code, "shape": list(array.shape), "base64": base64.b64encode(content).decode()}


def column(series):
    if str(series.dtype) == "category":
        return np.asarray(series.astype(object))
    return np.asarray(series)


def answers(model, rows):
    """What the model answers, by method; and why a method that it has refused."""
    answered, refused = {}, {}
    for name in METHODS:
        if not hasattr(model, name):
            continue
        try:
            answered[name] = encode(getattr(model, name)(rows))
        except Exception as error:
            refused[name] = "%s: %s" % (type(error).__name__, error)
    for name in NAMES[:1] if VERSION >= (1, 0) else NAMES[1:]:
        if not hasattr(model, name):
            continue
        try:
            answered[name] = {"texts": [TEXT(each) for each in getattr(model, name)()]}
        except Exception as error:
            refused[name] = "%s: %s" % (type(error).__name__, error)
    return answered, refused


def timeless(value):
    """Sets to 0 what differs from run to run in this model and those inside: how long fits took, addresses in memory."""
    if isinstance(value, (list, tuple)):
        for item in value:
            timeless(item)
    elif isinstance(value, dict):
        for item in value.values():
            timeless(item)
    elif isinstance(value, sklearn.base.BaseEstimator):
        parts = value.__dict__
        for name in parts.get("cv_results_", ()):
            if name.endswith("_time"):
                parts["cv_results_"][name] = np.zeros_like(parts["cv_results_"][name])
        for name in ("refit_time_", "_stop_words_id"):
            if name in parts:
                parts[name] = 0
        timeless(parts)


def written(model, how):
    """The bytes of a model's file, and its ending."""
    if how == "pickle":
        return pickle.dumps(model), "pkl"
    if isinstance(how, int):
        return pickle.dumps(model, how), "pkl"
    if how == "skops":
        if skops is None:
            raise Absent("skops")
        return skops.dumps(model), "skops"
    stream = io.BytesIO()
    joblib.dump(model, stream, compress=0 if how == "joblib" else how)
    return stream.getvalue(), "joblib"


def run(case, folder, inputs):
    np.random.seed(0)
    model = case.make()
    rows = case.ask(model) if callable(case.ask) else case.ask
    timeless(model)
    saved = model if case.save is None else case.save(model)
    files = []
    for i, part in enumerate(saved if case.form == "pieces" else [saved]):
        content, ending = written(part, case.write)
        slug = re.sub("[^a-z0-9]+", "-", case.name.lower())
        files.append("%s%s.%s" % (slug, "-%d" % (i + 1) if case.form == "pieces" else "", ending))
        with io.open(os.path.join(folder, files[-1]), "wb") as stream:
            stream.write(content)
    answered, refused = answers(model, rows)
    if case.refuses != any(why.startswith("ValueError") for method, why in refused.items() if method in METHODS):
        raise ValueError("is not refused" if case.refuses else "is refused: %s" % refused)
    if not answered and not case.refuses:
        raise ValueError("answers nothing: %s" % refused)
    encoded = encode(rows)
    key = hashlib.sha256(json.dumps(encoded, sort_keys=True).encode()).hexdigest()[:12]
    inputs[key] = encoded
    kind = type(model)
    return {
        "name": case.name,
        "estimator": case.estimator,
        "className": kind.__module__ + "." + kind.__name__,
        "files": files,
        "form": case.form,
        "write": case.write,
        "input": key,
        "answers": answered,
        "refused": refused,
    }


def main(folder, archive, only):
    if not os.path.isdir(folder):
        os.makedirs(folder)
    inputs, results, failed, seen = {}, [], [], set()
    for family in FAMILIES[archive]:
        for case in family.cases():
            if only is not None and only not in case.name or not case.since <= VERSION <= case.until:
                continue
            if sys.version_info[0] == 2 and case.name not in PYTHON_2:
                continue
            if case.name in seen:
                failed.append((case.name, "twice"))
            seen.add(case.name)
            try:
                results.append(run(case, folder, inputs))
            except Absent:
                continue
            except Exception:
                failed.append((case.name, traceback.format_exc().strip().splitlines()[-1]))
    versions = {"sklearn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__, "joblib": joblib.__version__}
    versions["python"] = platform.python_version()
    if pandas is not None:
        versions["pandas"] = pandas.__version__
    content = {"versions": versions, "inputs": inputs, "cases": results}
    with io.open(os.path.join(folder, "cases.json"), "wb") as stream:
        stream.write(json.dumps(content, sort_keys=True, indent=0, separators=(",", ":")).encode())
    for name, reason in failed:
        print("%s: %s: %s" % (sklearn.__version__, name, reason), file=sys.stderr)
    print("%s: %d cases" % (sklearn.__version__, len(results)))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--archive", default="", choices=sorted(FAMILIES))
    parser.add_argument("--only")
    main(**vars(parser.parse_args()))
