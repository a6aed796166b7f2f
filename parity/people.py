# -*- coding: utf-8 -*-
"""
Files as people save them, and what scikit-learn answers: models in dicts of other kinds, in lists and beside their data, written by dill
and cloudpickle, searches that kept no model. Needs dill and cloudpickle beside scikit-learn.

    python parity/people.py > test/fixtures/people.json
"""
import base64
import collections
import json
import pickle
import types
import zlib

import cloudpickle
import dill
import numpy as np
import sklearn
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.cluster import Birch
from sklearn.ensemble import BaggingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import Bunch

X = np.array([[0.5, 1.25, -3.0], [2.0, 0.5, 1.0], [1.5, -2.0, 4.0], [-1.0, 3.0, 0.25], [0.0, 0.75, 2.5], [3.5, 1.0, -0.5]])
Y = np.array([0, 1, 1, 0, 0, 1])
TARGET = np.array([1.5, 2.25, -0.5, 3.0, 0.125, 4.0])
ASK = np.array([[0.25, 1.0, -1.0], [2.5, 0.0, 0.5], [1.0, 1.0, 1.0]])


class Shift(TransformerMixin, BaseEstimator):
    """Of the notebook itself."""

    def fit(self, x, y=None):
        self.offset_ = x.mean(axis=0)
        return self

    def transform(self, x):
        return x - self.offset_


line = LinearRegression().fit(X, TARGET)
other = LogisticRegression().fit(X, Y)
scaler = StandardScaler().fit(X)
scaled = LinearRegression().fit(scaler.transform(X), TARGET)
stumps = BaggingClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=1, max_features=1, random_state=0)
custom = make_pipeline(Shift(), LinearRegression()).fit(X, TARGET)
TEXTS = ["win a free prize now", "are we meeting for lunch", "free cash prize call now", "see you at lunch tomorrow"]
ASK_TEXTS = ["free lunch", "call me now", "a prize meeting tomorrow", ""]
# Weights, coefficients and decisions are float32.
single = make_pipeline(TfidfVectorizer(dtype=np.float32), LogisticRegression()).fit(TEXTS, [1, 0, 1, 0])
# Categories that look like numbers and booleans, and a word that an imputer takes for missing.
GRADES = np.array([["1.0", "True"], ["2.0", "False"], ["1.0", "False"], ["1e5", "True"], ["2.0", "True"], ["1e5", "?"]], dtype=object)
graded = make_pipeline(
    SimpleImputer(missing_values="?", strategy="most_frequent"), OneHotEncoder(), DecisionTreeClassifier(max_depth=3, random_state=0)
).fit(GRADES, ["None", "False", "None", "", "False", ""])
FILES = {
    "ordered dict": (pickle.dumps(collections.OrderedDict([("model", line), ("features", ["a", "b", "c"])])), line.predict(ASK)),
    "defaultdict": (pickle.dumps(collections.defaultdict(list, {"model": line})), line.predict(ASK)),
    "bunch": (pickle.dumps(Bunch(model=line, names=["a"])), line.predict(ASK)),
    "namespace": (pickle.dumps(types.SimpleNamespace(model=line)), line.predict(ASK)),
    "model beside its data": (pickle.dumps((line, X, TARGET)), line.predict(ASK)),
    "list of models": (pickle.dumps([line, other]), other.predict(ASK)),
    "scaler and model in a tuple": (pickle.dumps((scaler, scaled)), scaled.predict(scaler.transform(ASK))),
    "dill": (dill.dumps(make_pipeline(StandardScaler(), DecisionTreeClassifier(max_depth=2, random_state=0)).fit(X, Y)), make_pipeline(StandardScaler(), DecisionTreeClassifier(max_depth=2, random_state=0)).fit(X, Y).predict(ASK)),
    "cloudpickle, class": (cloudpickle.dumps(custom), None),
    "dill, class": (dill.dumps(custom), None),
    "pickle, class": (pickle.dumps(custom), None),
    "bagging, columns that no tree looks at": (pickle.dumps(stumps.fit(X, Y)), stumps.predict(ASK)),
    "search without a model": (pickle.dumps(GridSearchCV(LinearRegression(), {"fit_intercept": [True, False]}, cv=2, refit=False).fit(X, TARGET)), None),
    "Birch": (pickle.dumps(Birch(n_clusters=2).fit(X)), None),
}

def packed(content):
    return base64.b64encode(zlib.compress(content, 9)).decode()


if __name__ == "__main__":
    files = {
        name: {"file": packed(content), "answers": None if answers is None else answers.tolist()}
        for name, (content, answers) in FILES.items()
    }
    text = {"file": packed(pickle.dumps(single)), "ask": ASK_TEXTS, "decisions": [float(each) for each in single.decision_function(ASK_TEXTS)]}
    words = {"file": packed(pickle.dumps(graded)), "ask": GRADES.tolist(), "predictions": graded.predict(GRADES).tolist()}
    print(json.dumps({"sklearn": sklearn.__version__, "ask": ASK.tolist(), "files": files, "single": text, "words": words}, indent=1))
