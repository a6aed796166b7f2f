# -*- coding: utf-8 -*-
"""Parameters that change answers and stand in no other file of cases."""
import numpy as np
import scipy.sparse

from .case import Case
from .composition import columns, imputer, logistic, multinomial, one_hot, pipeline, scaler, stump, tree
from .data import (ASK, ASK_COLOURS, ASK_COUNTS, ASK_DOCUMENTS, ASK_MISSING, ASK_NUMBERS, ASK_POSITIVE, ASK_SPARSE, ASK_UNKNOWN,
                   ASK_WIDE, COLOURS, COUNTS, DOCUMENTS, NUMBERS, TEXT3, WIDE, X, X_CATEGORY, ASK_CATEGORY, X_MISSING, X_SPARSE, Y2, Y3,
                   Y_LABELS, Y_OUTPUTS, Y_POSITIVE, YR, YR2, ask_passengers, named, passengers)
from .scikit_learn import DENSE, VERSION, since, sk

FEW = {"n_estimators": 3, "max_depth": 3, "random_state": 0}
# Two rows of a fourth class: some bootstrap samples and folds have none of them.
RARE = Y3.copy()
RARE[[7, 31]] = 3


def fitted(path, *data, **parameters):
    return lambda: sk(path, **parameters).fit(*data)


def trees():
    yield Case("DecisionTreeClassifier weights of zero", fitted("tree.DecisionTreeClassifier", X, Y3, class_weight={0: 0.0, 1: 1.5, 2: 0.1}, max_depth=4, random_state=0), ASK)
    yield Case("RandomTreesEmbedding dense", fitted("ensemble.RandomTreesEmbedding", X, sparse_output=False, **FEW), ASK)
    classifier, regressor = "ensemble.GradientBoostingClassifier", "ensemble.GradientBoostingRegressor"
    yield Case("GradientBoostingClassifier init logistic, two classes", lambda: sk(classifier, init=logistic(), **FEW).fit(X, Y2), ASK, since=(0, 21))
    few = {"max_iter": 3, "min_samples_leaf": 4, "max_leaf_nodes": 6, "random_state": 0}
    classifier, regressor = "ensemble.HistGradientBoostingClassifier", "ensemble.HistGradientBoostingRegressor"
    gaps = X_CATEGORY.copy()
    gaps[::5, 2] = np.nan
    strange = np.vstack([ASK_CATEGORY, [[0.1, 0.2, np.nan, 1.0], [0.1, 0.2, 9.0, 1.0], [0.1, 0.2, 300.0, -1.0], [0.1, 0.2, -3.0, 1.0], [1.0, 0.2, 2.5, 1.0]]])
    yield Case("HistGradientBoostingClassifier categories missing and unknown", fitted(classifier, gaps, Y3, categorical_features=[2], **few), strange, since=(0, 24))


def ensembles():
    adaboost = "ensemble.AdaBoostRegressor"
    samme = {"algorithm": "SAMME"} if VERSION < (1, 6) else {}
    yield Case("AdaBoostRegressor perfect", lambda: sk(adaboost, sk("tree.DecisionTreeRegressor", random_state=0), n_estimators=4, random_state=0).fit(X[:6, :1], np.arange(6.0)), ASK[:, :1])
    yield Case("AdaBoostClassifier perfect", lambda: sk("ensemble.AdaBoostClassifier", sk("tree.DecisionTreeClassifier", random_state=0), n_estimators=4, **samme).fit(X, Y3), ASK)
    bagging = "ensemble.BaggingClassifier"
    yield Case("BaggingClassifier rare class", lambda: sk(bagging, tree(), n_estimators=4, max_samples=0.3, random_state=1).fit(X, RARE), ASK)
    yield Case("BaggingClassifier rare class, logistic", lambda: sk(bagging, multinomial(), n_estimators=3, max_samples=0.3, random_state=1).fit(X, RARE), ASK)
    yield Case("BaggingClassifier rare class, votes", lambda: sk(bagging, sk("linear_model.Perceptron", max_iter=5, tol=None, random_state=0), n_estimators=3, max_samples=0.3, random_state=1).fit(X, RARE), ASK)
    yield Case("BaggingRegressor several targets", lambda: sk("ensemble.BaggingRegressor", stump(), n_estimators=3, random_state=0).fit(X, YR2), ASK, since=(0, 22))
    parts = lambda: [("t", tree(max_depth=1)), ("l", multinomial()), ("r", sk("linear_model.RidgeClassifier"))]
    yield Case("VotingClassifier hard, dropped, weights", lambda: sk("ensemble.VotingClassifier", parts() + [("gone", since((0, 22), "drop", None))], weights=[1, 1, 1, 7]).fit(X, TEXT3), ASK, since=(0, 20))


def linear():
    path = "linear_model."
    yield Case("LinearRegression normalized", lambda: sk("linear_model.LinearRegression", normalize=True).fit(X, YR), ASK, until=(1, 1))
    yield Case("LinearRegression one target as a column", fitted(path + "LinearRegression", X, YR[:, None]), ASK)
    yield Case("Ridge no intercept, several targets", fitted(path + "Ridge", X, YR2, fit_intercept=False), ASK)
    yield Case("Ridge positive", fitted(path + "Ridge", X, YR, positive=True), ASK, since=(1, 0))
    yield Case("RidgeCV alpha per target", fitted(path + "RidgeCV", X, YR2, alphas=(0.1, 1.0), alpha_per_target=True), ASK, since=(0, 24))
    for name in ("Lasso", "ElasticNet"):
        yield Case(name + " a column, no intercept", fitted(path + name, X, YR[:, None], alpha=0.05, fit_intercept=False), ASK)
        yield Case(name + " sparse, positive", fitted(path + name, X_SPARSE, YR, alpha=0.05, positive=True), ASK_SPARSE)
    yield Case("LinearSVR no intercept", fitted("svm.LinearSVR", X, YR, fit_intercept=False, random_state=0), ASK)
    path = "linear_model.LogisticRegression"
    for solver in ("lbfgs", "liblinear"):
        yield Case("LogisticRegression no intercept, " + solver, fitted(path, X, Y2, fit_intercept=False, class_weight="balanced", solver=solver), ASK)
    yield Case("LogisticRegression l1, intercept scaling", fitted(path, X, Y2, solver="liblinear", intercept_scaling=10.0, **since((1, 8), {"l1_ratio": 1}, {"penalty": "l1"})), ASK)
    sparsified = lambda path, *data, **more: lambda: sk(path, **more).fit(*data).sparsify()
    yield Case("LogisticRegression coefficients made sparse", sparsified(path, WIDE, Y3, solver="saga", C=0.1, random_state=0, max_iter=50, **since((1, 8), {"l1_ratio": 1}, {"penalty": "l1"})), ASK_WIDE)
    yield Case("LogisticRegression coefficients made sparse, two classes", sparsified(path, WIDE, Y2, solver="liblinear", C=0.1, **since((1, 8), {"l1_ratio": 1}, {"penalty": "l1"})), ASK_WIDE)
    yield Case("SGDRegressor coefficients made sparse", sparsified("linear_model.SGDRegressor", WIDE, YR, penalty="l1", max_iter=10, tol=None, random_state=0), ASK_WIDE)
    if VERSION < (1, 8):
        for solver in ("liblinear",) + (("newton-cholesky",) if VERSION >= (1, 2) else ()):
            multi = "auto" if VERSION >= (0, 20) else "ovr"
            yield Case("LogisticRegression %s, two classes by %s" % (multi, solver), fitted(path, X, Y2, multi_class=multi, solver=solver, random_state=0, max_iter=50), ASK)
    sgd = "linear_model.SGDClassifier"
    steps = {"max_iter": 10, "tol": None, "random_state": 0}
    for loss in ("squared_hinge",):
        yield Case("SGDClassifier " + loss, fitted(sgd, X, Y3, loss=loss, alpha=0.01, **steps), ASK)
    for name in ("SGDClassifier", "Perceptron"):
        yield Case(name + " in parts", lambda name=name: sk("linear_model." + name, random_state=0).partial_fit(X[:20], TEXT3[:20], classes=["ant", "bee", "cat", "dog"]).partial_fit(X[20:], TEXT3[20:]), ASK)
    yield Case("RidgeClassifier no intercept, weights", fitted("linear_model.RidgeClassifier", X_SPARSE, Y2 == 1, fit_intercept=False, class_weight="balanced"), ASK_SPARSE, since=(0, 23))
    yield Case("RidgeClassifierCV several labels", fitted("linear_model.RidgeClassifierCV", X, Y_LABELS), ASK, since=(1, 0))
    yield Case("RidgeClassifierCV two classes, text", fitted("linear_model.RidgeClassifierCV", X, np.where(Y2, "yes", "no"), alphas=(0.1, 10.0)), ASK)
    yield Case("LinearSVC no intercept, l1", fitted("svm.LinearSVC", X, Y2, fit_intercept=False, penalty="l1", dual=False, random_state=0), ASK)
    yield Case("LinearSVC no intercept", fitted("svm.LinearSVC", X, TEXT3, fit_intercept=False, random_state=0), ASK)
    yield Case("LinearSVC Crammer-Singer, two classes", fitted("svm.LinearSVC", X, Y2, multi_class="crammer_singer", random_state=0), ASK)


def bayes_and_neighbours():
    yield Case("GaussianNB in parts, smoothing", lambda: sk("naive_bayes.GaussianNB", **since((0, 20), {"var_smoothing": 1e-3}, {})).partial_fit(X[:20], Y3[:20], [0, 1, 2]).partial_fit(X[20:], Y3[20:]), ASK)
    path = "naive_bayes.MultinomialNB"
    sparse = scipy.sparse.csr_matrix(COUNTS.astype(float))
    some = COUNTS * (np.arange(6) != Y3[:, None])
    yield Case("MultinomialNB priors", fitted(path, COUNTS, TEXT3, class_prior=[0.2, 0.3, 0.5], alpha=2.0), ASK_COUNTS)
    yield Case("MultinomialNB no smoothing", fitted(path, some, Y3, alpha=0.0, **since((1, 2), {"force_alpha": False}, {})), ASK_COUNTS)
    yield Case("MultinomialNB truly no smoothing", fitted(path, some, Y3, alpha=0.0, force_alpha=True), ASK_COUNTS[3:], since=(1, 2))
    yield Case("MultinomialNB sparse, alpha each", fitted(path, sparse, Y3, alpha=np.linspace(0.1, 2, 6)), scipy.sparse.csr_matrix(ASK_COUNTS), since=(0, 21))
    yield Case("MultinomialNB one class", fitted(path, COUNTS, np.ones(50, int)), ASK_COUNTS[:3], since=(1, 0))
    yield Case("ComplementNB two classes, sparse", fitted("naive_bayes.ComplementNB", sparse, Y2, alpha=0.4), scipy.sparse.csr_matrix(ASK_COUNTS))
    few = X[:30]
    near = np.vstack([ASK, few[4:6] + 1e-3])
    classifier, regressor = "neighbors.KNeighborsClassifier", "neighbors.KNeighborsRegressor"
    for metric in ("canberra", "braycurtis"):
        yield Case("KNeighborsClassifier " + metric, fitted(classifier, few, Y3[:30], metric=metric, weights="distance"), near[3:])
    yield Case("KNeighborsClassifier hamming", fitted(classifier, NUMBERS[:30], Y3[:30], metric="hamming", n_neighbors=3), ASK_NUMBERS)
    yield Case("KNeighborsClassifier squared euclidean", fitted(classifier, few, Y3[:30], metric="sqeuclidean", algorithm="brute"), near)
    yield Case("KNeighborsClassifier sparse, cosine", fitted(classifier, X_SPARSE[:30], Y3[:30], metric="cosine"), ASK_SPARSE[3:])
    yield Case("KNeighborsClassifier all rows", fitted(classifier, few[:7], Y3[:7], n_neighbors=7, weights="distance"), near)
    yield Case("KNeighborsRegressor chebyshev, ball tree", fitted(regressor, few, YR2[:30], metric="chebyshev", algorithm="ball_tree", leaf_size=3), near)
    yield Case("KNeighborsRegressor whole rows", fitted(regressor, NUMBERS[:30], YR[:30], n_neighbors=3, algorithm="brute"), ASK_NUMBERS + [0.1, 0.23, 0.37])
    yield Case("KMeans one cluster", fitted("cluster.KMeans", X, n_clusters=1, n_init=1, random_state=0), ASK)
    yield Case("PCA likeliest, DataFrame", lambda: sk("decomposition.PCA", n_components="mle", svd_solver="full").fit(named(X)), named(ASK), since=(0, 23))
    yield Case("PCA sparse", fitted("decomposition.PCA", X_SPARSE, n_components=2, svd_solver="arpack", random_state=0), ASK_SPARSE, since=(1, 4))


def many():
    four = np.array(list("abcd"))[RARE]
    calibrated = lambda model, **more: sk("calibration.CalibratedClassifierCV", model, **dict({"cv": 2}, **more))
    yield Case("CalibratedClassifierCV rare class", lambda: calibrated(tree()).fit(X, four), ASK)
    yield Case("CalibratedClassifierCV temperature, linear SVC", lambda: calibrated(sk("svm.LinearSVC", random_state=0), method="temperature").fit(X, TEXT3), ASK, since=(1, 8))
    rest, pairs = "multiclass.OneVsRestClassifier", "multiclass.OneVsOneClassifier"
    yield Case("OneVsRestClassifier regressors", lambda: sk(rest, sk("linear_model.Ridge")).fit(X, TEXT3), ASK)
    yield Case("OneVsRestClassifier sparse labels", lambda: sk(rest, logistic()).fit(X, scipy.sparse.csr_matrix(Y_LABELS)), ASK)
    yield Case("OneVsOneClassifier four classes, trees", lambda: sk(pairs, tree()).fit(X, four), ASK)
    yield Case("OneVsOneClassifier two classes", lambda: sk(pairs, logistic()).fit(X, Y2 == 1), ASK)
    mixed = np.c_[Y2, RARE, Y_LABELS[:, 2]]
    yield Case("MultiOutputClassifier unlike outputs", lambda: sk("multioutput.MultiOutputClassifier", multinomial()).fit(X, mixed), ASK)
    yield Case("MultiOutputClassifier without probabilities", lambda: sk("multioutput.MultiOutputClassifier", sk("svm.LinearSVC", random_state=0)).fit(X, mixed), ASK, since=(0, 22))
    yield Case("ClassifierChain probabilities, folds", lambda: sk("multioutput.ClassifierChain", logistic(), cv=2, **since((1, 5), {"chain_method": "predict_proba"}, {})).fit(X, Y_LABELS), ASK)
    dummy = "dummy.DummyClassifier"
    yield Case("DummyClassifier most frequent, outputs of text", fitted(dummy, X, np.c_[TEXT3, np.where(Y2, "yes", "no")], strategy="most_frequent"), ASK[:3])
    yield Case("DummyClassifier constant, several outputs", fitted(dummy, X, Y_OUTPUTS, strategy="constant", constant=[1, 2]), ASK[:3])
    yield Case("DummyRegressor constant, several targets", fitted("dummy.DummyRegressor", X, YR2, strategy="constant", constant=[1.5, -2]), ASK[:3])


def scalers_and_encoders():
    path = "preprocessing."
    yield Case("StandardScaler nothing", fitted(path + "StandardScaler", X, with_mean=False, with_std=False), ASK)
    yield Case("MinMaxScaler constant column, DataFrame", lambda: sk(path + "MinMaxScaler").fit(named(np.c_[X[:, :3], np.full(50, 2.5)])), named(ASK))
    yield Case("MaxAbsScaler constant column, float32", fitted(path + "MaxAbsScaler", np.c_[X[:, :3], np.zeros(50)].astype("f4")), ASK.astype("f4"))
    yield Case("MaxAbsScaler clip", fitted(path + "MaxAbsScaler", X, clip=True), ASK, since=(1, 8))
    yield Case("RobustScaler no scale, constant column", fitted(path + "RobustScaler", np.c_[X[:, :3], np.zeros(50)], with_scaling=False), ASK)
    yield Case("RobustScaler sparse", fitted(path + "RobustScaler", X_SPARSE, with_centering=False), ASK_SPARSE, since=(0, 20))
    yield Case("RobustScaler float32, constant column", fitted(path + "RobustScaler", np.c_[X[:, :3], np.zeros(50)].astype("f4")), ASK.astype("f4"))
    for norm in ("l1", "max"):
        yield Case("Normalizer %s, sparse" % norm, fitted(path + "Normalizer", X_SPARSE, norm=norm), ASK_SPARSE)
        yield Case("Normalizer %s, float32" % norm, fitted(path + "Normalizer", X.astype("f4"), norm=norm), ASK.astype("f4"))
    yield Case("Normalizer float32", fitted(path + "Normalizer", X.astype("f4")), ASK.astype("f4"))
    yield Case("Binarizer negative threshold, float32", fitted(path + "Binarizer", X.astype("f4"), threshold=-0.3), ASK.astype("f4"))
    for method in ("yeo-johnson", "box-cox"):
        for standardize in (True, False):
            data, ask = (X, ASK) if method == "yeo-johnson" else (np.abs(X) + 0.1, ASK_POSITIVE + 0.1)
            yield Case("PowerTransformer %s%s" % (method, "" if standardize else ", not standardized"), fitted(path + "PowerTransformer", data, method=method, standardize=standardize), ask, since=(0, 20))
    yield Case("QuantileTransformer normal", fitted(path + "QuantileTransformer", X, n_quantiles=8, output_distribution="normal", random_state=0), ASK)
    encoder = path + "OneHotEncoder"
    if VERSION >= (0, 20):
        yield Case("OneHotEncoder float32, DataFrame of everything", lambda: sk(encoder, dtype=np.float32, handle_unknown="ignore").fit(passengers()[0][["sex", "pclass", "alone"]]), lambda _: ask_passengers()[["sex", "pclass", "alone"]])
        yield Case("OneHotEncoder given numbers, unsorted rows", fitted(encoder, NUMBERS[:, :2], categories=[[0, 1, 2, 5], [-2, -1, 0, 1, 2]], handle_unknown="ignore", **DENSE), ASK_NUMBERS[:, :2] * 2)
    yield Case("OneHotEncoder infrequent, drop if binary", fitted(encoder, np.r_[COLOURS, COLOURS[:3], [["rare", "m"]]], min_frequency=0.3, drop="if_binary", handle_unknown="infrequent_if_exist", **DENSE), ASK_UNKNOWN, since=(1, 1))
    yield Case("OneHotEncoder infrequent numbers", fitted(encoder, NUMBERS, max_categories=2, handle_unknown="infrequent_if_exist"), ASK_NUMBERS, since=(1, 1))
    yield Case("OneHotEncoder warn", fitted(encoder, np.r_[COLOURS, [["rare", "m"]]], min_frequency=5, handle_unknown="warn"), ASK_UNKNOWN, since=(1, 6))
    yield Case("OneHotEncoder drop with missing", fitted(encoder, np.r_[COLOURS, np.array([[np.nan, "m"]], dtype=object)], drop="first", **DENSE), np.r_[ASK_COLOURS, np.array([[np.nan, "s"]], dtype=object)], since=(0, 24))
    yield Case("OneHotEncoder drop numbers", fitted(encoder, NUMBERS, drop=[1, 0, 0], categories="auto"), ASK_NUMBERS[:3], since=(0, 21))
    ordinal = path + "OrdinalEncoder"
    yield Case("OrdinalEncoder at most, missing", fitted(ordinal, np.r_[COLOURS, np.array([[np.nan, "m"]], dtype=object)], max_categories=3, handle_unknown="use_encoded_value", unknown_value=-1), np.r_[ASK_UNKNOWN, np.array([[np.nan, "s"]], dtype=object)], since=(1, 3))
    yield Case("OrdinalEncoder numbers, missing", fitted(ordinal, np.round(X_MISSING[:, :2]), handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=np.nan), ASK_MISSING[:, :2].round(), since=(1, 1))
    yield Case("OrdinalEncoder whole answers", fitted(ordinal, COLOURS, dtype=np.int32, handle_unknown="use_encoded_value", unknown_value=99), ASK_UNKNOWN, since=(0, 24))
    yield Case("OrdinalEncoder float32, None", fitted(ordinal, np.r_[COLOURS, np.array([[None, "m"]], dtype=object)], dtype=np.float32), np.r_[ASK_COLOURS, np.array([[None, "s"]], dtype=object)], since=(1, 0))
    yield Case("LabelEncoder floats", fitted(path + "LabelEncoder", YR[:5].round(1)), YR[:3].round(1))
    yield Case("LabelBinarizer booleans, other values", fitted(path + "LabelBinarizer", Y2 == 1, pos_label=3, neg_label=-2), np.array([True, False]))
    yield Case("LabelBinarizer one class", fitted(path + "LabelBinarizer", np.array(["a", "a"])), np.array(["a", "b"]))
    yield Case("LabelBinarizer sparse, two classes", fitted(path + "LabelBinarizer", np.array([4, 9, 4]), sparse_output=True), np.array([9, 4, 9]))


def imputers_and_columns():
    path = "impute.SimpleImputer"
    text = np.array([["a", "x"], ["", "y"], ["a", "NA"], ["b", "y"], ["b", ""]], dtype=object)
    none = np.array([["a", "x"], [None, "y"], ["a", None], ["b", "y"]], dtype=object)
    ask_text = np.array([["", "NA"], ["c", "y"], ["b", ""]], dtype=object)
    ask_none = np.array([[None, "z"], ["c", None], ["b", "x"]], dtype=object)
    yield Case("SimpleImputer empty texts", fitted(path, text, missing_values="", strategy="most_frequent"), ask_text)
    yield Case("SimpleImputer texts to fill with", fitted(path, text, missing_values="NA", strategy="constant", fill_value="?"), ask_text)
    yield Case("SimpleImputer None", fitted(path, none, missing_values=None, strategy="most_frequent"), ask_none)
    yield Case("SimpleImputer None, default texts", fitted(path, none, missing_values=None, strategy="constant"), ask_none)
    yield Case("SimpleImputer text indicator", fitted(path, none, missing_values=None, strategy="most_frequent", add_indicator=True), ask_none[:2], since=(0, 22))
    yield Case("SimpleImputer minus one", fitted(path, NUMBERS - 1, missing_values=-1, strategy="median"), (ASK_NUMBERS - 1).astype(int))
    yield Case("SimpleImputer float32", fitted(path, X_MISSING.astype("f4")), ASK_MISSING.astype("f4"))
    yield Case("SimpleImputer most frequent of ties", fitted(path, np.array([[1.0, 2], [2, 1], [np.nan, 3], [1, 3], [2, np.nan]]), strategy="most_frequent"), np.array([[np.nan, np.nan], [5.0, np.nan]]))
    empty = X_MISSING.copy()
    empty[:, 2] = np.nan
    yield Case("SimpleImputer empty column, indicator", fitted(path, empty, add_indicator=True), ASK_MISSING[:7], since=(0, 21))
    yield Case("SimpleImputer empty column, constant", fitted(path, empty, strategy="constant", fill_value=7), ASK_MISSING)
    yield Case("SimpleImputer empty column kept, median, indicator", fitted(path, empty, strategy="median", keep_empty_features=True, add_indicator=True), ASK_MISSING[:7], since=(1, 2))
    yield Case("SimpleImputer sparse, indicator", lambda: sk(path, strategy="most_frequent", add_indicator=True).fit(scipy.sparse.csc_matrix(X_MISSING)), scipy.sparse.csc_matrix(ASK_MISSING[:7]), since=(0, 21))
    yield Case("MissingIndicator all", lambda: sk("impute.MissingIndicator", features="all", sparse=True).fit(X_MISSING), ASK_MISSING)
    bins = "preprocessing.KBinsDiscretizer"
    old_quantiles = {"quantile_method": "averaged_inverted_cdf"} if VERSION >= (1, 7) else {}
    yield Case("KBinsDiscretizer constant column, quantiles", fitted(bins, np.c_[COUNTS[:, :2], np.full(50, 2.5)], n_bins=4, **old_quantiles), np.c_[ASK_COUNTS[:, :2], np.linspace(2, 3, len(ASK_COUNTS))], since=(0, 21))
    poly = "preprocessing.PolynomialFeatures"
    yield Case("PolynomialFeatures sparse, three", fitted(poly, X_SPARSE, degree=3), ASK_SPARSE, since=(0, 21))
    yield Case("PolynomialFeatures sparse, four, interactions", fitted(poly, X_SPARSE, degree=4, interaction_only=True, include_bias=False), ASK_SPARSE, since=(0, 21))
    yield Case("PolynomialFeatures sparse, interactions", fitted(poly, X_SPARSE, interaction_only=True), ASK_SPARSE, since=(0, 21))
    functions = "preprocessing.FunctionTransformer"
    for name in ("cbrt", "isnan", "rint", "reciprocal", "sin", "exp2"):
        yield Case("FunctionTransformer " + name, fitted(functions, np.abs(X), func=getattr(np, name), validate=False), np.clip(ASK[[0, 1, 3, 5, 6]], -20, 20) + 0.01)
    yield Case("FunctionTransformer names", lambda: sk(functions, np.log1p, feature_names_out="one-to-one").fit(named(np.abs(X))), named(ASK_POSITIVE), since=(1, 1))
    yield Case("FunctionTransformer frame of other numbers", lambda: sk(functions, np.log1p, validate=False).fit(passengers()[0][["fare", "pclass"]]), lambda _: ask_passengers()[["fare", "pclass"]], since=(0, 20))
    yield Case("FunctionTransformer sparse", fitted(functions, X_SPARSE, func=np.expm1, validate=False, accept_sparse=True), ASK_SPARSE[3:] * 0.1)
    yield Case("FunctionTransformer none, validated", fitted(functions, X, validate=True), ASK)


def selectors_and_texts():
    path = "feature_selection."
    yield Case("SelectFromModel l1", lambda: sk(path + "SelectFromModel", sk("linear_model.LogisticRegression", solver="liblinear", C=0.1, **since((1, 8), {"l1_ratio": 1}, {"penalty": "l1"}))).fit(WIDE, Y2), ASK_WIDE)
    yield Case("SelectFromModel importances by name", lambda: sk(path + "SelectFromModel", pipeline(("s", scaler()), ("m", multinomial())), importance_getter="named_steps.m.coef_", max_features=3).fit(named(X), Y3), named(ASK), since=(0, 24))
    yield Case("SelectKBest nothing scored", lambda: sk(path + "SelectKBest", k=3).fit(np.c_[X, X[:, :2], np.zeros(50)], Y3), np.c_[ASK, ASK[:, :2], ASK[:, 0]])
    count, tfidf = "feature_extraction.text.CountVectorizer", "feature_extraction.text.TfidfVectorizer"
    hashing = "feature_extraction.text.HashingVectorizer"
    yield Case("CountVectorizer not fitted", lambda: sk(count, vocabulary=["cat", "dog", u"café"]), ASK_DOCUMENTS)
    yield Case("CountVectorizer not fitted, pairs", lambda: sk(count, vocabulary={"the cat": 0, "win": 1}, ngram_range=(1, 2)), ASK_DOCUMENTS)
    yield Case("CountVectorizer characters in words, ASCII", fitted(count, DOCUMENTS, analyzer="char_wb", ngram_range=(3, 5), strip_accents="ascii", binary=True, max_features=50), ASK_DOCUMENTS)
    yield Case("TfidfTransformer no norm, not smooth", fitted("feature_extraction.text.TfidfTransformer", COUNTS + 1, norm=None, smooth_idf=False), ASK_COUNTS)
    yield Case("HashingVectorizer characters, l1", lambda: sk(hashing, n_features=32, analyzer="char_wb", ngram_range=(2, 3), norm="l1"), ASK_DOCUMENTS)
    yield Case("HashingVectorizer not negative", lambda: sk(hashing, n_features=16, non_negative=True), ASK_DOCUMENTS, until=(0, 20))


def compositions():
    frame = lambda: passengers()[0]
    asked = lambda _: ask_passengers()
    yield Case("ColumnTransformer remainder first, names in other order", lambda: columns([("b", "passthrough", ["pclass", "age"]), ("a", one_hot(), ["embarked"] if VERSION >= (0, 24) else ["sex"])], remainder=imputer(strategy="most_frequent"), sparse_threshold=0).fit(frame()), asked)
    yield Case("ColumnTransformer a column twice", lambda: columns([("a", scaler(), ["fare"]), ("b", sk("preprocessing.KBinsDiscretizer", n_bins=3, strategy="uniform"), ["fare"]), ("c", "passthrough", ["fare"])]).fit(frame()), asked)
    yield Case("ColumnTransformer set output, one-hot", lambda: columns([("o", one_hot(**DENSE), ["sex"]), ("s", scaler(), ["fare"])], remainder="passthrough", verbose_feature_names_out=False).set_output(transform="pandas").fit(frame()), asked, since=(1, 2))
    yield Case("Pipeline target transformed, power", lambda: pipeline(("p", sk("preprocessing.PowerTransformer")), ("m", sk("compose.TransformedTargetRegressor", sk("linear_model.Ridge"), func=np.sqrt, inverse_func=np.square))).fit(X, Y_POSITIVE), ASK, since=(0, 20))


def cases():
    for family in (trees, ensembles, linear, bayes_and_neighbours, many, scalers_and_encoders, imputers_and_columns, selectors_and_texts, compositions):
        for case in family():
            yield case
