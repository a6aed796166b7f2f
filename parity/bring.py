"""The Python of docs/bring-your-model.md, run: today's scikit-learn says of the files of 2018 what stands there, and the lines for the
notebook write tables that `brine convert --examples` finds equal.

    python parity/bring.py

Needs scikit-learn 1.9.1, pandas, Node and a built `dist/`. Exit code 1 when anything differs.
"""
import os
import pathlib
import pickle
import re
import subprocess
import sys
import tempfile
import warnings

import pandas as pd
from sklearn.datasets import load_wine
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

ROOT = pathlib.Path(__file__).resolve().parent.parent


def failure(code):
    try:
        exec(code, {})
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return "no error"


def converts(cell, model, rows):
    """Whether `brine convert` takes the table that the notebook's lines write, and finds its answers equal."""
    code, _ = cell
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "model.pkl"), "wb") as file:
            pickle.dump(model, file)
        before = os.getcwd()
        os.chdir(folder)
        exec(code, {"model": model, "X_test": rows, "pd": pd})
        convert = ["node", str(ROOT / "dist" / "brine.js"), "convert", "model.pkl", "--examples", "rows.csv"]
        status = subprocess.run(convert).returncode
        os.chdir(before)
    return status == 0


def main():
    warnings.simplefilter("ignore")
    page = (ROOT / "docs" / "bring-your-model.md").read_text(encoding="utf-8")
    *failing, of_table, of_texts = re.findall(r"^```python\n(.*?)^```\n\n(?:```text\n(.*?)\n```)?", page, re.MULTILINE | re.DOTALL)

    os.chdir(ROOT / "examples" / "tutorial-2018")
    said = [(shown, failure(code)) for code, shown in failing]
    for shown, got in said:
        if shown != got:
            print(f"said {got!r}, shown {shown!r}")
    print(f"today's scikit-learn: {len(said)} failures, as shown: {sum(shown == got for shown, got in said)}")

    wine = load_wine(as_frame=True)
    X_train, X_test, y_train, _ = train_test_split(wine.data, wine.target, random_state=0)
    model = GradientBoostingClassifier(n_estimators=10, random_state=0)
    equal = [
        converts(of_table, model.fit(X_train, y_train), X_test),
        converts(of_table, model.fit(X_train.to_numpy(), y_train), pd.DataFrame(X_test.to_numpy()).add_prefix("x")),
    ]
    answers = pd.read_csv("answers.csv")
    reviews = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(answers["query"], answers["prediction"])
    equal.append(converts(of_texts, reviews, answers["query"]))
    sys.exit(0 if all(equal) and len(said) == 2 and all(shown == got for shown, got in said) else 1)


main()
