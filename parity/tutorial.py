"""Files as tutorials of 2018 left them: the opinion of a film review, its vectorizer and its classifier pickled apart; and a dict of the
scaler and the classifier of iris, with no names in it; and pipelines with a function and a class
of the notebook in them.

    PYTHONHASHSEED=0 python parity/tutorial.py        writes examples/tutorial-2018/, with scikit-learn 0.19.2

The reviews are put together from phrases of our own; nobody wrote them, and no film is meant.
"""
import csv
import io
import os
import pickle
import random

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples", "tutorial-2018")
NAMES = ["Negative", "Positive"]

THINGS = [
    "the movie", "this film", "the story", "the plot", "the acting", "the music", "the ending", "the first half", "the script",
    "the camera work", "the dialogue", "the lead actress", "the hero", "the villain", "the sequel", "every scene", "the pace", "the humour",
]
BAD = [
    "was boring", "made no sense", "fell apart", "was far too long", "felt like homework", "put me to sleep", "was painfully slow",
    "was a waste of an evening", "never went anywhere", "was loud and empty", "was predictable", "left me cold", "was not good at all",
    "was worse than the trailer", "had no heart", "annoyed everybody in the row", "was dull", "was a mess",
]
GOOD = [
    "was wonderful", "kept me awake all night", "made us laugh", "was touching", "was a joy from start to end", "deserves a prize",
    "surprised me twice", "was beautiful", "was clever and warm", "felt honest", "won me over", "was worth every minute",
    "stayed with me for days", "was great fun", "was better than the book", "was not a bit too long", "was brilliant", "moved me to tears",
]
MIXED = ["was long", "was all right", "was like the book", "was what one expects", "was on late", "was not for children"]
LINKS = [", and ", "; ", " but ", " while "]

NEW = [
    "That movie was boring",
    "Worth every minute, I would watch it again",
    "The plot was predictable but the acting was brilliant",
    "Not good, not bad",
    "popcorn",
]


def review(rng, words):
    """Two or three statements, one of them perhaps of no opinion."""
    parts = [rng.choice(THINGS) + " " + rng.choice(words) for _ in range(rng.choice([1, 2]))]
    if rng.random() < 0.6:
        parts.append(rng.choice(THINGS) + " " + rng.choice(MIXED if rng.random() < 0.7 else BAD + GOOD))
    rng.shuffle(parts)
    text = parts[0]
    for part in parts[1:]:
        text += rng.choice(LINKS) + part
    return text[0].upper() + text[1:] + rng.choice([".", ".", "!", ""])


def save(name, model):
    with open(os.path.join(FOLDER, name), "wb") as file:
        pickle.dump(model, file)


def write(name, header, rows):
    with io.open(os.path.join(FOLDER, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def reviews():
    rng = random.Random(2018)
    texts, labels = [], []
    for i in range(600):
        labels.append(i % 2)
        texts.append(review(rng, GOOD if i % 2 else BAD))
    train, test, y_train, y_test = train_test_split(texts, labels, test_size=0.2, random_state=0)

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    model = LogisticRegression()
    model.fit(vectorizer.fit_transform(train), y_train)
    save("vectorizer.pkl", vectorizer)
    save("model.pkl", model)

    print("accuracy", accuracy_score(y_test, model.predict(vectorizer.transform(test))))
    asked = NEW + test[:15]
    shares = model.predict_proba(vectorizer.transform(asked))
    answers = [NAMES[label] for label in model.predict(vectorizer.transform(asked))]
    for text, answer, row in list(zip(asked, answers, shares))[: len(NEW)]:
        print(text, "->", answer, round(row.max(), 3))
    header = ["query", "prediction"] + ["probability_" + name for name in NAMES]
    write("answers.csv", header, [[text, answer] + [repr(float(p)) for p in row] for text, answer, row in zip(asked, answers, shares)])


def flowers():
    iris = load_iris()
    scaler = StandardScaler().fit(iris.data)
    model = RandomForestClassifier(n_estimators=5, random_state=0).fit(scaler.transform(iris.data), iris.target)
    save("iris.pkl", {"scaler": scaler, "model": model, "accuracy": model.score(scaler.transform(iris.data), iris.target)})

    rows = iris.data[::8]
    answers = model.predict(scaler.transform(rows))
    header = ["sepal_length", "sepal_width", "petal_length", "petal_width", "prediction"]
    header += ["probability_" + name for name in iris.target_names]
    shares = model.predict_proba(scaler.transform(rows))
    numbers = [[repr(float(value)) for value in row] for row in rows]
    write("iris_answers.csv", header, [row + [iris.target_names[k]] + [repr(float(p)) for p in ps] for row, k, ps in zip(numbers, answers, shares)])


def logarithms(x):
    return np.log1p(x)


def own_function():
    iris = load_iris()
    model = make_pipeline(FunctionTransformer(logarithms), LogisticRegression()).fit(iris.data, iris.target)
    save("own_function.pkl", model)
    print("own_function.pkl", model.predict_proba(iris.data[:1])[0].tolist())


class Centre(BaseEstimator, TransformerMixin):
    def fit(self, x, y=None):
        self.centre_ = x.mean(axis=0)
        return self

    def transform(self, x):
        return x - self.centre_


def own_class():
    iris = load_iris()
    model = make_pipeline(Centre(), LogisticRegression()).fit(iris.data, iris.target)
    save("own_class.pkl", model)
    print("own_class.pkl", model.predict_proba(iris.data[:1])[0].tolist())


reviews()
flowers()
own_function()
own_class()
