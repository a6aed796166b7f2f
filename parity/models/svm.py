# -*- coding: utf-8 -*-
"""Support vector machines with kernels: by themselves, and inside of what people put them in."""
import numpy as np

from .case import Case
from .data import ASK, ASK_DOCUMENTS, ASK_SPARSE, ASK_WIDE, DOCUMENTS, SPAM_TEXT, TEXT3, WIDE, X, X_SPARSE, Y2, Y3, YR, named
from .scikit_learn import sk

# Most rows become support vectors, which the files hold: these are few.
X, X_SPARSE, WIDE, TEXT3, Y2, Y3, YR = (rows[:24] for rows in (X, X_SPARSE, WIDE, TEXT3, Y2, Y3, YR))
ASK, ASK_SPARSE = ASK[:7], ASK_SPARSE[:7]
Y4 = np.array(["ant", "bee", "cat", "dog"])[2 * (X[:, 0] > 0) + (X[:, 1] > 0.1)]

svc = lambda **more: sk("svm.SVC", **dict({"gamma": "auto"}, **more))
nu_svc = lambda **more: sk("svm.NuSVC", **dict({"gamma": "auto", "nu": 0.3}, **more))
svr = lambda **more: sk("svm.SVR", **dict({"gamma": "auto"}, **more))
outlier = lambda **more: sk("svm.OneClassSVM", **dict({"gamma": "auto", "nu": 0.2}, **more))
platt = lambda **more: svc(probability=True, random_state=0, **more)
scaler = lambda: sk("preprocessing.StandardScaler")
pipeline = lambda *steps: sk("pipeline.Pipeline", list(steps))


def classifiers():
    yield Case("SVC", lambda: svc().fit(X, TEXT3), ASK)
    yield Case("SVC two classes, weighted", lambda: svc(gamma=0.3, class_weight="balanced").fit(X, Y2), ASK)
    yield Case("SVC gamma scale", lambda: svc(gamma="scale").fit(X, Y3), ASK, since=(0, 20))
    yield Case("SVC linear", lambda: svc(kernel="linear").fit(X, Y3), ASK)
    yield Case("SVC poly", lambda: svc(kernel="poly", degree=3, coef0=1.0).fit(X, Y3), ASK)
    yield Case("SVC poly, degree 5, booleans", lambda: svc(kernel="poly", degree=5).fit(X, Y2 == 1), ASK)
    yield Case("SVC sigmoid", lambda: svc(kernel="sigmoid", coef0=-0.5).fit(X, Y3), ASK)
    yield Case("SVC pairs", lambda: svc(decision_function_shape="ovo").fit(X, Y3), ASK)
    yield Case("SVC pairs of four classes", lambda: svc(decision_function_shape="ovo").fit(X, Y4), ASK)
    yield Case("SVC breaks ties", lambda: svc(kernel="sigmoid", break_ties=True).fit(X, Y4), ASK, since=(0, 22))
    yield Case("SVC probability", lambda: platt().fit(X, TEXT3), ASK)
    yield Case("SVC probability, two classes", lambda: platt(kernel="linear").fit(X, Y2), ASK)
    yield Case("SVC probability, four classes", lambda: platt(C=5.0).fit(X, Y4), ASK)
    yield Case("SVC wide", lambda: platt().fit(WIDE, Y3), ASK_WIDE)
    yield Case("SVC DataFrame, joblib", lambda: platt().fit(named(X), Y3), named(ASK), write="joblib")
    yield Case("SVC sparse", lambda: svc().fit(X_SPARSE, TEXT3), ASK_SPARSE)
    yield Case("SVC sparse, asked dense rows", lambda: svc(gamma=0.7).fit(X_SPARSE, Y2), ASK)
    yield Case("SVC sparse, probability", lambda: platt(kernel="poly", coef0=1.0).fit(X_SPARSE, Y4), ASK_SPARSE)
    yield Case("SVC sparse, linear", lambda: svc(kernel="linear").fit(X_SPARSE, Y3), ASK_SPARSE)
    yield Case("SVC sparse, sigmoid", lambda: svc(kernel="sigmoid").fit(X_SPARSE, Y2), ASK_SPARSE)
    yield Case("NuSVC", lambda: nu_svc().fit(X, TEXT3), ASK)
    yield Case("NuSVC probability", lambda: nu_svc(probability=True, random_state=0).fit(X, Y2), ASK)
    yield Case("NuSVC sparse, pairs", lambda: nu_svc(decision_function_shape="ovo").fit(X_SPARSE, Y3), ASK_SPARSE)


def regressors_and_outlier_detectors():
    yield Case("SVR", lambda: svr().fit(X, YR), ASK)
    yield Case("SVR linear", lambda: svr(kernel="linear", C=3.0).fit(X, YR), ASK)
    yield Case("SVR poly", lambda: svr(kernel="poly", degree=2, coef0=1.0).fit(X, YR), ASK)
    yield Case("SVR sigmoid", lambda: svr(kernel="sigmoid").fit(X, YR), ASK)
    yield Case("SVR wide", lambda: svr().fit(WIDE, YR), ASK_WIDE)
    yield Case("SVR sparse", lambda: svr().fit(X_SPARSE, YR), ASK_SPARSE)
    yield Case("SVR without support vectors", lambda: svr(epsilon=1e3).fit(X, YR), ASK)
    # scikit-learn up to 0.21 divides by their number.
    yield Case("SVR sparse, without support vectors", lambda: svr(epsilon=1e3).fit(X_SPARSE, YR), ASK_SPARSE, since=(0, 22))
    yield Case("NuSVR", lambda: sk("svm.NuSVR", gamma="auto").fit(X, YR), ASK)
    yield Case("NuSVR sparse", lambda: sk("svm.NuSVR", kernel="linear", nu=0.3).fit(X_SPARSE, YR), ASK_SPARSE)
    yield Case("OneClassSVM", lambda: outlier().fit(X), ASK)
    yield Case("OneClassSVM poly", lambda: outlier(kernel="poly", coef0=1.0).fit(X), ASK)
    yield Case("OneClassSVM sparse", lambda: outlier().fit(X_SPARSE), ASK_SPARSE)


def inside_of_others():
    tfidf = lambda: sk("feature_extraction.text.TfidfVectorizer")
    yield Case("Pipeline scaler, SVC", lambda: pipeline(("s", scaler()), ("m", platt())).fit(X, TEXT3), ASK)
    yield Case("Pipeline text, tf-idf, SVC", lambda: pipeline(("v", tfidf()), ("m", svc(gamma=1.0))).fit(DOCUMENTS, SPAM_TEXT), ASK_DOCUMENTS)
    yield Case("GridSearchCV SVC", lambda: sk("model_selection.GridSearchCV", platt(), {"C": [0.5, 5.0], "kernel": ["linear", "rbf"]}, cv=2).fit(X, Y3), ASK)
    bagged = lambda model: sk("ensemble.BaggingClassifier", model, n_estimators=2, random_state=0)
    yield Case("BaggingClassifier SVC", lambda: bagged(svc()).fit(X, Y3), ASK)
    yield Case("BaggingClassifier SVC, pairs of four classes", lambda: bagged(svc(decision_function_shape="ovo")).fit(X, Y4), ASK)
    stack = lambda *models: sk("ensemble.StackingClassifier", list(models), cv=2)
    yield Case("StackingClassifier SVC", lambda: stack(("a", svc()), ("b", platt(kernel="linear"))).fit(X, TEXT3), ASK)
    yield Case("StackingClassifier SVC, pairs of four classes", lambda: stack(("a", svc(decision_function_shape="ovo")), ("b", svc())).fit(X, Y4), ASK)
    calibrated = lambda model: sk("calibration.CalibratedClassifierCV", model, cv=2)
    # Up to 0.20 the decisions of three classes were scaled by their batch, and Brine refuses what is calibrated by them.
    yield Case("CalibratedClassifierCV SVC", lambda: calibrated(platt()).fit(X, TEXT3), ASK, since=(0, 21))
    yield Case("CalibratedClassifierCV SVC, two classes", lambda: calibrated(platt()).fit(X, Y2), ASK)
    yield Case("CalibratedClassifierCV SVC, pairs of four classes", lambda: calibrated(svc(decision_function_shape="ovo")).fit(X, Y4), ASK)
    yield Case("OneVsRestClassifier SVC with a kernel", lambda: sk("multiclass.OneVsRestClassifier", platt()).fit(X, TEXT3), ASK)


def cases():
    for family in (classifiers, regressors_and_outlier_detectors, inside_of_others):
        for case in family():
            yield case
