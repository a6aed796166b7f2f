"""Writes the data sets of examples/ and test/fixtures/data/ from scikit-learn, with where each came from and its SHA-256.

    python parity/datasets.py

Numbers stand with the shortest digits that read back to the same double; classes by their names.
"""
import gzip
import hashlib
import pathlib

import sklearn
from sklearn import datasets

ROOT = pathlib.Path(__file__).resolve().parent.parent

UCI = "https://archive.ics.uci.edu/dataset"
IRIS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]

# file: loader, names of the inputs, name of the target, where it came from first, licence
SETS = {
    "examples/iris.csv": (
        datasets.load_iris, IRIS, "species",
        f"R. A. Fisher, Iris, 1936, {UCI}/53/iris", "CC BY 4.0",
    ),
    "test/fixtures/data/wine.csv": (
        datasets.load_wine, None, "cultivar",
        f"S. Aeberhard, M. Forina, Wine, 1992, {UCI}/109/wine", "CC BY 4.0",
    ),
    "test/fixtures/data/breast_cancer.csv": (
        datasets.load_breast_cancer, None, "diagnosis",
        f"W. Wolberg, O. Mangasarian, N. Street, W. Street, Breast Cancer Wisconsin (Diagnostic), 1993, {UCI}/17/breast+cancer+wisconsin+diagnostic",
        "CC BY 4.0",
    ),
    "test/fixtures/data/digits.csv.gz": (
        datasets.load_digits, None, "digit",
        f"E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits (the test part), 1998, {UCI}/80/optical+recognition+of+handwritten+digits",
        "CC BY 4.0",
    ),
    "test/fixtures/data/diabetes.csv": (
        datasets.load_diabetes, None, "progression",
        "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, Least Angle Regression, 2004, https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html; centred and scaled by load_diabetes()",
        "as scikit-learn: BSD-3-Clause",
    ),
}


def digits(value):
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


def table(loader, names, target):
    data = loader()
    lines = [",".join([*(names or data.feature_names), target])]
    classes = [str(name) for name in data.get("target_names", [])]
    for row, answer in zip(data.data, data.target):
        label = classes[int(answer)] if classes else digits(answer)
        lines.append(",".join([*(digits(value) for value in row), label]))
    return "\n".join(lines) + "\n"


def main():
    tables = {}
    for path, (loader, names, target, source, licence) in SETS.items():
        data = table(loader, names, target).encode()
        rows = data.count(b"\n") - 1
        if path.endswith(".gz"):
            data = gzip.compress(data, compresslevel=9, mtime=0)
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(data)
        folder, _, name = path.rpartition("/")
        line = f"| {name} | {rows} | {source} | {licence} | {hashlib.sha256(data).hexdigest()} |"
        tables.setdefault(folder, []).append(line)
    for folder, lines in tables.items():
        text = [
            "# Where the data comes from",
            "",
            f"Written by `python parity/datasets.py` from scikit-learn {sklearn.__version__}, which ships these data sets (BSD-3-Clause). A test checks the hashes.",
            "",
            "| file | rows | first published | licence | SHA-256 |",
            "| --- | --- | --- | --- | --- |",
            *lines,
        ]
        (ROOT / folder / "SOURCES.md").write_text("\n".join(text) + "\n")


if __name__ == "__main__":
    main()
