# -*- coding: utf-8 -*-
"""scikit-learn of any version: its classes by their public names, and the words that were renamed on the way."""
import importlib

import sklearn

VERSION = tuple(int(part) for part in sklearn.__version__.split(".")[:2])

for _name in ("enable_hist_gradient_boosting", "enable_halving_search_cv"):
    try:
        importlib.import_module("sklearn.experimental." + _name)
    except ImportError:
        pass


class Absent(Exception):
    """This version has no such class."""


def since(version, new, old):
    """`new` from that version on, else `old`."""
    return new if VERSION >= version else old


LEAST_SQUARES = since((1, 0), "squared_error", "ls")
LEAST_ABSOLUTE = since((1, 0), "absolute_error", "lad")
# liblinear takes two classes only from 1.8 on.
SOLVER = since((1, 8), "lbfgs", "liblinear")
LOGARITHMIC = since((1, 1), "log_loss", "log")
DENSE = {since((1, 2), "sparse_output", "sparse"): False}


def sk(path, *args, **parameters):
    """`sk("tree.DecisionTreeClassifier", max_depth=3)`: the estimator, or `Absent`."""
    module, name = path.rsplit(".", 1)
    try:
        found = getattr(importlib.import_module("sklearn." + module), name)
    except (ImportError, AttributeError):
        raise Absent(path)
    return found(*args, **parameters)


def function(path):
    """`function("feature_selection.chi2")`"""
    module, name = path.rsplit(".", 1)
    try:
        return getattr(importlib.import_module("sklearn." + module), name)
    except (ImportError, AttributeError):
        raise Absent(path)
