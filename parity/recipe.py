"""The whole notebook in real scikit-learn: read, split, fit, score. What `brine train` must give with the same recipe.

    python parity/recipe.py     writes test/fixtures/recipe/notebooks.json.gz
"""
import pandas as pd
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    log_loss,
    mean_absolute_error,
    r2_score,
    root_mean_squared_error,
)
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

import fixture

ESTIMATORS = {
    "random-forest-classifier": RandomForestClassifier,
    "random-forest-regressor": RandomForestRegressor,
    "decision-tree-classifier": DecisionTreeClassifier,
    "decision-tree-regressor": DecisionTreeRegressor,
}
ROOT = fixture.FIXTURES.parent.parent
IRIS, WINE, DIABETES = "examples/iris.csv", "test/fixtures/data/wine.csv", "test/fixtures/data/diabetes.csv"

RECIPES = [
    (IRIS, "random-forest-classifier", {}, {}),
    (IRIS, "random-forest-classifier", {"n_estimators": 200, "min_samples_leaf": 3}, {"stratify": True, "seed": 42}),
    (IRIS, "random-forest-classifier", {"class_weight": {"setosa": 2, "virginica": 0.5, "versicolor": 1}, "max_samples": 0.5}, {"seed": 7}),
    (IRIS, "random-forest-classifier", {"criterion": "entropy", "max_features": 1.0, "max_leaf_nodes": 6}, {"testSize": 50}),
    (IRIS, "decision-tree-classifier", {"ccp_alpha": 0.01}, {"seed": 4294967295}),
    (IRIS, "random-forest-classifier", {}, {"features": ["petal_width", "sepal_length"], "seed": 3}),
    (WINE, "random-forest-classifier", {}, {}),
    (WINE, "random-forest-classifier", {"bootstrap": False, "max_depth": 4, "n_estimators": 30}, {"testSize": 0.4, "stratify": True}),
    (WINE, "decision-tree-classifier", {"min_samples_split": 0.1}, {"seed": 1}),
    (DIABETES, "random-forest-regressor", {}, {}),
    (DIABETES, "random-forest-regressor", {"n_estimators": 20, "max_features": "sqrt", "criterion": "absolute_error"}, {"seed": 5}),
    (DIABETES, "decision-tree-regressor", {"max_depth": 5, "min_impurity_decrease": 1.0}, {"testSize": 0.1, "seed": 11}),
]


def run(path, estimator, params, settings):
    data = pd.read_csv(ROOT / path)
    target = data.columns[-1]
    seed = settings.get("seed", 0)
    features = settings.get("features", list(data.columns[:-1]))
    x, y = data[features], data[target]
    x_train, x_test, y_train, y_test = train_test_split(
        x, y, test_size=settings.get("testSize", 0.25), random_state=seed, stratify=y if settings.get("stratify") else None
    )
    model = ESTIMATORS[estimator](random_state=seed, **params).fit(x_train, y_train)
    predicted = model.predict(x_test)
    asked = {
        name: {"fraction": value} if isinstance(value, float) and value.is_integer() else value for name, value in params.items()
    }
    case = {
        "data": path,
        "request": {"target": target, "estimator": estimator, "params": asked, **settings},
        "testRows": x_test.index.to_numpy(),
        "predictions": predicted,
        "importances": model.feature_importances_,
    }
    if estimator.endswith("regressor"):
        return case | {
            "r2": r2_score(y_test, predicted),
            "meanAbsoluteError": mean_absolute_error(y_test, predicted),
            "rootMeanSquaredError": root_mean_squared_error(y_test, predicted),
        }
    probabilities = model.predict_proba(x_test)
    return case | {
        "probabilities": probabilities,
        "accuracy": accuracy_score(y_test, predicted),
        "balancedAccuracy": balanced_accuracy_score(y_test, predicted),
        "logLoss": log_loss(y_test, probabilities),
        "confusion": confusion_matrix(y_test, predicted),
    }


if __name__ == "__main__":
    fixture.write("recipe", "notebooks", [run(*recipe) for recipe in RECIPES])
