"""The Python of docs/bring-your-model.md, run: today's scikit-learn says of the files of 2018 what stands there, and the three lines of
the notebook write a table that `brine convert --examples` finds equal.

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
from sklearn.model_selection import train_test_split

ROOT = pathlib.Path(__file__).resolve().parent.parent


def failure(code):
    try:
        exec(code, {})
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return "no error"


def main():
    warnings.simplefilter("ignore")
    page = (ROOT / "docs" / "bring-your-model.md").read_text(encoding="utf-8")
    *failing, three_lines = re.findall(r"^```python\n(.*?)^```\n\n(?:```text\n(.*?)\n```)?", page, re.MULTILINE | re.DOTALL)

    os.chdir(ROOT / "examples" / "tutorial-2018")
    said = [(shown, failure(code)) for code, shown in failing]
    for shown, got in said:
        if shown != got:
            print(f"said {got!r}, shown {shown!r}")
    print(f"today's scikit-learn: {len(said)} failures, as shown: {sum(shown == got for shown, got in said)}")

    wine = load_wine(as_frame=True)
    X_train, X_test, y_train, _ = train_test_split(wine.data, wine.target, random_state=0)
    model = GradientBoostingClassifier(n_estimators=10, random_state=0).fit(X_train, y_train)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pickle.dump(model, open("model.pkl", "wb"))
        exec(three_lines[0], {"model": model, "X_test": X_test, "pd": pd})
        convert = ["node", str(ROOT / "dist" / "brine.js"), "convert", "model.pkl", "--examples", "rows.csv"]
        code = subprocess.run(convert).returncode
        os.chdir(ROOT)
    sys.exit(0 if code == 0 and len(said) == 2 and all(shown == got for shown, got in said) else 1)


main()
