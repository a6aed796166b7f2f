# -*- coding: utf-8 -*-
"""Models made of models: pipelines, columns, unions, searches, calibration, several outputs; and whole notebooks."""
import numpy as np

from .case import Case
from .data import (ASK, ASK_DOCUMENTS, ASK_MISSING, ASK_SPARSE, ASK_UNKNOWN, COLOURS, DOCUMENTS, OBJECT3, SPAM, SPAM_TEXT, TEXT3, X, X_MISSING, Y2,
                   Y3, Y_LABELS, Y_OUTPUTS, YR, YR2, ask_passengers, named, passengers)
from .scikit_learn import DENSE, LOGARITHMIC, SOLVER, VERSION, Absent, function, since, sk

pipeline = lambda *steps: sk("pipeline.Pipeline", list(steps))
scaler = lambda: sk("preprocessing.StandardScaler")
logistic = lambda **more: sk("linear_model.LogisticRegression", **dict({"solver": SOLVER}, **more))
multinomial = lambda **more: sk("linear_model.LogisticRegression", solver="lbfgs", **more)
tree = lambda **more: sk("tree.DecisionTreeClassifier", **dict({"max_depth": 3, "random_state": 0}, **more))
line = lambda: sk("linear_model.LinearRegression")
stump = lambda: sk("tree.DecisionTreeRegressor", max_depth=2, random_state=0)
forest = lambda: sk("ensemble.RandomForestClassifier", n_estimators=4, max_depth=4, random_state=0)
one_hot = lambda **more: sk("preprocessing.OneHotEncoder", handle_unknown="ignore", **more)
imputer = lambda **more: sk("impute.SimpleImputer", **more)
columns = lambda parts, **more: sk("compose.ColumnTransformer", parts, **more)
NOTHING = since((0, 21), "passthrough", None)


def pipelines():
    yield Case("Pipeline", lambda: pipeline(("s", scaler()), ("m", multinomial())).fit(X, TEXT3), ASK)
    yield Case("Pipeline passthrough", lambda: pipeline(("n", NOTHING), ("s", scaler()), ("m", tree())).fit(X, Y3), ASK)
    yield Case("Pipeline None", lambda: pipeline(("n", None), ("s", scaler()), ("m", tree())).fit(X, Y3), ASK, until=(1, 4))
    yield Case("Pipeline of transformers", lambda: pipeline(("s", scaler()), ("p", sk("decomposition.PCA", n_components=2, svd_solver="full"))).fit(X), ASK)
    yield Case("Pipeline ends with nothing", lambda: pipeline(("s", scaler()), ("n", NOTHING)).fit(X), ASK)
    yield Case("Pipeline log1p", lambda: pipeline(("l", sk("preprocessing.FunctionTransformer", np.log1p, validate=False)), ("m", line())).fit(np.abs(X), YR), np.abs(ASK))
    yield Case("Pipeline impute, scale, regress", lambda: pipeline(("i", imputer(strategy="median")), ("s", scaler()), ("m", line())).fit(X_MISSING, YR), ASK_MISSING, since=(0, 20))
    yield Case("Pipeline select, forest", lambda: pipeline(("k", sk("feature_selection.SelectKBest", k=3)), ("m", forest())).fit(X, TEXT3), ASK)
    yield Case("Pipeline DataFrame", lambda: pipeline(("s", scaler()), ("m", forest())).fit(named(X), Y3), named(ASK))
    yield Case("Pipeline polynomial", lambda: pipeline(("p", sk("preprocessing.PolynomialFeatures")), ("m", sk("linear_model.Ridge"))).fit(X, YR), ASK)
    yield Case("Pipeline bins", lambda: pipeline(("b", sk("preprocessing.KBinsDiscretizer", n_bins=3, strategy="uniform")), ("m", multinomial())).fit(X, Y3), ASK, since=(0, 20))
    yield Case("Pipeline in a pipeline", lambda: pipeline(("p", pipeline(("s", scaler()), ("n", sk("preprocessing.Normalizer")))), ("m", sk("cluster.KMeans", n_clusters=2, n_init=1, random_state=0))).fit(X), ASK)
    yield Case("Pipeline make_pipeline", lambda: function("pipeline.make_pipeline")(scaler(), sk("neighbors.KNeighborsClassifier")).fit(X, Y3), ASK)
    yield Case("Pipeline isolation forest", lambda: pipeline(("s", scaler()), ("m", sk("ensemble.IsolationForest", n_estimators=3, max_samples=16, random_state=0, **({"behaviour": "new"} if VERSION in ((0, 20), (0, 21)) else {})))).fit(X), ASK)


def column_transformers():
    frame = lambda: passengers()[0]
    asked = lambda _: ask_passengers()
    numbers, texts = ["age", "fare"], ["sex", "embarked"]
    yield Case("ColumnTransformer", lambda: columns([("n", scaler(), [0, 1]), ("m", sk("preprocessing.MinMaxScaler"), [3])]).fit(X), ASK)
    yield Case("ColumnTransformer slices and masks", lambda: columns([("n", scaler(), slice(0, 2)), ("b", sk("preprocessing.Binarizer"), np.array([False, False, True, True]))], remainder="passthrough").fit(X), ASK)
    yield Case("ColumnTransformer remainder estimator", lambda: columns([("n", scaler(), [-1]), ("d", "drop", [0])], remainder=sk("preprocessing.MaxAbsScaler")).fit(X), ASK)
    yield Case("ColumnTransformer weights", lambda: columns([("n", scaler(), [0, 2]), ("p", "passthrough", [1])], transformer_weights={"n": 2.5}).fit(X), ASK)
    yield Case("ColumnTransformer names", lambda: columns([("n", scaler(), ["fare", "pclass"]), ("p", "passthrough", ["age"])]).fit(frame()), asked)
    yield Case("ColumnTransformer one name", lambda: columns([("o", one_hot(), ["sex"]), ("t", sk("feature_extraction.text.CountVectorizer", analyzer="char"), "sex")]).fit(frame()), asked)
    yield Case("ColumnTransformer name slice", lambda: columns([("n", imputer(), slice("age", "fare"))], remainder="drop").fit(frame()), asked)
    yield Case("ColumnTransformer remainder passthrough", lambda: columns([("o", one_hot(**DENSE), ["sex"]), ("d", "drop", ["embarked"])], remainder="passthrough").fit(frame()), asked)
    yield Case("ColumnTransformer sparse", lambda: columns([("o", one_hot(), ["pclass", "sex"]), ("n", scaler(), ["fare"])], sparse_threshold=1.0).fit(frame()), asked)
    selector = lambda **more: function("compose.make_column_selector")(**more)
    yield Case("ColumnTransformer selectors", lambda: columns([("n", imputer(), selector(dtype_include=np.float64)), ("o", one_hot(), selector(pattern="^s"))]).fit(frame()), asked, since=(0, 22))
    yield Case("ColumnTransformer short names", lambda: columns([("n", scaler(), ["fare"]), ("p", "passthrough", ["pclass"])], verbose_feature_names_out=False).fit(frame()), asked, since=(1, 0))
    yield Case("ColumnTransformer set output", lambda: columns([("n", scaler(), ["fare"]), ("p", "passthrough", ["pclass"])]).set_output(transform="pandas").fit(frame()), asked, since=(1, 2))

    def prepared(model, **more):
        def make():
            number = pipeline(("i", imputer(strategy="median")), ("s", scaler()))
            text = pipeline(("i", imputer(strategy="constant", fill_value="missing")), ("o", one_hot()))
            prepare = columns([("n", number, numbers), ("t", text, texts)], **more)
            return pipeline(("c", prepare), ("m", model())).fit(*passengers())

        return make

    yield Case("Pipeline passengers, forest", prepared(forest), asked)
    yield Case("Pipeline passengers, logistic", prepared(multinomial, remainder="passthrough"), asked)
    yield Case("Pipeline passengers, gradient boosting", prepared(lambda: sk("ensemble.GradientBoostingClassifier", n_estimators=4, max_depth=2, random_state=0)), asked)
    boosting = lambda: sk("ensemble.HistGradientBoostingClassifier", max_iter=3, min_samples_leaf=5, random_state=0)
    yield Case("Pipeline passengers, hist gradient boosting", prepared(boosting, sparse_threshold=0.0), asked)

    def ordinal_boosting():
        ordinal = sk("preprocessing.OrdinalEncoder", handle_unknown="use_encoded_value", unknown_value=-1)
        prepare = columns([("o", ordinal, ["sex", "pclass"])], remainder="passthrough")
        table, survived = passengers()
        return pipeline(("c", prepare), ("m", boosting())).fit(table.drop(columns=["embarked"]), survived)

    yield Case("Pipeline passengers, ordinal, hist gradient boosting", ordinal_boosting, lambda _: ask_passengers().drop(columns=["embarked"]), since=(0, 24))
    yield Case("Pipeline passengers, neighbours", prepared(lambda: sk("neighbors.KNeighborsClassifier", n_neighbors=3), sparse_threshold=0.0), asked)
    yield Case("Pipeline columns by number", lambda: pipeline(("c", columns([("o", one_hot(), [0]), ("r", "passthrough", [1])], sparse_threshold=0)), ("m", tree())).fit(np.c_[COLOURS[:, :1], np.arange(40).astype(object)], Y2[:40]), np.array([["red", 3.5], ["pink", 20], [u"blåøß", 31]], dtype=object), since=(0, 20))


def unions():
    union = lambda parts, **more: sk("pipeline.FeatureUnion", parts, **more)
    pca = lambda: sk("decomposition.PCA", n_components=2, svd_solver="full")
    yield Case("FeatureUnion", lambda: union([("p", pca()), ("s", scaler())]).fit(X), ASK)
    yield Case("FeatureUnion weights, dropped", lambda: union([("s", scaler()), ("gone", since((0, 22), "drop", None)), ("m", sk("preprocessing.MaxAbsScaler"))], transformer_weights={"m": 10}).fit(X), ASK)
    yield Case("FeatureUnion passthrough", lambda: union([("s", scaler()), ("as it is", "passthrough")]).fit(X), ASK, since=(1, 1))
    words = lambda: sk("feature_extraction.text.TfidfVectorizer")
    letters = lambda: sk("feature_extraction.text.CountVectorizer", analyzer="char_wb", ngram_range=(2, 2), max_features=30)
    yield Case("FeatureUnion texts", lambda: union([("w", words()), ("l", letters())]).fit(DOCUMENTS), ASK_DOCUMENTS)


def texts():
    count, tfidf = (lambda **more: sk("feature_extraction.text.CountVectorizer", **more)), (lambda **more: sk("feature_extraction.text.TfidfVectorizer", **more))
    bayes = lambda: sk("naive_bayes.MultinomialNB")
    whole = lambda name, vectorizer, model, y=SPAM_TEXT, **more: Case("Pipeline text, " + name, lambda: pipeline(("v", vectorizer()), ("m", model())).fit(DOCUMENTS, y), ASK_DOCUMENTS, **more)
    yield whole("tf-idf, logistic", tfidf, logistic)
    yield whole("tf-idf, three classes", tfidf, multinomial, y=OBJECT3[:12])
    yield whole("counts, Bayes", count, bayes)
    yield whole("tf-idf, linear SVC", lambda: tfidf(ngram_range=(1, 2), stop_words="english"), lambda: sk("svm.LinearSVC", random_state=0), y=SPAM)
    yield whole("hashing, SGD", lambda: sk("feature_extraction.text.HashingVectorizer", n_features=256), lambda: sk("linear_model.SGDClassifier", loss=LOGARITHMIC, max_iter=10, tol=None, random_state=0))
    yield whole("counts, Bernoulli", lambda: count(binary=True), lambda: sk("naive_bayes.BernoulliNB"))
    yield whole("counts, complement", count, lambda: sk("naive_bayes.ComplementNB"), since=(0, 20))
    yield whole("tf-idf, SVD", lambda: tfidf(norm="l2"), lambda: sk("decomposition.TruncatedSVD", n_components=2, random_state=0))
    yield whole("counts, forest", count, forest)
    yield whole("tf-idf, ridge", tfidf, lambda: sk("linear_model.RidgeClassifier"))
    yield Case("Pipeline text, counts, tf-idf, SGD", lambda: pipeline(("v", count()), ("t", sk("feature_extraction.text.TfidfTransformer")), ("m", sk("linear_model.SGDClassifier", max_iter=10, tol=None, random_state=0))).fit(DOCUMENTS, SPAM), ASK_DOCUMENTS)
    yield Case("Pipeline text, chi2", lambda: pipeline(("v", tfidf()), ("k", sk("feature_selection.SelectKBest", function("feature_selection.chi2"), k=10)), ("m", bayes())).fit(DOCUMENTS, SPAM), ASK_DOCUMENTS)
    yield Case("Pipeline text, joblib", lambda: pipeline(("v", tfidf()), ("m", logistic())).fit(DOCUMENTS, SPAM_TEXT), ASK_DOCUMENTS, write="joblib")


def searches():
    grid = lambda model, values, **more: sk("model_selection.GridSearchCV", model, values, **dict({"cv": 2}, **more))
    yield Case("GridSearchCV", lambda: grid(tree(), {"max_depth": [1, 2]}).fit(X, Y3), ASK)
    yield Case("GridSearchCV pipeline, DataFrame", lambda: grid(pipeline(("s", scaler()), ("m", multinomial())), {"m__C": [0.5, 2.0]}).fit(named(X), TEXT3), named(ASK))
    yield Case("GridSearchCV regressor, scoring", lambda: grid(stump(), {"max_depth": [1, 2]}, scoring="neg_mean_squared_error").fit(X, YR), ASK)
    yield Case("GridSearchCV of transformers", lambda: grid(sk("decomposition.PCA", svd_solver="full"), {"n_components": [1, 2]}).fit(X), ASK)
    yield Case("GridSearchCV text", lambda: grid(pipeline(("v", sk("feature_extraction.text.TfidfVectorizer")), ("m", logistic())), {"v__ngram_range": [(1, 1), (1, 2)]}, cv=2).fit(DOCUMENTS, SPAM), ASK_DOCUMENTS)
    yield Case("GridSearchCV joblib", lambda: grid(forest(), {"max_depth": [1, 2]}).fit(X, Y3), ASK, write=("zlib", 3))
    import scipy.stats
    yield Case("RandomizedSearchCV", lambda: sk("model_selection.RandomizedSearchCV", multinomial(), {"C": scipy.stats.uniform(0.1, 2)}, n_iter=2, cv=2, random_state=0).fit(X, Y3), ASK)
    few = {"cv": 2, "factor": 2, "random_state": 0, "min_resources": 20}
    yield Case("HalvingGridSearchCV", lambda: sk("model_selection.HalvingGridSearchCV", tree(), {"max_depth": [1, 2]}, **few).fit(X, Y3), ASK)
    yield Case("HalvingRandomSearchCV", lambda: sk("model_selection.HalvingRandomSearchCV", tree(), {"max_depth": [1, 2, 3]}, **few).fit(X, Y3), ASK)


def calibration():
    calibrated = lambda model, **more: sk("calibration.CalibratedClassifierCV", model, **dict({"cv": 2}, **more))
    yield Case("CalibratedClassifierCV", lambda: calibrated(tree(max_depth=2)).fit(X, Y3), ASK)
    yield Case("CalibratedClassifierCV isotonic", lambda: calibrated(logistic(), method="isotonic").fit(X, Y2), ASK)
    yield Case("CalibratedClassifierCV isotonic, three classes", lambda: calibrated(sk("naive_bayes.GaussianNB"), method="isotonic").fit(X, TEXT3), ASK)
    yield Case("CalibratedClassifierCV linear SVC", lambda: calibrated(sk("svm.LinearSVC", random_state=0)).fit(X, TEXT3), ASK)
    yield Case("CalibratedClassifierCV linear SVC, two classes", lambda: calibrated(sk("svm.LinearSVC", random_state=0)).fit(X, Y2), ASK)

    def prefit(**more):
        model = forest().fit(X, Y3)
        if VERSION >= (1, 6):
            return sk("calibration.CalibratedClassifierCV", sk("frozen.FrozenEstimator", model), **more).fit(X, Y3)
        return sk("calibration.CalibratedClassifierCV", model, cv="prefit", **more).fit(X, Y3)

    yield Case("CalibratedClassifierCV prefit", prefit, ASK)
    yield Case("CalibratedClassifierCV not ensemble", lambda: calibrated(logistic(), ensemble=False).fit(X, Y3), ASK, since=(0, 24), until=(1, 7))
    yield Case("CalibratedClassifierCV not ensemble, trees", lambda: calibrated(tree(), ensemble=False).fit(X, Y3), ASK, since=(0, 24))
    yield Case("CalibratedClassifierCV temperature", lambda: calibrated(multinomial(), method="temperature").fit(X, Y3), ASK, since=(1, 8))
    yield Case("CalibratedClassifierCV temperature, two classes", lambda: calibrated(multinomial(), method="temperature").fit(X, Y2), ASK, since=(1, 8))
    yield Case("FrozenEstimator", lambda: sk("frozen.FrozenEstimator", tree().fit(X, Y3)), ASK)


def many():
    yield Case("OneVsRestClassifier", lambda: sk("multiclass.OneVsRestClassifier", logistic()).fit(X, TEXT3), ASK)
    yield Case("OneVsRestClassifier two classes", lambda: sk("multiclass.OneVsRestClassifier", logistic()).fit(X, Y2), ASK)
    yield Case("OneVsRestClassifier SVC", lambda: sk("multiclass.OneVsRestClassifier", sk("svm.LinearSVC", random_state=0)).fit(X, Y3), ASK)
    yield Case("OneVsRestClassifier several labels", lambda: sk("multiclass.OneVsRestClassifier", tree()).fit(X, Y_LABELS), ASK)
    constant = Y_LABELS.copy()
    constant[:, 1] = 1
    constant[:, 2] = 0
    yield Case("OneVsRestClassifier constant labels", lambda: sk("multiclass.OneVsRestClassifier", logistic()).fit(X, constant), ASK)
    yield Case("OneVsOneClassifier", lambda: sk("multiclass.OneVsOneClassifier", logistic()).fit(X, TEXT3), ASK)
    yield Case("OneVsOneClassifier SVC", lambda: sk("multiclass.OneVsOneClassifier", sk("svm.LinearSVC", random_state=0)).fit(X, Y3), ASK)
    yield Case("OutputCodeClassifier", lambda: sk("multiclass.OutputCodeClassifier", logistic(), random_state=0).fit(X, Y3), ASK)
    yield Case("MultiOutputClassifier", lambda: sk("multioutput.MultiOutputClassifier", tree()).fit(X, Y_OUTPUTS), ASK)
    yield Case("MultiOutputClassifier text", lambda: sk("multioutput.MultiOutputClassifier", logistic()).fit(X, np.c_[TEXT3, np.where(Y2, "yes", "no")]), ASK)
    yield Case("MultiOutputRegressor", lambda: sk("multioutput.MultiOutputRegressor", sk("ensemble.GradientBoostingRegressor", n_estimators=2, max_depth=2, random_state=0)).fit(X, YR2), ASK)
    yield Case("ClassifierChain", lambda: sk("multioutput.ClassifierChain", logistic()).fit(X, Y_LABELS), ASK)
    yield Case("ClassifierChain order", lambda: sk("multioutput.ClassifierChain", tree(), order=[2, 0, 1]).fit(X, Y_LABELS), ASK)
    yield Case("RegressorChain", lambda: sk("multioutput.RegressorChain", line(), order=[1, 0]).fit(X, YR2), ASK)
    yield Case("TransformedTargetRegressor", lambda: sk("compose.TransformedTargetRegressor", line(), func=np.log1p, inverse_func=np.expm1).fit(X, np.abs(YR)), ASK)
    yield Case("TransformedTargetRegressor scaler", lambda: sk("compose.TransformedTargetRegressor", line(), transformer=scaler()).fit(X, YR), ASK)


def cases():
    for family in (pipelines, column_transformers, unions, texts, searches, calibration, many):
        for case in family():
            yield case
