# -*- coding: utf-8 -*-
"""Trees, forests, boosting, and what combines estimators by vote, average or another estimator."""
import numpy as np

from .case import Case
from .data import (ASK, ASK_CATEGORY, ASK_MISSING, ASK_SPARSE, ASK_WIDE, NAMES, OBJECT3, TEXT3, WIDE, X, X_CATEGORY, X_MISSING,
                   X_SPARSE, Y2, Y3, Y_OUTPUTS, Y_POSITIVE, YR, YR2, ask_passengers, named, passengers)
from .scikit_learn import LEAST_ABSOLUTE, LEAST_SQUARES, SOLVER, VERSION, since, sk

SMALL = {"n_estimators": 4, "max_depth": 4, "random_state": 0}


def on_thresholds(model):
    """`ASK`, and rows that stand exactly on a threshold of the model's first tree, and one step beside it."""
    rows = []
    if hasattr(model, "_predictors"):
        nodes = model._predictors[0][0].nodes
        name = "num_threshold" if "num_threshold" in nodes.dtype.names else "threshold"
        inner = [(node["feature_idx"], node[name]) for node in nodes if not node["is_leaf"]]
    else:
        tree = np.ravel(model.estimators_)[0] if hasattr(model, "estimators_") else model
        inner = [(f, t) for f, t in zip(tree.tree_.feature, tree.tree_.threshold) if f >= 0]
    for feature, threshold in inner[:2]:
        for value in (threshold, np.nextafter(threshold, np.inf)):
            row = ASK[6].copy()
            row[feature] = value
            rows.append(row)
    return np.vstack([ASK] + rows)


def fitted(path, x, y, **parameters):
    return lambda: sk(path, **parameters).fit(x, y)


def single_trees():
    yield Case("DecisionTreeClassifier", fitted("tree.DecisionTreeClassifier", X, Y3, max_depth=4, random_state=0), on_thresholds)
    yield Case("DecisionTreeClassifier entropy, text", fitted("tree.DecisionTreeClassifier", X, OBJECT3, criterion="entropy", max_leaf_nodes=7, random_state=0), ASK)
    yield Case("DecisionTreeClassifier several outputs", fitted("tree.DecisionTreeClassifier", X, Y_OUTPUTS, max_depth=3, random_state=0), ASK)
    yield Case("DecisionTreeClassifier one class", fitted("tree.DecisionTreeClassifier", X, np.ones(50, int), random_state=0), ASK[:2])
    yield Case("DecisionTreeClassifier missing", fitted("tree.DecisionTreeClassifier", X_MISSING, Y3, max_depth=4, random_state=0), ASK_MISSING, since=(1, 3))
    yield Case("DecisionTreeClassifier pruned", fitted("tree.DecisionTreeClassifier", X, Y3 * 2.0, ccp_alpha=0.02, random_state=0), ASK, since=(0, 22))
    yield Case("DecisionTreeClassifier sparse", fitted("tree.DecisionTreeClassifier", X_SPARSE, Y3, max_depth=4, random_state=0), ASK_SPARSE)
    yield Case("DecisionTreeRegressor", fitted("tree.DecisionTreeRegressor", X, YR, max_depth=4, random_state=0), on_thresholds)
    yield Case("DecisionTreeRegressor absolute error", fitted("tree.DecisionTreeRegressor", X, YR, criterion=since((1, 0), "absolute_error", "mae"), max_depth=3, random_state=0), ASK)
    yield Case("DecisionTreeRegressor several outputs", fitted("tree.DecisionTreeRegressor", X, YR2, max_depth=3, random_state=0), ASK)
    yield Case("DecisionTreeRegressor missing", fitted("tree.DecisionTreeRegressor", X_MISSING, YR, max_depth=4, random_state=0), ASK_MISSING, since=(1, 3))
    yield Case("ExtraTreeClassifier", fitted("tree.ExtraTreeClassifier", X, Y3, max_depth=4, random_state=0), on_thresholds)
    yield Case("ExtraTreeRegressor", fitted("tree.ExtraTreeRegressor", X, YR, max_depth=4, random_state=0), on_thresholds)


def forests():
    classifier, regressor = "ensemble.RandomForestClassifier", "ensemble.RandomForestRegressor"
    yield Case("RandomForestClassifier", fitted(classifier, X, Y3, **SMALL), on_thresholds)
    yield Case("RandomForestClassifier text", fitted(classifier, X, TEXT3, **SMALL), ASK)
    yield Case("RandomForestClassifier booleans", fitted(classifier, X, Y2 == 1, **SMALL), ASK)
    yield Case("RandomForestClassifier several outputs", fitted(classifier, X, Y_OUTPUTS, **SMALL), ASK)
    yield Case("RandomForestClassifier balanced", fitted(classifier, X, Y3, class_weight="balanced", **SMALL), ASK)
    yield Case("RandomForestClassifier weights, 7 trees", fitted(classifier, X, Y3, class_weight={0: 1.7, 1: 1.0, 2: 0.3}, max_depth=2, n_estimators=7, random_state=0), ASK)
    yield Case("RandomForestClassifier DataFrame", lambda: sk(classifier, **SMALL).fit(named(X), TEXT3), named(ASK))
    yield Case("RandomForestClassifier missing", fitted(classifier, X_MISSING, Y3, **SMALL), ASK_MISSING, since=(1, 4))
    yield Case("RandomForestClassifier joblib", fitted(classifier, X, Y3, **SMALL), ASK, write="joblib")
    yield Case("RandomForestClassifier joblib zlib", fitted(classifier, X, TEXT3, **SMALL), ASK, write=("zlib", 3))
    yield Case("RandomForestClassifier joblib xz", fitted(classifier, X, Y3, **SMALL), ASK, write=("xz", 3))
    yield Case("RandomForestClassifier protocol 0", fitted(classifier, X, TEXT3, n_estimators=2, max_depth=3, random_state=0), ASK, write=0)
    yield Case("RandomForestClassifier protocol 2", fitted(classifier, X, OBJECT3, n_estimators=2, max_depth=3, random_state=0), ASK, write=2)
    yield Case("RandomForestClassifier protocol 5", fitted(classifier, X, Y3, n_estimators=2, max_depth=3, random_state=0), ASK, since=(0, 24), write=5)
    yield Case("RandomForestRegressor", fitted(regressor, X, YR, **SMALL), on_thresholds)
    yield Case("RandomForestRegressor several outputs", fitted(regressor, X, YR2, **SMALL), ASK)
    yield Case("RandomForestRegressor DataFrame", lambda: sk(regressor, **SMALL).fit(named(X), YR), named(ASK))
    yield Case("RandomForestRegressor missing", fitted(regressor, X_MISSING, YR, **SMALL), ASK_MISSING, since=(1, 4))
    yield Case("RandomForestRegressor poisson", fitted(regressor, X, Y_POSITIVE, criterion="poisson", **SMALL), ASK, since=(1, 0))
    yield Case("ExtraTreesClassifier", fitted("ensemble.ExtraTreesClassifier", X, Y3, **SMALL), on_thresholds)
    yield Case("ExtraTreesClassifier bootstrap, text", fitted("ensemble.ExtraTreesClassifier", X, TEXT3, bootstrap=True, **SMALL), ASK)
    yield Case("ExtraTreesClassifier missing", fitted("ensemble.ExtraTreesClassifier", X_MISSING, Y3, **SMALL), ASK_MISSING, since=(1, 6))
    yield Case("ExtraTreesRegressor", fitted("ensemble.ExtraTreesRegressor", X, YR, **SMALL), on_thresholds)
    yield Case("RandomTreesEmbedding", lambda: sk("ensemble.RandomTreesEmbedding", n_estimators=3, max_depth=3, random_state=0).fit(X), ASK)
    isolation = since((0, 22), {}, {"behaviour": "new"}) if VERSION >= (0, 20) else {}
    yield Case("IsolationForest", lambda: sk("ensemble.IsolationForest", n_estimators=5, max_samples=20, random_state=0, **isolation).fit(X), on_thresholds)
    yield Case("IsolationForest contamination, fewer features", lambda: sk("ensemble.IsolationForest", n_estimators=4, contamination=0.1, max_features=0.5, random_state=0, **isolation).fit(X), ASK)
    yield Case("IsolationForest old behaviour", lambda: sk("ensemble.IsolationForest", n_estimators=4, contamination=0.1, max_samples=2, random_state=0, behaviour="old").fit(X), ASK, since=(0, 20), until=(0, 21))
    yield Case("IsolationForest two samples", lambda: sk("ensemble.IsolationForest", n_estimators=4, max_samples=2, random_state=0, **isolation).fit(X), ASK)
    yield Case("IsolationForest DataFrame", lambda: sk("ensemble.IsolationForest", n_estimators=3, max_samples=16, random_state=0, **isolation).fit(named(X)), named(ASK))


def gradient_boosting():
    few = {"n_estimators": 4, "max_depth": 2, "random_state": 0}
    classifier, regressor = "ensemble.GradientBoostingClassifier", "ensemble.GradientBoostingRegressor"
    yield Case("GradientBoostingClassifier", fitted(classifier, X, Y2, **few), on_thresholds)
    yield Case("GradientBoostingClassifier three classes", fitted(classifier, X, TEXT3, **few), ASK)
    yield Case("GradientBoostingClassifier exponential", fitted(classifier, X, Y2, loss="exponential", **few), ASK)
    yield Case("GradientBoostingClassifier init zero", fitted(classifier, X, Y3, init="zero", **few), ASK)
    yield Case("GradientBoostingClassifier init estimator", lambda: sk(classifier, init=sk("tree.DecisionTreeClassifier", max_depth=2, random_state=0), **few).fit(X, Y3), ASK, since=(0, 21))
    yield Case("GradientBoostingClassifier DataFrame, subsample", lambda: sk(classifier, subsample=0.5, **few).fit(named(X), TEXT3), named(ASK))
    yield Case("GradientBoostingRegressor", fitted(regressor, X, YR, loss=LEAST_SQUARES, **few), on_thresholds)
    yield Case("GradientBoostingRegressor huber", fitted(regressor, X, YR, loss="huber", **few), ASK)
    yield Case("GradientBoostingRegressor absolute error", fitted(regressor, X, YR, loss=LEAST_ABSOLUTE, **few), ASK)
    yield Case("GradientBoostingRegressor quantile", fitted(regressor, X, YR, loss="quantile", alpha=0.8, **few), ASK)
    yield Case("GradientBoostingRegressor init zero", fitted(regressor, X, YR, init="zero", **few), ASK)
    yield Case("GradientBoostingRegressor init estimator", lambda: sk(regressor, init=sk("linear_model.LinearRegression"), **few).fit(X, YR), ASK, since=(0, 21))
    yield Case("GradientBoostingRegressor early stopping", fitted(regressor, X, YR, n_iter_no_change=1, tol=0.5, **few), ASK, since=(0, 20))


def hist_gradient_boosting():
    few = {"max_iter": 3, "min_samples_leaf": 5, "max_leaf_nodes": 6, "random_state": 0}
    classifier, regressor = "ensemble.HistGradientBoostingClassifier", "ensemble.HistGradientBoostingRegressor"
    yield Case("HistGradientBoostingClassifier", fitted(classifier, X, Y2, **few), on_thresholds)
    yield Case("HistGradientBoostingClassifier three classes", fitted(classifier, X, TEXT3, **few), ASK)
    yield Case("HistGradientBoostingClassifier missing", fitted(classifier, X_MISSING, Y3, **few), ASK_MISSING, since=(0, 22))
    yield Case("HistGradientBoostingClassifier early stopping", fitted(classifier, X, OBJECT3, **dict(few, **since((0, 23), {"early_stopping": True}, {"n_iter_no_change": 2}))), ASK)
    yield Case("HistGradientBoostingClassifier categories", fitted(classifier, X_CATEGORY, Y2, categorical_features=[2], **few), ASK_CATEGORY, since=(0, 24))

    def from_dtype():
        frame, survived = passengers()
        frame = frame.drop(columns=["alone"])
        for name in ("sex", "embarked", "pclass"):
            frame[name] = frame[name].astype("category")
        return sk(classifier, categorical_features="from_dtype", **few).fit(frame, survived)

    def ask_from_dtype():
        frame = ask_passengers().drop(columns=["alone"])
        trained = passengers()[0]
        for name in ("sex", "embarked", "pclass"):
            frame[name] = frame[name].astype(trained[name].astype("category").dtype)
        return frame

    yield Case("HistGradientBoostingClassifier categories from dtype", from_dtype, lambda _: ask_from_dtype(), since=(1, 4))

    def by_name():
        frame, survived = passengers()
        return sk(classifier, categorical_features=["pclass"], **few).fit(frame[["age", "fare", "pclass"]], survived)

    yield Case("HistGradientBoostingClassifier categories by name", by_name, lambda _: ask_passengers()[["age", "fare", "pclass"]], since=(1, 2))
    yield Case("HistGradientBoostingClassifier class weights", fitted(classifier, X, Y3, class_weight="balanced", **few), ASK, since=(1, 2))
    loss = lambda new, old: {"loss": since((1, 0), new, old)}
    yield Case("HistGradientBoostingRegressor", fitted(regressor, X, YR, **dict(few, **loss("squared_error", "least_squares"))), on_thresholds)
    yield Case("HistGradientBoostingRegressor missing", fitted(regressor, X_MISSING, YR, **few), ASK_MISSING, since=(0, 22))
    yield Case("HistGradientBoostingRegressor absolute error", fitted(regressor, X, YR, **dict(few, **loss("absolute_error", "least_absolute_deviation"))), ASK, since=(0, 22))
    yield Case("HistGradientBoostingRegressor poisson", fitted(regressor, X, Y_POSITIVE, loss="poisson", **few), ASK, since=(0, 23))
    yield Case("HistGradientBoostingRegressor gamma", fitted(regressor, X, Y_POSITIVE, loss="gamma", **few), ASK, since=(1, 3))
    yield Case("HistGradientBoostingRegressor quantile", fitted(regressor, X, YR, loss="quantile", quantile=0.7, **few), ASK, since=(1, 1))
    yield Case("HistGradientBoostingRegressor categories", fitted(regressor, X_CATEGORY, YR, categorical_features=[False, False, True, False], **few), ASK_CATEGORY, since=(0, 24))


def ensembles():
    tree = lambda **more: sk("tree.DecisionTreeClassifier", random_state=0, **more)
    stump = lambda: sk("tree.DecisionTreeRegressor", max_depth=2, random_state=0)
    logistic = lambda: sk("linear_model.LogisticRegression", solver=SOLVER)
    line = lambda: sk("linear_model.LinearRegression")
    bayes = lambda: sk("naive_bayes.GaussianNB")
    # Named where it can be: from 1.6 on there is but one.
    samme = {"algorithm": "SAMME"} if VERSION < (1, 6) else {}
    four = {"n_estimators": 4, "random_state": 0}
    yield Case("AdaBoostClassifier", lambda: sk("ensemble.AdaBoostClassifier", tree(max_depth=1), **dict(four, **samme)).fit(X, Y3), ASK)
    yield Case("AdaBoostClassifier two classes", lambda: sk("ensemble.AdaBoostClassifier", **dict(four, **samme)).fit(X, Y2), ASK)
    yield Case("AdaBoostClassifier SAMME.R", lambda: sk("ensemble.AdaBoostClassifier", tree(max_depth=2), algorithm="SAMME.R", **four).fit(X, TEXT3), ASK, until=(1, 5))
    yield Case("AdaBoostClassifier SAMME.R two classes", lambda: sk("ensemble.AdaBoostClassifier", algorithm="SAMME.R", **four).fit(X, Y2 == 1), ASK, until=(1, 5))
    yield Case("AdaBoostRegressor", lambda: sk("ensemble.AdaBoostRegressor", stump(), n_estimators=5, random_state=0).fit(X, YR), ASK)
    yield Case("AdaBoostRegressor default", lambda: sk("ensemble.AdaBoostRegressor", n_estimators=3, random_state=0).fit(X, YR), ASK)
    yield Case("BaggingClassifier", lambda: sk("ensemble.BaggingClassifier", n_estimators=3, random_state=0).fit(X, TEXT3), ASK)
    yield Case("BaggingClassifier fewer features", lambda: sk("ensemble.BaggingClassifier", tree(max_depth=3), n_estimators=3, max_features=0.5, random_state=0).fit(X, Y3), ASK)
    yield Case("BaggingClassifier logistic", lambda: sk("ensemble.BaggingClassifier", logistic(), n_estimators=3, random_state=0).fit(X, Y3), ASK)
    yield Case("BaggingClassifier votes", lambda: sk("ensemble.BaggingClassifier", sk("linear_model.RidgeClassifier"), n_estimators=3, random_state=0).fit(X, Y3), ASK)
    yield Case("BaggingRegressor", lambda: sk("ensemble.BaggingRegressor", stump(), n_estimators=3, random_state=0).fit(X, YR), ASK)
    yield Case("BaggingRegressor line, fewer features", lambda: sk("ensemble.BaggingRegressor", line(), n_estimators=3, max_features=2, random_state=0).fit(X, YR), ASK)
    parts = lambda: [("t", tree(max_depth=2)), ("l", logistic()), ("n", bayes())]
    yield Case("VotingClassifier", lambda: sk("ensemble.VotingClassifier", parts()).fit(X, TEXT3), ASK)
    yield Case("VotingClassifier hard, weights", lambda: sk("ensemble.VotingClassifier", parts(), weights=[1, 2.5, 1]).fit(X, Y3), ASK)
    yield Case("VotingClassifier soft", lambda: sk("ensemble.VotingClassifier", parts(), voting="soft").fit(X, Y3), ASK)
    yield Case("VotingClassifier soft, weights", lambda: sk("ensemble.VotingClassifier", parts(), voting="soft", weights=[2, 1, 0.5]).fit(X, TEXT3), ASK)
    dropped = since((0, 22), "drop", None)
    yield Case("VotingClassifier dropped", lambda: sk("ensemble.VotingClassifier", parts() + [("gone", dropped)], voting="soft", weights=[1, 2, 3, 4]).fit(X, Y3), ASK, since=(0, 20))
    yield Case("VotingRegressor", lambda: sk("ensemble.VotingRegressor", [("t", stump()), ("l", line())]).fit(X, YR), ASK)
    yield Case("VotingRegressor weights, dropped", lambda: sk("ensemble.VotingRegressor", [("t", stump()), ("l", line()), ("gone", "drop")], weights=[1, 3, 9]).fit(X, YR), ASK, since=(0, 22))
    yield Case("StackingClassifier", lambda: sk("ensemble.StackingClassifier", parts(), cv=2).fit(X, TEXT3), ASK)
    yield Case("StackingClassifier two classes, passthrough", lambda: sk("ensemble.StackingClassifier", parts(), cv=2, passthrough=True, final_estimator=tree(max_depth=3)).fit(X, Y2), ASK)
    yield Case("StackingClassifier predictions", lambda: sk("ensemble.StackingClassifier", parts()[:2], cv=2, stack_method="predict", final_estimator=bayes()).fit(X, Y3), ASK)
    yield Case("StackingClassifier decisions", lambda: sk("ensemble.StackingClassifier", [("r", sk("linear_model.RidgeClassifier")), ("l", logistic())], cv=2, stack_method="decision_function").fit(X, Y3), ASK)
    yield Case("StackingClassifier dropped", lambda: sk("ensemble.StackingClassifier", parts() + [("gone", "drop")], cv=2).fit(X, Y2), ASK)
    yield Case("StackingRegressor", lambda: sk("ensemble.StackingRegressor", [("t", stump()), ("l", line())], cv=2).fit(X, YR), ASK)
    yield Case("StackingRegressor passthrough", lambda: sk("ensemble.StackingRegressor", [("t", stump()), ("l", line())], cv=2, passthrough=True, final_estimator=stump()).fit(X, YR), ASK)


def cases():
    for family in (single_trees, forests, gradient_boosting, hist_gradient_boosting, ensembles):
        for case in family():
            yield case
