# -*- coding: utf-8 -*-
"""Small training data and the rows that the fitted models answer. Full of what goes wrong: ties, zeros, unseen values."""
import numpy as np
import scipy.sparse

try:
    import pandas
except ImportError:
    pandas = None

rng = np.random.RandomState(20)
ROWS = 50

X = rng.randn(ROWS, 4).round(2)
Y2 = (X[:, 0] + 0.3 * X[:, 1] > 0).astype(int)
Y3 = np.digitize(X[:, 0] - 0.2 * X[:, 2] ** 2, [-0.7, 0.4])
TEXT3 = np.array(["ant", "bee", "cat"])[Y3]
OBJECT3 = np.array([u"Äpfel", "bee", "cat"], dtype=object)[Y3]
YR = (X[:, 0] * 2 + X[:, 1] ** 2 - 0.5 * X[:, 3]).round(3)
YR2 = np.c_[YR, (X[:, 2] - X[:, 1] * X[:, 0]).round(3)]
Y_POSITIVE = np.abs(YR) + 0.1
Y_OUTPUTS = np.c_[Y2, Y3]
Y_LABELS = np.c_[Y2, Y3 == 1, X[:, 3] > 0].astype(int)
WIDE = rng.randn(ROWS, 20).round(2)
COUNTS = rng.poisson(1.2, (ROWS, 6))
BITS = (X > 0).astype(float)
NAMES = ["sepal length (cm)", "width", u"größe", "x y"]

X_MISSING = X.copy()
X_MISSING[::6, 1] = np.nan
X_MISSING[3::7, 3] = np.nan
X_CATEGORY = np.c_[X[:, :2], rng.randint(0, 6, ROWS), X[:, 3]]

# Two training rows, zeros of both signs, large and tiny values, then rows that were never seen.
ASK = np.vstack([X[:2], [[0.0, -0.0, 0.0, -0.0], [10.0, -7.5, 33.3, -120.25], [1e-9, 1e-300, -1e-5, 3.0]], rng.randn(5, 4)])
ASK_WIDE = np.vstack([WIDE[:2], rng.randn(4, 20)])
ASK_COUNTS = np.vstack([COUNTS[:2], np.zeros((1, 6), int), rng.poisson(2.0, (5, 6))]).astype(float)
ASK_POSITIVE = np.abs(ASK)
ASK_MISSING = ASK.copy()
ASK_MISSING[1, 1] = ASK_MISSING[5, 3] = ASK_MISSING[6, 0] = ASK_MISSING[7, :] = np.nan
ASK_CATEGORY = np.vstack([X_CATEGORY[:4], [[0.5, -0.5, 4.0, 1.0], [0.1, 0.2, 5.0, -1.0]]])
ASK_SPARSE = scipy.sparse.csr_matrix(np.where(np.abs(ASK) > 0.6, ASK, 0.0))
X_SPARSE = scipy.sparse.csr_matrix(np.where(np.abs(X) > 0.6, X, 0.0))

COLOURS = np.array([[("red", "green", "blue", u"blåøß")[i % 4], ("s", "m", "l")[(i * i + i // 4) % 3]] for i in range(40)], dtype=object)
ASK_COLOURS = np.array([["red", "m"], ["blue", "s"], [u"blåøß", "l"], ["green", "s"]], dtype=object)
ASK_UNKNOWN = np.array([["red", "m"], ["pink", "s"], ["", "xl"], [u"blåøß", "l"]], dtype=object)
NUMBERS = np.array([[i % 3, (i * 7) % 5 - 2, (i * i) % 4] for i in range(40)])
ASK_NUMBERS = np.array([[0, -2, 1], [2, 1, 0], [1, 0, 1], [1, 2, 0]], dtype=float)

DOCUMENTS = [
    u"The cat sat on the mat, and the CAT slept.",
    u"Dog, café; naïve résumé!",
    u"hello world: this is the end of the world",
    u"FREE entry!! win win win £1000 now",
    u"win a free mat for the dog",
    u"are you coming to the café at 10:30 ?",
    u"ΣΊΣΥΦΟΣ İstanbul straße 你好 世界",
    u"please call me when you are home",
    u"call now to win £1000 cash",
    u"ok see you at home",
    u"a dog and a cat at the end of the street",
    u"the naïve dog slept at home",
]
SPAM = np.array([0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0])
SPAM_TEXT = np.array(["ham", "spam"])[SPAM]
ASK_DOCUMENTS = [
    u"the CAT and the dog at home",
    u"",
    u"unknown words only",
    u"WIN £1000 cash now now now!!!",
    u"Cafe\u0301 café CAFÉ ΣΊΣΥΦΟΣ straße İstanbul 你好",
    u"a\tb  c\nnaïve_résumé x1 10:30",
]


def passengers():
    """A table as people have them: numbers with gaps, texts with gaps, whole numbers, booleans."""
    n = 40
    age = np.array([22, 38, 26, 35, np.nan, 54, 2, 27, 14, 4] * 4) + np.repeat([0, 1.5, 3, 0.25], 10)
    fare = (np.abs(np.random.RandomState(3).randn(n)) * 30).round(2)
    sex = np.array([("male", "female")[(i * 3) % 2 ^ (i % 5 == 0)] for i in range(n)], dtype=object)
    embarked = np.array([("S", "C", "Q", "S")[(i * 7) % 4] for i in range(n)], dtype=object)
    embarked[[5, 17]] = np.nan
    table = {
        "age": age,
        "fare": fare,
        "sex": sex,
        "embarked": embarked,
        "pclass": np.array([3, 1, 3, 2] * 10),
        "alone": np.array([i % 3 == 0 for i in range(n)]),
    }
    frame = pandas.DataFrame(table, columns=["age", "fare", "sex", "embarked", "pclass", "alone"])
    survived = ((sex == "female") | (fare > 45)).astype(int)
    return frame, survived


def ask_passengers():
    table = {
        "age": [30.5, np.nan, 2.0, 80.0, 22.0],
        "fare": [7.25, 71.28, 0.0, 512.33, 8.05],
        "sex": np.array(["male", "female", "female", "male", "male"], dtype=object),
        "embarked": np.array(["S", "C", np.nan, "Q", "S"], dtype=object),
        "pclass": [3, 1, 2, 1, 3],
        "alone": [True, False, False, True, False],
    }
    return pandas.DataFrame(table, columns=["age", "fare", "sex", "embarked", "pclass", "alone"])


def named(values):
    """A DataFrame with awkward names; None where pandas is not installed, beside Python 2."""
    return None if pandas is None else pandas.DataFrame(values, columns=NAMES)
