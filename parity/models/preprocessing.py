# -*- coding: utf-8 -*-
"""Scalers, encoders, imputers, selectors and text: everything that turns rows into other rows."""
import numpy as np

from .case import Case
from .data import (ASK, ASK_COLOURS, ASK_COUNTS, ASK_DOCUMENTS, ASK_MISSING, ASK_NUMBERS, ASK_POSITIVE, ASK_SPARSE, ASK_UNKNOWN,
                   ASK_WIDE, COLOURS, COUNTS, DOCUMENTS, NUMBERS, OBJECT3, TEXT3, WIDE, X, X_MISSING, X_SPARSE, Y2, Y3, YR,
                   ask_passengers, named, pandas, passengers)
from .scikit_learn import DENSE, SOLVER, VERSION, function, since, sk


def fitted(path, *data, **parameters):
    return lambda: sk(path, **parameters).fit(*data)


def scalers():
    yield Case("StandardScaler", fitted("preprocessing.StandardScaler", X), ASK)
    yield Case("StandardScaler no mean", fitted("preprocessing.StandardScaler", X, with_mean=False), ASK)
    yield Case("StandardScaler no deviation", fitted("preprocessing.StandardScaler", X, with_std=False), ASK)
    yield Case("StandardScaler sparse", fitted("preprocessing.StandardScaler", X_SPARSE, with_mean=False), ASK_SPARSE)
    yield Case("StandardScaler constant column", fitted("preprocessing.StandardScaler", np.c_[X[:, :3], np.full(50, 2.5)]), ASK)
    yield Case("StandardScaler DataFrame", lambda: sk("preprocessing.StandardScaler").fit(named(X)), named(ASK))
    yield Case("StandardScaler float32", fitted("preprocessing.StandardScaler", X.astype("f4")), ASK.astype("f4"))
    yield Case("StandardScaler missing", fitted("preprocessing.StandardScaler", X_MISSING), ASK_MISSING, since=(0, 20))
    yield Case("StandardScaler set output", lambda: sk("preprocessing.StandardScaler").set_output(transform="pandas").fit(named(X)), named(ASK), since=(1, 2))
    yield Case("MinMaxScaler", fitted("preprocessing.MinMaxScaler", X), ASK)
    yield Case("MinMaxScaler range", fitted("preprocessing.MinMaxScaler", X, feature_range=(-2.0, 0.5)), ASK)
    yield Case("MinMaxScaler clip", fitted("preprocessing.MinMaxScaler", X, clip=True), ASK, since=(0, 24))
    yield Case("MaxAbsScaler", fitted("preprocessing.MaxAbsScaler", X), ASK)
    yield Case("MaxAbsScaler sparse", fitted("preprocessing.MaxAbsScaler", X_SPARSE), ASK_SPARSE)
    yield Case("RobustScaler", fitted("preprocessing.RobustScaler", X), ASK)
    yield Case("RobustScaler no centre", fitted("preprocessing.RobustScaler", X, with_centering=False, quantile_range=(10.0, 90.0)), ASK)
    yield Case("RobustScaler unit variance", fitted("preprocessing.RobustScaler", X, unit_variance=True), ASK, since=(0, 24))
    for norm in ("l2", "l1", "max"):
        yield Case("Normalizer" + ("" if norm == "l2" else " " + norm), fitted("preprocessing.Normalizer", X, norm=norm), ASK)
    yield Case("Normalizer wide", fitted("preprocessing.Normalizer", WIDE), ASK_WIDE)
    yield Case("Normalizer sparse", fitted("preprocessing.Normalizer", X_SPARSE), ASK_SPARSE)
    yield Case("Binarizer", fitted("preprocessing.Binarizer", X, threshold=0.5), ASK)
    yield Case("Binarizer sparse", fitted("preprocessing.Binarizer", X_SPARSE, threshold=0.7), ASK_SPARSE)
    yield Case("PowerTransformer", fitted("preprocessing.PowerTransformer", X), ASK, since=(0, 20))
    yield Case("QuantileTransformer", fitted("preprocessing.QuantileTransformer", X, n_quantiles=10, random_state=0), ASK)


def encoders():
    path = "preprocessing.OneHotEncoder"
    if VERSION < (0, 20):
        yield Case("OneHotEncoder whole numbers", fitted(path, NUMBERS + 2), ASK_NUMBERS + 2)
        yield Case("OneHotEncoder numbers of values, ignore", fitted(path, NUMBERS + 2, n_values=6, handle_unknown="ignore", sparse=False), ASK_NUMBERS + 2)
        yield Case("OneHotEncoder some features", fitted(path, NUMBERS + 2, categorical_features=[0, 2]), ASK_NUMBERS + 2)
    else:
        yield Case("OneHotEncoder", fitted(path, COLOURS), ASK_COLOURS)
        yield Case("OneHotEncoder dense, ignore", fitted(path, COLOURS, handle_unknown="ignore", **DENSE), ASK_UNKNOWN)
        yield Case("OneHotEncoder whole numbers", fitted(path, NUMBERS, categories="auto", handle_unknown="ignore"), ASK_NUMBERS)
        yield Case("OneHotEncoder floats", fitted(path, NUMBERS * 0.5, categories="auto"), ASK_NUMBERS[:3] * 0.5)
        yield Case("OneHotEncoder given categories", fitted(path, COLOURS, categories=[["red", "green", "blue", u"blåøß"], ["s", "m", "l"]]), ASK_COLOURS)
    yield Case("OneHotEncoder legacy", fitted(path, NUMBERS + 2, n_values=6, handle_unknown="ignore"), ASK_NUMBERS + 2, since=(0, 20), until=(0, 21))
    yield Case("OneHotEncoder legacy features", fitted(path, NUMBERS + 2, categorical_features=[0, 2], n_values=7, sparse=False), ASK_NUMBERS + 2, since=(0, 20), until=(0, 21))
    yield Case("OneHotEncoder drop first", fitted(path, COLOURS, drop="first"), ASK_COLOURS, since=(0, 21))
    yield Case("OneHotEncoder drop first, ignore", fitted(path, COLOURS, drop="first", handle_unknown="ignore", **DENSE), ASK_UNKNOWN, since=(1, 0))
    yield Case("OneHotEncoder drop given", fitted(path, COLOURS, drop=["green", "s"]), ASK_COLOURS, since=(0, 21))
    yield Case("OneHotEncoder drop if binary", fitted(path, np.c_[COLOURS, np.where(Y2[:40], "yes", "no").astype(object)], drop="if_binary"), np.c_[ASK_COLOURS, np.array(["yes", "no", "no", "yes"], dtype=object)], since=(0, 23))
    yield Case("OneHotEncoder infrequent", fitted(path, np.r_[COLOURS, COLOURS[:3], [["rare", "m"]]], min_frequency=11, handle_unknown="infrequent_if_exist"), ASK_UNKNOWN, since=(1, 1))
    yield Case("OneHotEncoder at most", fitted(path, np.r_[COLOURS, COLOURS[:3]], max_categories=3, drop="first", handle_unknown="ignore"), ASK_UNKNOWN, since=(1, 1))
    yield Case("OneHotEncoder missing", fitted(path, np.r_[COLOURS, np.array([[np.nan, "m"]], dtype=object)]), np.r_[ASK_COLOURS, np.array([[np.nan, "s"]], dtype=object)], since=(0, 24))
    yield Case("OneHotEncoder missing None", fitted(path, np.r_[COLOURS, np.array([[None, "m"]], dtype=object)], handle_unknown="ignore"), np.r_[ASK_COLOURS, np.array([[None, "s"]], dtype=object)], since=(0, 24))
    yield Case("OneHotEncoder missing numbers", fitted(path, np.round(X_MISSING[:, :2]), handle_unknown="ignore"), ASK_MISSING[:, :2].round(), since=(0, 24))
    yield Case("OneHotEncoder text array", fitted(path, COLOURS.astype("U"), handle_unknown="ignore"), ASK_UNKNOWN, since=(0, 20))
    yield Case("OneHotEncoder DataFrame", lambda: sk(path).fit(pandas.DataFrame(COLOURS, columns=["colour", "size of it"])), lambda _: pandas.DataFrame(ASK_COLOURS, columns=["colour", "size of it"]), since=(0, 20))
    ordinal = "preprocessing.OrdinalEncoder"
    yield Case("OrdinalEncoder", fitted(ordinal, COLOURS), ASK_COLOURS)
    yield Case("OrdinalEncoder unknown", fitted(ordinal, COLOURS, handle_unknown="use_encoded_value", unknown_value=-1), ASK_UNKNOWN, since=(0, 24))
    yield Case("OrdinalEncoder unknown NaN", fitted(ordinal, NUMBERS, handle_unknown="use_encoded_value", unknown_value=np.nan), ASK_NUMBERS, since=(0, 24))
    with_gap = np.r_[COLOURS, np.array([[np.nan, "m"]], dtype=object)]
    yield Case("OrdinalEncoder missing", fitted(ordinal, with_gap), np.r_[ASK_COLOURS, np.array([[np.nan, "s"]], dtype=object)], since=(1, 0))
    yield Case("OrdinalEncoder encoded missing", fitted(ordinal, with_gap, encoded_missing_value=-9, handle_unknown="use_encoded_value", unknown_value=-1), np.r_[ASK_UNKNOWN, np.array([[np.nan, "s"]], dtype=object)], since=(1, 1))
    yield Case("OrdinalEncoder infrequent", fitted(ordinal, np.r_[COLOURS, [["rare", "m"]]], min_frequency=10, handle_unknown="use_encoded_value", unknown_value=-1), ASK_UNKNOWN, since=(1, 3))
    yield Case("OrdinalEncoder given categories", fitted(ordinal, COLOURS, categories=[["red", "green", "blue", u"blåøß"], ["s", "m", "l"]]), ASK_COLOURS)
    yield Case("OrdinalEncoder DataFrame", lambda: sk(ordinal).fit(passengers()[0][["sex", "pclass"]]), lambda _: ask_passengers()[["sex", "pclass"]])
    yield Case("LabelEncoder", fitted("preprocessing.LabelEncoder", OBJECT3), np.array(["bee", "cat", "bee", u"Äpfel"], dtype=object))
    yield Case("LabelEncoder whole numbers", fitted("preprocessing.LabelEncoder", Y3 * 10), np.array([20, 0, 10]))
    yield Case("LabelEncoder booleans", fitted("preprocessing.LabelEncoder", Y2 == 1), np.array([True, False]))
    yield Case("LabelBinarizer", fitted("preprocessing.LabelBinarizer", TEXT3), np.array(["bee", "cat", "dog", "ant"]))
    yield Case("LabelBinarizer two classes", fitted("preprocessing.LabelBinarizer", TEXT3[TEXT3 != "bee"], neg_label=-1), np.array(["ant", "cat", "ant"]))
    yield Case("LabelBinarizer sparse", fitted("preprocessing.LabelBinarizer", Y3, sparse_output=True), np.array([2, 0, 1]))


def imputers():
    if VERSION < (0, 22):
        for strategy in ("mean", "median", "most_frequent"):
            yield Case("Imputer" + ("" if strategy == "mean" else " " + strategy), fitted("preprocessing.Imputer", X_MISSING, strategy=strategy), ASK_MISSING)
    path = "impute.SimpleImputer"
    for strategy in ("mean", "median", "most_frequent", "constant"):
        yield Case("SimpleImputer" + ("" if strategy == "mean" else " " + strategy), fitted(path, X_MISSING, strategy=strategy), ASK_MISSING)
    yield Case("SimpleImputer fill value", fitted(path, X_MISSING, strategy="constant", fill_value=-1.5), ASK_MISSING)
    yield Case("SimpleImputer indicator", fitted(path, X_MISSING, add_indicator=True), ASK_MISSING[:7], since=(0, 21))
    yield Case("SimpleImputer other missing value", fitted(path, COUNTS.astype(float), missing_values=0, strategy="most_frequent"), ASK_COUNTS)
    gap = np.r_[COLOURS, np.array([[np.nan, "m"]], dtype=object)]
    ask = np.r_[ASK_UNKNOWN, np.array([[np.nan, "s"], ["x", np.nan]], dtype=object)]
    yield Case("SimpleImputer text", fitted(path, gap, strategy="most_frequent"), ask)
    yield Case("SimpleImputer text constant", fitted(path, gap, strategy="constant", fill_value="missing"), ask)
    empty = X_MISSING.copy()
    empty[:, 2] = np.nan
    yield Case("SimpleImputer empty column", fitted(path, empty), ASK_MISSING)
    yield Case("SimpleImputer empty column kept", fitted(path, empty, keep_empty_features=True), ASK_MISSING, since=(1, 2))
    yield Case("SimpleImputer sparse", fitted(path, X_SPARSE, missing_values=np.nan), ASK_SPARSE)
    yield Case("SimpleImputer DataFrame", lambda: sk(path, strategy="median").fit(named(X_MISSING)), named(ASK_MISSING))
    yield Case("SimpleImputer DataFrame text", lambda: sk(path, strategy="most_frequent").fit(passengers()[0][["sex", "embarked"]]), lambda _: ask_passengers()[["sex", "embarked"]], since=(0, 21))
    yield Case("MissingIndicator", lambda: sk("impute.MissingIndicator").fit(X_MISSING), ASK_MISSING[:6])


def columns():
    old_quantiles = {"quantile_method": "averaged_inverted_cdf"} if VERSION >= (1, 7) else {}
    path = "preprocessing.KBinsDiscretizer"
    on_edges = lambda model: np.vstack([ASK, [[edges[1] for edges in model.bin_edges_], [edges[0] for edges in model.bin_edges_], [edges[-1] for edges in model.bin_edges_]]])
    yield Case("KBinsDiscretizer", fitted(path, X, n_bins=3, **old_quantiles), on_edges)
    yield Case("KBinsDiscretizer ordinal, uniform", fitted(path, X, n_bins=4, encode="ordinal", strategy="uniform"), on_edges)
    yield Case("KBinsDiscretizer dense, k-means", fitted(path, X, n_bins=[2, 3, 4, 2], encode="onehot-dense", strategy="kmeans"), on_edges)
    path = "preprocessing.PolynomialFeatures"
    yield Case("PolynomialFeatures", fitted(path, X), ASK)
    yield Case("PolynomialFeatures three, no bias", fitted(path, X, degree=3, include_bias=False), ASK)
    yield Case("PolynomialFeatures interactions", fitted(path, X, degree=3, interaction_only=True), ASK)
    yield Case("PolynomialFeatures from two to three", fitted(path, X, degree=(2, 3)), ASK, since=(1, 0))
    yield Case("PolynomialFeatures sparse", fitted(path, X_SPARSE), ASK_SPARSE, since=(0, 20))
    path = "preprocessing.FunctionTransformer"
    yield Case("FunctionTransformer", fitted(path, X, validate=False), ASK)
    for name in ("log1p", "sqrt", "exp", "log", "abs", "square", "expm1", "log10", "log2", "sign", "floor", "tanh"):
        positive = name in ("log1p", "sqrt", "log", "log10", "log2")
        yield Case("FunctionTransformer " + name, fitted(path, np.abs(X) + 0.01, func=getattr(np, name), validate=False), ASK_POSITIVE + 0.01 if positive else ASK_SMALL)
    yield Case("FunctionTransformer validated", fitted(path, np.abs(X), func=np.log1p, validate=True), ASK_POSITIVE)
    yield Case("FunctionTransformer protocol 2", fitted(path, np.abs(X), func=np.log1p, validate=False), ASK_POSITIVE, write=2)


ASK_SMALL = np.clip(ASK, -20, 20)


def selectors():
    f_classif = lambda: function("feature_selection.f_classif")
    few = {"random_state": 0, "n_estimators": 3, "max_depth": 3}
    forest = lambda: sk("ensemble.RandomForestClassifier", **few)
    logistic = lambda: sk("linear_model.LogisticRegression", solver=SOLVER)
    tree = lambda: sk("tree.DecisionTreeClassifier", max_depth=3, random_state=0)
    path = "feature_selection."
    yield Case("SelectKBest", fitted(path + "SelectKBest", X, Y3, k=2), ASK)
    yield Case("SelectKBest all", fitted(path + "SelectKBest", X, Y3, k="all"), ASK)
    yield Case("SelectKBest chi2, sparse", lambda: sk(path + "SelectKBest", function("feature_selection.chi2"), k=3).fit(COUNTS, Y3), ASK_COUNTS)
    yield Case("SelectKBest regression", lambda: sk(path + "SelectKBest", function("feature_selection.f_regression"), k=1).fit(X, YR), ASK)
    yield Case("SelectKBest mutual information", lambda: sk(path + "SelectKBest", function("feature_selection.mutual_info_classif"), k=2).fit(X, Y3), ASK)
    yield Case("SelectKBest DataFrame", lambda: sk(path + "SelectKBest", k=2).fit(named(X), Y3), named(ASK))
    yield Case("SelectPercentile", fitted(path + "SelectPercentile", WIDE, Y3, percentile=30), ASK_WIDE)
    yield Case("SelectFpr", fitted(path + "SelectFpr", WIDE, Y3, alpha=0.4), ASK_WIDE)
    yield Case("SelectFdr", fitted(path + "SelectFdr", WIDE, Y3, alpha=0.9), ASK_WIDE)
    yield Case("SelectFwe", fitted(path + "SelectFwe", X, Y3, alpha=0.4), ASK)
    for mode, param in (("percentile", 50), ("k_best", 2), ("fpr", 0.3), ("fdr", 0.5), ("fwe", 0.5)):
        yield Case("GenericUnivariateSelect" + ("" if mode == "percentile" else " " + mode), fitted(path + "GenericUnivariateSelect", X, Y3, mode=mode, param=param), ASK)
    yield Case("SelectFromModel", lambda: sk(path + "SelectFromModel", forest()).fit(X, Y3), ASK)
    yield Case("SelectFromModel logistic, median", lambda: sk(path + "SelectFromModel", logistic(), threshold="1.1*median").fit(X, Y3), ASK)
    yield Case("SelectFromModel prefit", lambda: sk(path + "SelectFromModel", forest().fit(X, Y3), threshold=0.2, prefit=True) if VERSION < (1, 1) else sk(path + "SelectFromModel", forest().fit(X, Y3), threshold=0.2, prefit=True).fit(X, Y3), ASK)
    yield Case("SelectFromModel at most", lambda: sk(path + "SelectFromModel", forest(), max_features=2, threshold=-np.inf).fit(X, Y3), ASK, since=(0, 20))
    yield Case("SelectFromModel lasso", lambda: sk(path + "SelectFromModel", sk("linear_model.Lasso", alpha=0.3)).fit(X, YR), ASK)
    yield Case("RFE", lambda: sk(path + "RFE", logistic(), n_features_to_select=2).fit(X, Y3), ASK)
    yield Case("RFE tree", lambda: sk(path + "RFE", tree(), n_features_to_select=3).fit(X, TEXT3), ASK)
    yield Case("RFECV", lambda: sk(path + "RFECV", tree(), cv=2).fit(X, Y3), ASK)
    yield Case("VarianceThreshold", fitted(path + "VarianceThreshold", np.c_[X[:, :3], np.full(50, 2.5)]), ASK)
    yield Case("VarianceThreshold threshold, sparse", fitted(path + "VarianceThreshold", X_SPARSE, threshold=0.9), ASK_SPARSE)


def texts():
    count, tfidf = "feature_extraction.text.CountVectorizer", "feature_extraction.text.TfidfVectorizer"
    hashing = "feature_extraction.text.HashingVectorizer"
    for path in (count, tfidf):
        name = path.rsplit(".", 1)[1]
        yield Case(name, fitted(path, DOCUMENTS), ASK_DOCUMENTS)
        yield Case(name + " stop words, pairs", fitted(path, DOCUMENTS, stop_words="english", ngram_range=(1, 2), min_df=2), ASK_DOCUMENTS)
    yield Case("CountVectorizer characters", fitted(count, DOCUMENTS, analyzer="char", ngram_range=(1, 2), max_features=40), ASK_DOCUMENTS)
    yield Case("CountVectorizer characters in words", fitted(count, DOCUMENTS, analyzer="char_wb", ngram_range=(2, 4), max_features=60), ASK_DOCUMENTS)
    yield Case("CountVectorizer binary, most frequent", fitted(count, DOCUMENTS, binary=True, max_df=0.5, max_features=20), ASK_DOCUMENTS)
    yield Case("CountVectorizer accents", fitted(count, DOCUMENTS, strip_accents="unicode"), ASK_DOCUMENTS)
    yield Case("CountVectorizer ASCII, case", fitted(count, DOCUMENTS, strip_accents="ascii", lowercase=False), ASK_DOCUMENTS)
    yield Case("CountVectorizer own pattern", fitted(count, DOCUMENTS, token_pattern=r"(?u)\b\w+\b"), ASK_DOCUMENTS)
    yield Case("CountVectorizer letters", fitted(count, DOCUMENTS, token_pattern=r"[a-zA-Z]{3,}"), ASK_DOCUMENTS)
    yield Case("CountVectorizer not spaces", fitted(count, DOCUMENTS, token_pattern=r"\S+", stop_words=["the", "and"]), ASK_DOCUMENTS)
    yield Case("CountVectorizer group", fitted(count, DOCUMENTS, token_pattern=r"(?u)\b(\w)\w+\b"), ASK_DOCUMENTS, since=(0, 24))
    yield Case("CountVectorizer given words", fitted(count, DOCUMENTS, vocabulary=["cat", "dog", "home"]), ASK_DOCUMENTS)
    yield Case("CountVectorizer given numbers", fitted(count, DOCUMENTS, vocabulary={"cat": 1, "dog": 0, u"café": 2}), ASK_DOCUMENTS)
    yield Case("CountVectorizer protocol 2", fitted(count, DOCUMENTS[:4]), ASK_DOCUMENTS, write=2)
    yield Case("TfidfVectorizer sublinear, l1", fitted(tfidf, DOCUMENTS, sublinear_tf=True, norm="l1"), ASK_DOCUMENTS)
    yield Case("TfidfVectorizer not smooth, no norm", fitted(tfidf, DOCUMENTS, smooth_idf=False, norm=None), ASK_DOCUMENTS)
    yield Case("TfidfVectorizer no idf, characters", fitted(tfidf, DOCUMENTS, use_idf=False, analyzer="char_wb", ngram_range=(2, 3), max_features=50), ASK_DOCUMENTS)
    yield Case("TfidfVectorizer float32", fitted(tfidf, DOCUMENTS, dtype=np.float32), ASK_DOCUMENTS, since=(0, 20))
    yield Case("TfidfVectorizer joblib", fitted(tfidf, DOCUMENTS), ASK_DOCUMENTS, write=("gzip", 3))
    yield Case("TfidfTransformer", fitted("feature_extraction.text.TfidfTransformer", COUNTS), ASK_COUNTS)
    yield Case("TfidfTransformer sublinear", fitted("feature_extraction.text.TfidfTransformer", COUNTS, sublinear_tf=True, norm="l1"), ASK_COUNTS)
    yield Case("HashingVectorizer", lambda: sk(hashing, n_features=64), ASK_DOCUMENTS)
    yield Case("HashingVectorizer one sign, no norm", lambda: sk(hashing, n_features=2 ** 20, norm=None, **since((0, 19), {"alternate_sign": False}, {})), ASK_DOCUMENTS)
    yield Case("HashingVectorizer binary, pairs", lambda: sk(hashing, n_features=100, binary=True, ngram_range=(1, 2), stop_words="english"), ASK_DOCUMENTS)


def cases():
    for family in (scalers, encoders, imputers, columns, selectors, texts):
        for case in family():
            yield case
