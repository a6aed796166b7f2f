# -*- coding: utf-8 -*-
"""Rows that scikit-learn refuses, each by the version that wrote the model: a wrong answer would be worse than none."""
import numpy as np

from .case import Case
from .data import ASK, ASK_COLOURS, ASK_UNKNOWN, COLOURS, COUNTS, DOCUMENTS, TEXT3, X, Y2, Y3, YR
from .scikit_learn import sk

MISSING = ASK[:2].copy()
MISSING[1, 2] = np.nan
ENDLESS = ASK[:2].copy()
ENDLESS[0, 0] = np.inf
HUGE = ASK[:2].copy()
HUGE[1, 3] = 1e39


def refused(name, make, ask, **more):
    return Case(name, make, ask, refuses=True, **more)


def cases():
    few = {"n_estimators": 2, "max_depth": 2, "random_state": 0}
    tree = lambda: sk("tree.DecisionTreeClassifier", max_depth=2, random_state=0).fit(X, Y3)
    forest = lambda: sk("ensemble.RandomForestClassifier", **few).fit(X, Y3)
    yield refused("DecisionTreeClassifier refuses missing", tree, MISSING, until=(1, 2))
    yield Case("DecisionTreeClassifier takes missing", tree, MISSING, since=(1, 3))
    yield refused("DecisionTreeClassifier refuses infinity", tree, ENDLESS)
    yield refused("DecisionTreeClassifier refuses beyond float32", tree, HUGE)
    yield refused("RandomForestClassifier refuses missing", forest, MISSING, until=(1, 3))
    yield Case("RandomForestClassifier takes missing", forest, MISSING, since=(1, 4))
    yield refused("RandomForestClassifier refuses beyond float32", forest, HUGE)
    extra = lambda: sk("ensemble.ExtraTreesClassifier", **few).fit(X, Y3)
    yield refused("ExtraTreesClassifier refuses missing", extra, MISSING, until=(1, 5))
    yield Case("ExtraTreesClassifier takes missing", extra, MISSING, since=(1, 6))
    yield refused("GradientBoostingClassifier refuses missing", lambda: sk("ensemble.GradientBoostingClassifier", **few).fit(X, Y3), MISSING)
    yield refused("LinearRegression refuses missing", lambda: sk("linear_model.LinearRegression").fit(X, YR), MISSING)
    yield refused("LogisticRegression refuses infinity", lambda: sk("linear_model.LogisticRegression", solver="lbfgs").fit(X, Y3), ENDLESS)
    yield refused("GaussianNB refuses missing", lambda: sk("naive_bayes.GaussianNB").fit(X, Y3), MISSING)
    yield refused("KNeighborsClassifier refuses missing", lambda: sk("neighbors.KNeighborsClassifier").fit(X[:20], Y3[:20]), MISSING)
    yield refused("KMeans refuses missing", lambda: sk("cluster.KMeans", n_clusters=2, n_init=1, random_state=0).fit(X), MISSING)
    yield refused("PCA refuses missing", lambda: sk("decomposition.PCA", n_components=2).fit(X), MISSING)
    yield refused("StandardScaler refuses infinity", lambda: sk("preprocessing.StandardScaler").fit(X), ENDLESS)
    yield refused("Normalizer refuses missing", lambda: sk("preprocessing.Normalizer").fit(X), MISSING)
    yield refused("PolynomialFeatures refuses missing", lambda: sk("preprocessing.PolynomialFeatures").fit(X), MISSING)
    yield refused("KBinsDiscretizer refuses missing", lambda: sk("preprocessing.KBinsDiscretizer", n_bins=2, strategy="uniform").fit(X), MISSING)
    yield refused("SimpleImputer refuses infinity", lambda: sk("impute.SimpleImputer").fit(X), ENDLESS)
    yield refused("OneHotEncoder refuses unknown", lambda: sk("preprocessing.OneHotEncoder").fit(COLOURS), ASK_UNKNOWN, since=(0, 20))
    yield refused("OrdinalEncoder refuses unknown", lambda: sk("preprocessing.OrdinalEncoder").fit(COLOURS), ASK_UNKNOWN)
    yield refused("LabelEncoder refuses unknown", lambda: sk("preprocessing.LabelEncoder").fit(TEXT3), np.array(["bee", "dog"], dtype=object))
    yield refused("MultinomialNB refuses missing", lambda: sk("naive_bayes.MultinomialNB").fit(np.abs(X), Y2), MISSING)
