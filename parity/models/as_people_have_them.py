# -*- coding: utf-8 -*-
"""Model files as they are found: wrapped by other packages, in a dict, in pieces, written by skops."""
import importlib

import numpy as np

from .case import Case
from .composition import columns, forest, imputer, line, logistic, multinomial, one_hot, pipeline, scaler, stump, tree
from .data import (ASK, ASK_DOCUMENTS, DOCUMENTS, NAMES, SPAM, SPAM_TEXT, TEXT3, X, Y2, Y3, YR, ask_passengers, named, passengers)
from .scikit_learn import Absent, sk


def other(path, *args, **parameters):
    """A class of another package, or `Absent`."""
    module, name = path.rsplit(".", 1)
    try:
        found = getattr(importlib.import_module(module), name)
    except ImportError:
        raise Absent(path)
    return found(*args, **parameters)


def wrapped():
    yield Case("Pipeline of imbalanced-learn", lambda: other("imblearn.pipeline.Pipeline", [("s", scaler()), ("m", forest())]).fit(X, TEXT3), ASK)
    sampler = lambda: other("imblearn.over_sampling.RandomOverSampler", random_state=0)
    yield Case("Pipeline of imbalanced-learn, sampler", lambda: other("imblearn.pipeline.Pipeline", [("o", sampler()), ("s", scaler()), ("m", multinomial())]).fit(X, Y3), ASK)
    yield Case("Pipeline of sklearn2pmml", lambda: other("sklearn2pmml.pipeline.PMMLPipeline", [("s", scaler()), ("m", tree())]).fit(named(X), Y3), named(ASK))
    mapper = lambda parts, **more: other("sklearn_pandas.DataFrameMapper", parts, **more)
    yield Case("DataFrameMapper", lambda: mapper([(["age"], imputer()), (["fare", "pclass"], [scaler(), sk("preprocessing.MinMaxScaler")]), ("sex", sk("preprocessing.LabelBinarizer")), (["pclass"], None)]).fit(passengers()[0]), lambda _: ask_passengers())
    yield Case("DataFrameMapper pipeline", lambda: pipeline(("d", mapper([(["fare"], scaler()), ("sex", sk("preprocessing.LabelBinarizer"))])), ("m", logistic())).fit(*passengers()), lambda _: ask_passengers())


def collected():
    model = lambda: forest().fit(X, TEXT3)
    yield Case("RandomForestClassifier in a dict", model, ASK, form="dict", save=lambda model: {"model": model, "features": NAMES, "accuracy": 0.97})
    scaled = lambda: scaler().fit(X)
    yield Case("LogisticRegression in a dict", lambda: multinomial().fit(scaled().transform(X), Y3), ASK, form="dict", save=lambda model: {"model": model, "scaler": scaled(), "features": NAMES})
    yield Case("RandomForestRegressor in a dict, joblib", lambda: sk("ensemble.RandomForestRegressor", n_estimators=3, max_depth=3, random_state=0).fit(X, YR), ASK, form="dict", save=lambda model: {"regressor": model, "trained": "2018-05-01", "mae": np.float64(1.5)}, write="joblib")
    pieces = lambda model: [step for _, step in model.steps]
    spam = lambda: pipeline(("v", sk("feature_extraction.text.TfidfVectorizer", stop_words="english")), ("m", sk("naive_bayes.MultinomialNB")))
    yield Case("Pipeline in pieces, text", lambda: spam().fit(DOCUMENTS, SPAM_TEXT), ASK_DOCUMENTS, form="pieces", save=pieces)
    yield Case("Pipeline in pieces, scaler", lambda: pipeline(("s", scaler()), ("m", forest())).fit(X, Y3), ASK, form="pieces", save=pieces)

    def encoded(model):
        return pieces(model) + [sk("preprocessing.LabelEncoder").fit(TEXT3), NAMES]

    yield Case("Pipeline in pieces, label encoder, names", lambda: pipeline(("s", scaler()), ("m", multinomial())).fit(X, Y3), ASK, form="pieces", save=encoded)


def skops():
    yield Case("Pipeline skops", lambda: pipeline(("s", scaler()), ("m", multinomial())).fit(X, TEXT3), ASK, write="skops")
    yield Case("RandomForestClassifier skops", lambda: forest().fit(named(X), TEXT3), named(ASK), write="skops")
    yield Case("GradientBoostingClassifier skops", lambda: sk("ensemble.GradientBoostingClassifier", n_estimators=2, max_depth=2, random_state=0).fit(X, Y3), ASK, write="skops")
    yield Case("HistGradientBoostingClassifier skops", lambda: sk("ensemble.HistGradientBoostingClassifier", max_iter=2, min_samples_leaf=5, random_state=0).fit(X, Y3), ASK, write="skops")
    yield Case("KNeighborsClassifier skops", lambda: sk("neighbors.KNeighborsClassifier").fit(X[:30], Y3[:30]), ASK, write="skops")
    yield Case("TfidfVectorizer skops", lambda: sk("feature_extraction.text.TfidfVectorizer").fit(DOCUMENTS), ASK_DOCUMENTS, write="skops")
    yield Case("FunctionTransformer skops", lambda: sk("preprocessing.FunctionTransformer", np.log1p).fit(np.abs(X)), np.abs(ASK), write="skops")

    def prepared():
        prepare = columns([("n", pipeline(("i", imputer()), ("s", scaler())), ["age", "fare"]), ("o", one_hot(), ["sex", "pclass"])])
        return pipeline(("c", prepare), ("m", forest())).fit(*passengers())

    yield Case("Pipeline skops, passengers", prepared, lambda _: ask_passengers(), write="skops")


def cases():
    for family in (wrapped, collected, skops):
        for case in family():
            yield case
