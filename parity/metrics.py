"""Metrics of real scikit-learn on many small and a few long columns.

See fixture.py for how to run it. A case is some columns and calls on them:
{data: {yTrue, yPred or yScore, sampleWeight?}, calls: [{metric, options, answer} or {metric, options, refused}]}.
`options.weighted` stands for `sampleWeight: data.sampleWeight`.
"""
import warnings

import numpy as np
from sklearn import metrics

import fixture

PYTHON_NAME = {
    "posLabel": "pos_label",
    "zeroDivision": "zero_division",
    "dropIntermediate": "drop_intermediate",
    "multiClass": "multi_class",
    "maxFpr": "max_fpr",
    "forceFinite": "force_finite",
}


def four(answer):
    precision, recall, f_score, support = answer
    named = {"precision": precision, "recall": recall, "fScore": f_score}
    return named if support is None else {**named, "support": support}


def report(y_true, y_pred, labels=None, **arguments):
    """The report under our names: a label may be called "accuracy", so classes get names of their own."""
    found = sorted(set(np.asarray(y_true).tolist()) | set(np.asarray(y_pred).tolist())) if labels is None else labels
    names = [f"class {i}" for i in range(len(found))]
    lines = metrics.classification_report(
        y_true, y_pred, labels=found, target_names=names, output_dict=True, **arguments
    )

    def line(name):
        scores = lines[name]
        return {"precision": scores["precision"], "recall": scores["recall"], "f1": scores["f1-score"], "support": scores["support"]}

    answer = {
        "classes": [{"label": label, **line(name)} for label, name in zip(found, names)],
        "macroAverage": line("macro avg"),
        "weightedAverage": line("weighted avg"),
    }
    if "accuracy" in lines:
        answer["accuracy"] = lines["accuracy"]
    else:
        answer["microAverage"] = line("micro avg")
    return answer


METRICS = {
    "accuracyScore": metrics.accuracy_score,
    "balancedAccuracyScore": metrics.balanced_accuracy_score,
    "confusionMatrix": metrics.confusion_matrix,
    "precisionRecallFscoreSupport": lambda *y, **a: four(metrics.precision_recall_fscore_support(*y, **a)),
    "precisionScore": metrics.precision_score,
    "recallScore": metrics.recall_score,
    "f1Score": metrics.f1_score,
    "classificationReport": report,
    "meanAbsoluteError": metrics.mean_absolute_error,
    "meanSquaredError": metrics.mean_squared_error,
    "rootMeanSquaredError": metrics.root_mean_squared_error,
    "r2Score": metrics.r2_score,
    "logLoss": metrics.log_loss,
    "rocAucScore": metrics.roc_auc_score,
    "rocCurve": lambda *y, **a: dict(zip(("fpr", "tpr", "thresholds"), metrics.roc_curve(*y, **a))),
}


def call(data, metric, **options):
    y_true = np.asarray(data["yTrue"])
    other = np.asarray(data["yPred"] if "yPred" in data else data["yScore"])
    arguments = {PYTHON_NAME.get(name, name): value for name, value in options.items()}
    if arguments.pop("weighted", False):
        arguments["sample_weight"] = np.asarray(data["sampleWeight"])
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            answer = METRICS[metric](y_true, other, **arguments)
    except (ValueError, ZeroDivisionError, NotImplementedError) as error:
        message = str(error).split("{")[0]  # what follows is a set, whose order changes from run to run
        return {"metric": metric, "options": options, "refused": message}
    return {"metric": metric, "options": options, "answer": answer}


def weights(rng, rows):
    """Fractions that round when added, or counts with zeros among them."""
    if rng.random() < 0.5:
        return rng.random(rows).tolist()
    return (rng.integers(0, 4, rows) * 1.0).tolist() if rows > 6 else rng.integers(1, 4, rows).astype(float).tolist()


def classes_case(rng, rows, labels, absent=0, right=0.7):
    """Labels and guesses; the last `absent` labels are only ever guessed."""
    known = len(labels) - absent
    truth = rng.integers(0, known, rows)
    guess = np.where(rng.random(rows) < right, truth, rng.integers(0, len(labels), rows))
    data = {
        "yTrue": [labels[i] for i in truth],
        "yPred": [labels[i] for i in guess],
        "sampleWeight": weights(rng, rows),
    }
    present = sorted(set(data["yTrue"]) | set(data["yPred"]))
    chosen = [labels[i] for i in rng.permutation(len(labels))[: max(1, len(labels) - 1)]]
    calls = []
    for weighted in ({}, {"weighted": True}):
        calls += [
            call(data, "accuracyScore", **weighted),
            call(data, "accuracyScore", normalize=False, **weighted),
            call(data, "balancedAccuracyScore", **weighted),
            call(data, "balancedAccuracyScore", adjusted=True, **weighted),
            call(data, "confusionMatrix", **weighted),
            call(data, "confusionMatrix", labels=chosen, **weighted),
            call(data, "precisionRecallFscoreSupport", **weighted),
            call(data, "precisionRecallFscoreSupport", labels=chosen, zeroDivision=1, **weighted),
            call(data, "precisionRecallFscoreSupport", beta=0.5, zeroDivision=float("nan"), **weighted),
            call(data, "classificationReport", **weighted),
            call(data, "classificationReport", labels=chosen, zeroDivision=1, **weighted),
        ]
        for normalize in ("true", "pred", "all"):
            calls.append(call(data, "confusionMatrix", normalize=normalize, **weighted))
        for average in ("micro", "macro", "weighted"):
            calls.append(call(data, "precisionRecallFscoreSupport", average=average, **weighted))
            calls.append(call(data, "f1Score", average=average, zeroDivision=float("nan"), **weighted))
            calls.append(call(data, "recallScore", average=average, labels=chosen, **weighted))
        for metric in ("precisionScore", "recallScore", "f1Score"):
            calls.append(call(data, metric, average=None, **weighted))
            calls.append(call(data, metric, posLabel=present[-1], **weighted))
        for beta in (0.0, 2.0):
            calls.append(call(data, "precisionRecallFscoreSupport", beta=beta, average="macro", **weighted))
    if all(isinstance(label, (bool, int)) for label in labels):
        calls.append(call(data, "f1Score"))
    return {"data": data, "calls": calls}


def classification():
    rng = np.random.default_rng(1)
    words = ["no", "yes"]
    return [
        classes_case(rng, 1, [0, 1]),
        classes_case(rng, 2, [0, 1]),
        classes_case(rng, 9, [0, 1]),
        classes_case(rng, 40, [0, 1], right=0.9),
        classes_case(rng, 40, [-1, 1]),
        classes_case(rng, 40, words),
        classes_case(rng, 40, [False, True]),
        classes_case(rng, 12, [7]),
        classes_case(rng, 12, ["only"]),
        classes_case(rng, 30, ["setosa", "versicolor", "virginica"]),
        classes_case(rng, 30, ["setosa", "versicolor", "virginica"], absent=1),
        classes_case(rng, 30, [3, 5, 8, 13, 21], absent=2, right=0.2),
        classes_case(rng, 25, list(range(10)), absent=4, right=0.5),
        classes_case(rng, 300, list(range(9)), right=0.8),
        classes_case(rng, 1500, list(range(3)), right=0.95),
        classes_case(rng, 400, [f"c{i:03d}" for i in range(150)], absent=10, right=0.4),
    ]


def regression_case(rng, truth, guess):
    rows = len(truth)
    data = {"yTrue": list(map(float, truth)), "yPred": list(map(float, guess)), "sampleWeight": weights(rng, rows)}
    calls = []
    for weighted in ({}, {"weighted": True}):
        for metric in ("meanAbsoluteError", "meanSquaredError", "rootMeanSquaredError", "r2Score"):
            calls.append(call(data, metric, **weighted))
        calls.append(call(data, "r2Score", forceFinite=False, **weighted))
    return {"data": data, "calls": calls}


def numbers(rng, rows):
    truth = rng.normal(100, 30, rows)
    return regression_case(rng, truth, truth + rng.normal(0, 10, rows))


def regression():
    rng = np.random.default_rng(2)
    cases = [numbers(rng, rows) for rows in (1, 2, 7, 8, 9, 15, 16, 17, 100, 127, 128, 129, 136, 256, 257, 1000, 3001)]
    three = rng.normal(0, 1, 20)
    cases += [
        regression_case(rng, np.full(20, 0.1), three),
        regression_case(rng, np.full(20, 3.0), three),
        regression_case(rng, np.full(20, 3.0), np.full(20, 3.0)),
        regression_case(rng, three, three),
        regression_case(rng, np.arange(200), np.arange(200)[::-1]),
        regression_case(rng, three * 1e200, three * 1e-200),
    ]
    return cases


def score_case(rng, labels, scores):
    rows = len(labels)
    data = {"yTrue": list(labels), "yScore": [float(score) for score in scores], "sampleWeight": weights(rng, rows)}
    positive = sorted(set(data["yTrue"]))[-1]
    calls = []
    for weighted in ({}, {"weighted": True}):
        calls += [
            call(data, "rocCurve", posLabel=positive, **weighted),
            call(data, "rocCurve", posLabel=positive, dropIntermediate=False, **weighted),
            call(data, "rocAucScore", **weighted),
            call(data, "rocAucScore", maxFpr=0.3, **weighted),
            call(data, "rocAucScore", maxFpr=1.0, **weighted),
            call(data, "logLoss", **weighted),
            call(data, "logLoss", normalize=False, **weighted),
        ]
    calls.append(call(data, "rocCurve"))
    calls.append(call(data, "logLoss", labels=[0, 1]))
    return {"data": data, "calls": calls}


def binary(rng, rows, labels, digits):
    truth = rng.integers(0, 2, rows)
    scores = np.round(np.clip(truth * 0.3 + rng.random(rows) * 0.7, 0, 1), digits)
    return score_case(rng, [labels[i] for i in truth], scores)


def ranking():
    rng = np.random.default_rng(3)
    cases = [binary(rng, rows, [0, 1], digits) for rows in (2, 5, 30, 200) for digits in (0, 1, 2, 17)]
    cases += [binary(rng, 1500, [0, 1], 3), binary(rng, 60, ["no", "yes"], 1), binary(rng, 60, [False, True], 2)]
    cases += [binary(rng, 40, [-1, 1], 1), score_case(rng, [1, 1, 1], [0.1, 0.2, 0.3]), score_case(rng, [0, 0], [0.5, 0.5])]
    cases.append(score_case(rng, [0, 1, 0, 1], [0.0, 1.0, 1.0, 0.0]))
    return cases


def several_case(rng, rows, labels, absent=0, digits=17):
    known = len(labels) - absent
    truth = rng.integers(0, known, rows)
    votes = rng.exponential(1, (rows, len(labels))) ** 2
    votes[np.arange(rows), truth] += 1
    if digits < 17:
        votes = np.maximum(np.round(votes, digits), 10.0**-digits)
    shares = votes / votes.sum(axis=1, keepdims=True)
    data = {"yTrue": [labels[i] for i in truth], "yScore": shares.tolist(), "sampleWeight": weights(rng, rows)}
    calls = []
    for weighted in ({}, {"weighted": True}):
        calls += [call(data, "logLoss", **weighted), call(data, "logLoss", labels=labels, **weighted)]
        for multi_class in ("ovr", "ovo"):
            for average in ("macro", "weighted", "micro", None):
                if multi_class == "ovo" and average == "weighted" and len(set(data["yTrue"])) == 1:
                    continue  # no pair of classes: a ZeroDivisionError there, NaN (as for "macro") here
                options = {"multiClass": multi_class, "average": average, **weighted}
                calls.append(call(data, "rocAucScore", **options))
                calls.append(call(data, "rocAucScore", labels=labels, **options))
        calls.append(call(data, "rocAucScore", **weighted))
    return {"data": data, "calls": calls}


def several():
    rng = np.random.default_rng(4)
    iris = ["setosa", "versicolor", "virginica"]
    return [
        several_case(rng, 10, iris),
        several_case(rng, 60, iris),
        several_case(rng, 60, iris, digits=0),
        several_case(rng, 40, iris, absent=1),
        several_case(rng, 50, [2, 3, 5, 7, 11], absent=2),
        several_case(rng, 300, list(range(6))),
        several_case(rng, 200, list(range(20)), digits=1),
    ]


def random_case(rng):
    rows = int(rng.choice([1, 2, 3, 10, 40, 200, 2000]))
    kind = rng.integers(0, 4)
    if kind == 0:
        labels = [f"c{i:03d}" for i in range(int(rng.integers(1, 60)))]
        return classes_case(rng, rows, labels, absent=int(rng.integers(0, len(labels))), right=rng.random())
    if kind == 1:
        return numbers(rng, rows)
    if kind == 2:
        return binary(rng, rows, [0, 1], int(rng.choice([0, 1, 2, 17])))
    return several_case(rng, min(rows, 200), list(range(int(rng.integers(2, 12)))), digits=int(rng.choice([0, 1, 17])))


def committed():
    return {"classification": classification(), "regression": regression(), "ranking": ranking(), "several": several()}


if __name__ == "__main__":
    fixture.main("metrics", committed, random_case)
