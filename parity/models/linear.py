# -*- coding: utf-8 -*-
"""Linear models, naive Bayes, neighbours, clusters, decompositions, and the estimators that know nothing."""
import numpy as np

from .case import Case
from .data import (ASK, ASK_COUNTS, ASK_POSITIVE, ASK_SPARSE, ASK_WIDE, BITS, COUNTS, OBJECT3, TEXT3, WIDE, X, X_SPARSE, Y2, Y3,
                   Y_LABELS, Y_OUTPUTS, YR, YR2, named)
from .scikit_learn import LOGARITHMIC, VERSION, since, sk

# `multi_class` was a parameter until 1.7; what it said is then said by the solver.
MULTI_CLASS = VERSION < (1, 8)


def fitted(path, *data, **parameters):
    return lambda: sk(path, **parameters).fit(*data)


def regression():
    for name in ("LinearRegression", "Ridge", "Lasso", "ElasticNet"):
        more = {} if name == "LinearRegression" else {"alpha": 0.1}
        yield Case(name, fitted("linear_model." + name, X, YR, **more), ASK)
    yield Case("LinearRegression several targets", fitted("linear_model.LinearRegression", X, YR2), ASK)
    yield Case("LinearRegression no intercept, wide", fitted("linear_model.LinearRegression", WIDE, YR, fit_intercept=False), ASK_WIDE)
    yield Case("LinearRegression DataFrame", lambda: sk("linear_model.LinearRegression").fit(named(X), YR), named(ASK))
    yield Case("LinearRegression positive", fitted("linear_model.LinearRegression", X, YR, positive=True), ASK, since=(0, 24))
    yield Case("LinearRegression sparse", fitted("linear_model.LinearRegression", X_SPARSE, YR), ASK_SPARSE)
    yield Case("LinearRegression joblib", fitted("linear_model.LinearRegression", WIDE, YR2), ASK_WIDE, write="joblib")
    yield Case("Ridge several targets", fitted("linear_model.Ridge", X, YR2, alpha=np.array([0.5, 2.0])), ASK)
    yield Case("Ridge sparse", fitted("linear_model.Ridge", X_SPARSE, YR, solver="sparse_cg"), ASK_SPARSE)
    yield Case("Ridge one target as a column", fitted("linear_model.Ridge", X, YR[:, None]), ASK)
    yield Case("Lasso several targets", fitted("linear_model.Lasso", X, YR2, alpha=0.1), ASK)
    yield Case("ElasticNet wide", fitted("linear_model.ElasticNet", WIDE, YR, alpha=0.2, l1_ratio=0.7), ASK_WIDE)
    yield Case("RidgeCV", fitted("linear_model.RidgeCV", X, YR), ASK)
    yield Case("RidgeCV several targets", fitted("linear_model.RidgeCV", X, YR2, cv=3), ASK)
    alphas = {since((1, 7), "alphas", "n_alphas"): 4, "cv": 3}
    yield Case("LassoCV", fitted("linear_model.LassoCV", X, YR, **alphas), ASK)
    yield Case("ElasticNetCV", fitted("linear_model.ElasticNetCV", X, YR, **alphas), ASK)
    yield Case("Lars", fitted("linear_model.Lars", X, YR), ASK)
    yield Case("LassoLars", fitted("linear_model.LassoLars", X, YR, alpha=0.01), ASK)
    for name in ("MultiTaskLasso", "MultiTaskElasticNet"):
        yield Case(name, fitted("linear_model." + name, X, YR2, alpha=0.1), ASK)
        yield Case(name + "CV", fitted("linear_model." + name + "CV", X, YR2, **alphas), ASK)
    yield Case("SGDRegressor", fitted("linear_model.SGDRegressor", X, YR, max_iter=30, tol=1e-3, random_state=0), ASK)
    yield Case("SGDRegressor huber, averaged", fitted("linear_model.SGDRegressor", X, YR, loss="huber", average=True, max_iter=10, tol=None, random_state=0), ASK)
    yield Case("LinearSVR", fitted("svm.LinearSVR", X, YR, random_state=0), ASK)
    yield Case("LinearSVR scaled intercept", fitted("svm.LinearSVR", X, YR, loss="squared_epsilon_insensitive", intercept_scaling=2.0, random_state=0), ASK)
    yield Case("PassiveAggressiveRegressor", fitted("linear_model.PassiveAggressiveRegressor", X, YR, max_iter=10, tol=None, random_state=0), ASK)


def logistic():
    path = "linear_model.LogisticRegression"
    yield Case("LogisticRegression", fitted(path, X, Y2), ASK)
    yield Case("LogisticRegression three classes", fitted(path, X, Y3), ASK)
    yield Case("LogisticRegression text", fitted(path, X, OBJECT3, solver="lbfgs"), ASK)
    yield Case("LogisticRegression booleans, liblinear", fitted(path, X, Y2 == 1, solver="liblinear"), ASK)
    yield Case("LogisticRegression three classes, liblinear", fitted(path, X, TEXT3, solver="liblinear"), ASK, until=(1, 7))
    if MULTI_CLASS:
        yield Case("LogisticRegression one against rest", fitted(path, X, Y3, multi_class="ovr", solver="lbfgs"), ASK)
        yield Case("LogisticRegression multinomial", fitted(path, X, Y3, multi_class="multinomial", solver="lbfgs"), ASK)
        yield Case("LogisticRegression multinomial, two classes", fitted(path, X, Y2, multi_class="multinomial", solver="lbfgs"), ASK)
    yield Case("LogisticRegression auto", fitted(path, X, Y3, multi_class="auto", solver="lbfgs"), ASK, since=(0, 20), until=(1, 7))
    yield Case("LogisticRegression saga, no intercept", fitted(path, X, Y3, solver="saga", fit_intercept=False, random_state=0, max_iter=20), ASK)
    yield Case("LogisticRegression newton-cholesky", fitted(path, X, Y3, solver="newton-cholesky"), ASK, since=(1, 2))
    yield Case("LogisticRegression sparse", fitted(path, X_SPARSE, Y3, solver="lbfgs"), ASK_SPARSE)
    yield Case("LogisticRegression wide, protocol 2", fitted(path, WIDE, TEXT3, solver="lbfgs"), ASK_WIDE, write=2)
    yield Case("LogisticRegression DataFrame", lambda: sk(path, solver="lbfgs").fit(named(X), TEXT3), named(ASK))
    folds = dict({"Cs": 2, "cv": 3, "solver": "lbfgs"}, **since((1, 8), {"use_legacy_attributes": False}, {}))
    folds = dict(folds, **since((1, 8), {"l1_ratios": (0,)}, {}))
    yield Case("LogisticRegressionCV", fitted("linear_model.LogisticRegressionCV", X, Y3, **folds), ASK)
    yield Case("LogisticRegressionCV two classes", fitted("linear_model.LogisticRegressionCV", X, Y2, **folds), ASK)
    if MULTI_CLASS:
        yield Case("LogisticRegressionCV multinomial", fitted("linear_model.LogisticRegressionCV", X, TEXT3, multi_class="multinomial", **folds), ASK)


def other_classifiers():
    steps = {"max_iter": 20, "tol": 1e-3, "random_state": 0}
    sgd = "linear_model.SGDClassifier"
    yield Case("SGDClassifier", fitted(sgd, X, TEXT3, loss="hinge", **steps), ASK)
    yield Case("SGDClassifier log", fitted(sgd, X, Y3, loss=LOGARITHMIC, **steps), ASK)
    yield Case("SGDClassifier log, two classes", fitted(sgd, X, Y2, loss=LOGARITHMIC, **steps), ASK)
    yield Case("SGDClassifier modified huber", fitted(sgd, X, Y3, loss="modified_huber", **steps), np.vstack([ASK, [[9.0, 0, 0, 0], [-9.0, 0, 0, 0], [0, 0, 9.0, 0]]]))
    yield Case("SGDClassifier modified huber, two classes", fitted(sgd, X, Y2, loss="modified_huber", **steps), ASK)
    yield Case("SGDClassifier averaged", fitted(sgd, X, Y3, average=True, **steps), ASK)
    yield Case("RidgeClassifier", fitted("linear_model.RidgeClassifier", X, TEXT3), ASK)
    yield Case("RidgeClassifier two classes", fitted("linear_model.RidgeClassifier", X, Y2), ASK)
    yield Case("RidgeClassifier several labels", fitted("linear_model.RidgeClassifier", X, Y_LABELS), ASK, since=(1, 0))
    yield Case("RidgeClassifierCV", fitted("linear_model.RidgeClassifierCV", X, Y3), ASK)
    yield Case("Perceptron", fitted("linear_model.Perceptron", X, Y3, **steps), ASK)
    yield Case("PassiveAggressiveClassifier", fitted("linear_model.PassiveAggressiveClassifier", X, Y3, **steps), ASK)
    yield Case("LinearSVC", fitted("svm.LinearSVC", X, TEXT3, random_state=0), ASK)
    yield Case("LinearSVC two classes", fitted("svm.LinearSVC", X, Y2, random_state=0, intercept_scaling=3.0), ASK)
    yield Case("LinearSVC Crammer-Singer", fitted("svm.LinearSVC", X, Y3, multi_class="crammer_singer", random_state=0), ASK)
    yield Case("LinearSVC sparse", fitted("svm.LinearSVC", X_SPARSE, Y3, random_state=0), ASK_SPARSE)


def naive_bayes():
    yield Case("GaussianNB", fitted("naive_bayes.GaussianNB", X, Y3), ASK)
    yield Case("GaussianNB priors, text", fitted("naive_bayes.GaussianNB", X, TEXT3, priors=[0.2, 0.5, 0.3]), ASK)
    yield Case("MultinomialNB", fitted("naive_bayes.MultinomialNB", COUNTS, Y3), ASK_COUNTS)
    yield Case("MultinomialNB two classes, no prior", fitted("naive_bayes.MultinomialNB", COUNTS, Y2, fit_prior=False, alpha=0.3), ASK_COUNTS)
    yield Case("BernoulliNB", fitted("naive_bayes.BernoulliNB", X, Y3), ASK)
    yield Case("BernoulliNB threshold", fitted("naive_bayes.BernoulliNB", COUNTS, TEXT3, binarize=1.0), ASK_COUNTS)
    yield Case("BernoulliNB bits", fitted("naive_bayes.BernoulliNB", BITS, Y3, binarize=None), (ASK > 0).astype(float))
    yield Case("ComplementNB", fitted("naive_bayes.ComplementNB", COUNTS, Y3), ASK_COUNTS)
    yield Case("ComplementNB normalised", fitted("naive_bayes.ComplementNB", COUNTS, Y3, norm=True), ASK_COUNTS)
    # Before 1.0 one class had two columns of probabilities.
    yield Case("ComplementNB one class", fitted("naive_bayes.ComplementNB", COUNTS, np.ones(50, int)), ASK_COUNTS[:3], since=(1, 0))


def neighbours():
    few = X[:30]
    near = np.vstack([ASK, few[4:6] + 1e-3])
    classifier, regressor = "neighbors.KNeighborsClassifier", "neighbors.KNeighborsRegressor"
    yield Case("KNeighborsClassifier", fitted(classifier, few, Y3[:30]), near)
    yield Case("KNeighborsClassifier brute, text", fitted(classifier, few, TEXT3[:30], algorithm="brute", n_neighbors=3), near)
    yield Case("KNeighborsClassifier kd tree", fitted(classifier, few, Y3[:30], algorithm="kd_tree", n_neighbors=4, leaf_size=5), near)
    yield Case("KNeighborsClassifier ball tree", fitted(classifier, few, Y3[:30], algorithm="ball_tree", weights="distance", leaf_size=5), near)
    yield Case("KNeighborsClassifier manhattan", fitted(classifier, few, Y3[:30], metric="manhattan", weights="distance"), near)
    yield Case("KNeighborsClassifier minkowski 3", fitted(classifier, few, Y3[:30], p=3), near)
    yield Case("KNeighborsClassifier chebyshev", fitted(classifier, few, Y3[:30], metric="chebyshev"), near)
    yield Case("KNeighborsClassifier cosine", fitted(classifier, few, Y3[:30], metric="cosine", algorithm="brute"), near[3:])
    yield Case("KNeighborsClassifier several outputs", fitted(classifier, few, Y_OUTPUTS[:30]), near)
    yield Case("KNeighborsClassifier wide", fitted(classifier, WIDE[:30], TEXT3[:30]), ASK_WIDE)
    yield Case("KNeighborsClassifier sparse", fitted(classifier, X_SPARSE[:30], Y3[:30]), ASK_SPARSE[3:])
    yield Case("KNeighborsRegressor", fitted(regressor, few, YR[:30]), near)
    yield Case("KNeighborsRegressor distance", fitted(regressor, few, YR[:30], weights="distance"), near)
    yield Case("KNeighborsRegressor brute", fitted(regressor, few, YR[:30], algorithm="brute", n_neighbors=2), near)
    yield Case("KNeighborsRegressor several targets", fitted(regressor, few, YR2[:30], algorithm="kd_tree", weights="distance"), near)
    yield Case("KNeighborsRegressor DataFrame", lambda: sk(regressor).fit(named(few), YR[:30]), named(ASK))


def clusters_and_components():
    yield Case("KMeans", fitted("cluster.KMeans", X, n_clusters=3, n_init=2, random_state=0), ASK)
    yield Case("KMeans two, wide", fitted("cluster.KMeans", WIDE, n_clusters=2, n_init=1, random_state=0), ASK_WIDE)
    yield Case("KMeans sparse", fitted("cluster.KMeans", X_SPARSE, n_clusters=3, n_init=1, random_state=0), ASK_SPARSE)
    yield Case("MiniBatchKMeans", fitted("cluster.MiniBatchKMeans", X, n_clusters=3, n_init=2, random_state=0), ASK)
    yield Case("PCA", fitted("decomposition.PCA", X, n_components=2, svd_solver="full"), ASK)
    yield Case("PCA whiten", fitted("decomposition.PCA", X, n_components=3, whiten=True, svd_solver="full"), ASK)
    yield Case("PCA all, wide", fitted("decomposition.PCA", WIDE), ASK_WIDE)
    yield Case("PCA share of variance", fitted("decomposition.PCA", X, n_components=0.8), ASK)
    yield Case("TruncatedSVD", fitted("decomposition.TruncatedSVD", X, n_components=2, random_state=0), ASK)
    yield Case("TruncatedSVD sparse", fitted("decomposition.TruncatedSVD", X_SPARSE, n_components=2, random_state=0), ASK_SPARSE)


def dummies():
    classifier, regressor = "dummy.DummyClassifier", "dummy.DummyRegressor"
    yield Case("DummyClassifier", fitted(classifier, X, TEXT3, strategy="prior"), ASK[:3])
    yield Case("DummyClassifier most frequent", fitted(classifier, X, Y3, strategy="most_frequent"), ASK[:3])
    yield Case("DummyClassifier constant", fitted(classifier, X, OBJECT3, strategy="constant", constant="bee"), ASK[:3])
    yield Case("DummyClassifier several outputs", fitted(classifier, X, Y_OUTPUTS, strategy="prior"), ASK[:3])
    yield Case("DummyRegressor", fitted(regressor, X, YR), ASK[:3])
    yield Case("DummyRegressor median", fitted(regressor, X, YR, strategy="median"), ASK[:3])
    yield Case("DummyRegressor quantile", fitted(regressor, X, YR, strategy="quantile", quantile=0.9), ASK[:3])
    yield Case("DummyRegressor constant", fitted(regressor, X, YR, strategy="constant", constant=4.5), ASK[:3])
    yield Case("DummyRegressor several targets", fitted(regressor, X, YR2), ASK[:3])


def cases():
    for family in (regression, logistic, other_classifiers, naive_bayes, neighbours, clusters_and_components, dummies):
        for case in family():
            yield case
