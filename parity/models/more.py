# -*- coding: utf-8 -*-
"""Other dtypes, other classes and other containers than the usual ones, which real files hold; and the rarer linear models."""
import numpy as np

from .case import Case
from .composition import columns, forest, imputer, line, logistic, multinomial, one_hot, pipeline, scaler, stump, tree
from .data import (ASK, ASK_COUNTS, ASK_DOCUMENTS, ASK_MISSING, ASK_POSITIVE, ASK_SPARSE, ASK_WIDE, COUNTS, DOCUMENTS, TEXT3, WIDE, X,
                   X_MISSING, X_SPARSE, Y2, Y3, Y_OUTPUTS, Y_POSITIVE, YR, YR2, ask_passengers, named, pandas, passengers)
from .scikit_learn import DENSE, SOLVER, VERSION, since, sk

SINGLE = X.astype("f4")


def fitted(path, *data, **parameters):
    return lambda: sk(path, **parameters).fit(*data)


def dtypes():
    """Fitted on float32: what is kept is float32 too, and the rows that are asked are not."""
    yield Case("LinearRegression float32", fitted("linear_model.LinearRegression", SINGLE, YR.astype("f4")), ASK)
    yield Case("Ridge float32", fitted("linear_model.Ridge", SINGLE, YR.astype("f4")), ASK)
    yield Case("Lasso float32", fitted("linear_model.Lasso", SINGLE, YR.astype("f4"), alpha=0.1), ASK)
    yield Case("LogisticRegression float32", fitted("linear_model.LogisticRegression", SINGLE, Y3, solver="lbfgs"), ASK)
    yield Case("SGDClassifier float32", fitted("linear_model.SGDClassifier", SINGLE, Y3, max_iter=10, tol=None, random_state=0), ASK)
    yield Case("RidgeClassifier float32", fitted("linear_model.RidgeClassifier", SINGLE, Y3), ASK)
    yield Case("LinearSVC float32", fitted("svm.LinearSVC", SINGLE, Y3, random_state=0), ASK)
    yield Case("PCA float32", fitted("decomposition.PCA", SINGLE, n_components=2, svd_solver="full"), ASK)
    yield Case("KMeans float32", fitted("cluster.KMeans", SINGLE, n_clusters=3, n_init=1, random_state=0), ASK.astype("f4"))
    yield Case("GaussianNB float32", fitted("naive_bayes.GaussianNB", SINGLE, Y3), ASK)
    yield Case("KNeighborsClassifier float32", fitted("neighbors.KNeighborsClassifier", SINGLE[:30], Y3[:30]), ASK)
    yield Case("KNeighborsClassifier whole numbers", fitted("neighbors.KNeighborsClassifier", COUNTS[:30], Y3[:30], n_neighbors=1), np.vstack([ASK_COUNTS[3:], [[0.5, 1, 2, 0, 1, 4.25]]]))
    yield Case("KNeighborsRegressor whole targets", fitted("neighbors.KNeighborsRegressor", X[:30], (Y3[:30] * 7), n_neighbors=3), ASK)
    yield Case("KNeighborsRegressor whole targets, distance", fitted("neighbors.KNeighborsRegressor", X[:30], np.c_[Y3[:30] * 7, Y2[:30]], weights="distance"), ASK)
    yield Case("RandomForestClassifier bytes as classes", fitted("ensemble.RandomForestClassifier", SINGLE, Y3.astype(np.uint8), n_estimators=3, max_depth=3, random_state=0), ASK)
    yield Case("RandomForestRegressor whole targets", fitted("ensemble.RandomForestRegressor", X, Y3 * 10, n_estimators=3, max_depth=3, random_state=0), ASK)
    yield Case("RandomForestClassifier -1 and 1", fitted("ensemble.RandomForestClassifier", X, (Y2 * 2 - 1).astype(np.int32), n_estimators=3, max_depth=3, random_state=0), ASK)
    yield Case("LogisticRegression floats as classes", fitted("linear_model.LogisticRegression", X, Y2.astype(float), solver="lbfgs"), ASK)
    yield Case("GradientBoostingClassifier floats as classes", fitted("ensemble.GradientBoostingClassifier", X, Y3.astype(float), n_estimators=2, max_depth=2, random_state=0), ASK)
    yield Case("GradientBoostingRegressor whole targets", fitted("ensemble.GradientBoostingRegressor", X, Y3, n_estimators=2, max_depth=2, random_state=0), ASK)
    yield Case("DummyRegressor whole targets", fitted("dummy.DummyRegressor", X, Y3), ASK[:2])
    yield Case("MinMaxScaler float32", fitted("preprocessing.MinMaxScaler", SINGLE), ASK)
    yield Case("StandardScaler float32 asked in float64", fitted("preprocessing.StandardScaler", SINGLE), ASK)
    yield Case("StandardScaler in parts", lambda: sk("preprocessing.StandardScaler").partial_fit(X[:20]).partial_fit(X[20:]), ASK)
    for name in ("MinMaxScaler", "MaxAbsScaler", "RobustScaler"):
        yield Case(name + " missing", fitted("preprocessing." + name, X_MISSING), ASK_MISSING, since=(0, 20))
    yield Case("OneHotEncoder booleans", lambda: sk("preprocessing.OneHotEncoder").fit(passengers()[0][["alone"]]), lambda _: ask_passengers()[["alone"]], since=(0, 20))
    yield Case("OneHotEncoder floats beyond float32", fitted("preprocessing.OneHotEncoder", (X[:, :1] * 3).round(1), handle_unknown="ignore"), (X[:5, :1] * 3).round(1), since=(0, 20))

    def fortran():
        model = sk("linear_model.LogisticRegression", solver="lbfgs").fit(X, Y3)
        model.coef_ = np.asfortranarray(model.coef_)
        return model

    yield Case("LogisticRegression Fortran order", fortran, ASK)
    yield Case("LogisticRegression Fortran order, joblib", fortran, ASK, write="joblib")

    def big_endian():
        model = sk("linear_model.LinearRegression").fit(X, YR2)
        model.coef_ = model.coef_.astype(">f8")
        model.intercept_ = model.intercept_.astype(">f8")
        return model

    yield Case("LinearRegression big-endian", big_endian, ASK)
    yield Case("PCA randomized", fitted("decomposition.PCA", WIDE, n_components=3, svd_solver="randomized", random_state=0), ASK_WIDE)
    yield Case("TruncatedSVD arpack", fitted("decomposition.TruncatedSVD", WIDE, n_components=3, algorithm="arpack", random_state=0), ASK_WIDE)


def linear_models():
    for name in ("BayesianRidge", "ARDRegression", "HuberRegressor", "OrthogonalMatchingPursuit", "OrthogonalMatchingPursuitCV", "LarsCV", "LassoLarsCV", "LassoLarsIC"):
        more = {"cv": 3} if name.endswith("CV") else {}
        yield Case(name, fitted("linear_model." + name, X, YR, **more), ASK)
    yield Case("TheilSenRegressor", fitted("linear_model.TheilSenRegressor", X[:20], YR[:20], random_state=0), ASK)
    yield Case("RANSACRegressor", fitted("linear_model.RANSACRegressor", X, YR, random_state=0), ASK)
    yield Case("QuantileRegressor", fitted("linear_model.QuantileRegressor", X, YR, alpha=0.01, **since((1, 1), {"solver": "highs"}, {})), ASK)
    yield Case("PoissonRegressor", fitted("linear_model.PoissonRegressor", X, Y_POSITIVE), ASK)
    yield Case("GammaRegressor", fitted("linear_model.GammaRegressor", X, Y_POSITIVE), ASK)
    yield Case("TweedieRegressor", fitted("linear_model.TweedieRegressor", X, Y_POSITIVE, power=1.5), ASK)
    yield Case("TweedieRegressor identity", fitted("linear_model.TweedieRegressor", X, YR), ASK)
    yield Case("LinearRegression one feature", fitted("linear_model.LinearRegression", X[:, :1], YR), ASK[:, :1])
    yield Case("BayesianRidge wide", fitted("linear_model.BayesianRidge", WIDE, YR), ASK_WIDE)


def combinations():
    frame = lambda: passengers()[0]
    asked = lambda _: ask_passengers()
    yield Case("ColumnTransformer index of names", lambda: columns([("n", imputer(), frame().select_dtypes("float64").columns), ("o", one_hot(), pandas.Index(["sex"]))]).fit(frame()), asked)
    yield Case("ColumnTransformer mask of names", lambda: columns([("n", imputer(), [True, True, False, False, False, False])], remainder="drop").fit(frame()), asked)
    log1p = lambda: sk("preprocessing.FunctionTransformer", np.log1p, validate=False)
    yield Case("ColumnTransformer log1p", lambda: columns([("l", log1p(), ["fare"]), ("b", sk("preprocessing.KBinsDiscretizer", n_bins=3, strategy="uniform", encode="ordinal"), ["pclass"])]).fit(frame()), asked)
    yield Case("ColumnTransformer nested", lambda: columns([("c", columns([("n", scaler(), ["fare"])], remainder="passthrough"), ["fare", "pclass"]), ("o", one_hot(), ["sex", "alone"])], sparse_threshold=0).fit(frame()), asked)
    yield Case("ColumnTransformer empty", lambda: columns([("n", scaler(), ["fare"]), ("nothing", one_hot(), [])]).fit(frame()), asked)

    def mixed():
        prepare = columns([("t", sk("feature_extraction.text.TfidfVectorizer"), "text"), ("n", scaler(), ["length"])])
        table = pandas.DataFrame({"text": DOCUMENTS, "length": [float(len(text)) for text in DOCUMENTS]})
        return pipeline(("c", prepare), ("m", logistic())).fit(table, Y2[:12])

    yield Case("Pipeline text and numbers", mixed, lambda _: pandas.DataFrame({"text": ASK_DOCUMENTS, "length": [10.0, 0.0, 18.5, 1.0, 2.0, 3.0]}), since=(0, 20))
    whole = lambda model: pipeline(("c", columns([("n", imputer(), ["age", "fare"]), ("o", one_hot(), ["sex"])])), ("m", model))
    voters = lambda: [("a", whole(tree())), ("b", whole(logistic()))]
    yield Case("VotingClassifier DataFrame", lambda: sk("ensemble.VotingClassifier", voters(), voting="soft").fit(*passengers()), asked, since=(0, 20))
    yield Case("StackingClassifier DataFrame", lambda: sk("ensemble.StackingClassifier", voters(), cv=2).fit(*passengers()), asked)
    yield Case("StackingClassifier prefit", lambda: sk("ensemble.StackingClassifier", [("a", tree().fit(X, Y3)), ("b", multinomial().fit(X, Y3))], cv="prefit").fit(X, Y3), ASK, since=(1, 1))
    yield Case("BaggingClassifier pipelines", lambda: sk("ensemble.BaggingClassifier", pipeline(("s", scaler()), ("m", logistic())), n_estimators=2, bootstrap_features=True, random_state=0).fit(X, Y2), ASK)
    yield Case("AdaBoostClassifier logistic", lambda: sk("ensemble.AdaBoostClassifier", logistic(), n_estimators=3, random_state=0, **({"algorithm": "SAMME"} if VERSION < (1, 6) else {})).fit(X, Y2), ASK)
    yield Case("GridSearchCV voting", lambda: sk("model_selection.GridSearchCV", sk("ensemble.VotingClassifier", [("t", tree()), ("l", logistic())], voting="soft"), {"weights": [[1, 1], [2, 1]]}, cv=2).fit(X, Y2), ASK)
    yield Case("GridSearchCV several scores", lambda: sk("model_selection.GridSearchCV", tree(), {"max_depth": [1, 2]}, scoring=["accuracy", "f1_macro"], refit="accuracy", cv=2).fit(X, Y3), ASK)
    yield Case("CalibratedClassifierCV forest, text", lambda: sk("calibration.CalibratedClassifierCV", forest(), cv=3, method="sigmoid").fit(X, TEXT3), ASK)
    yield Case("CalibratedClassifierCV pipeline", lambda: sk("calibration.CalibratedClassifierCV", pipeline(("v", sk("feature_extraction.text.TfidfVectorizer")), ("m", sk("svm.LinearSVC", random_state=0))), cv=2).fit(DOCUMENTS, Y2[:12]), ASK_DOCUMENTS, since=(1, 0))
    yield Case("OneVsRestClassifier text", lambda: pipeline(("v", sk("feature_extraction.text.TfidfVectorizer")), ("m", sk("multiclass.OneVsRestClassifier", logistic()))).fit(DOCUMENTS, Y_OUTPUTS[:12, 1]), ASK_DOCUMENTS)
    yield Case("MultiOutputRegressor forests", lambda: sk("multioutput.MultiOutputRegressor", sk("ensemble.RandomForestRegressor", n_estimators=2, max_depth=2, random_state=0)).fit(X, YR2), ASK)
    yield Case("SelfTrainingClassifier", lambda: sk("semi_supervised.SelfTrainingClassifier", logistic()).fit(X, np.where(np.arange(50) % 3 == 0, -1, Y2)), ASK)
    yield Case("FixedThresholdClassifier", lambda: sk("model_selection.FixedThresholdClassifier", logistic(), threshold=0.3).fit(X, Y2), ASK)
    yield Case("TunedThresholdClassifierCV", lambda: sk("model_selection.TunedThresholdClassifierCV", logistic(), cv=2).fit(X, np.where(Y2, "yes", "no")), ASK)
    yield Case("TfidfVectorizer given words", lambda: sk("feature_extraction.text.TfidfVectorizer", vocabulary=["cat", "dog", "win", "home"]).fit(DOCUMENTS), ASK_DOCUMENTS)
    yield Case("TfidfTransformer no idf", lambda: sk("feature_extraction.text.TfidfTransformer", use_idf=False).fit(COUNTS), ASK_COUNTS)
    yield Case("SimpleImputer whole numbers", lambda: sk("impute.SimpleImputer", strategy="most_frequent").fit(passengers()[0][["pclass", "age"]]), lambda _: ask_passengers()[["pclass", "age"]])


def cases():
    for family in (dtypes, linear_models, combinations):
        for case in family():
            yield case
