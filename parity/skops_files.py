"""Objects written by skops and by pickle, side by side: Brine must read the same from both.

    python parity/skops_files.py PYTHON...     asks each of these Pythons, which have skops, and writes test/fixtures/skops.json.gz
    python parity/skops_files.py --print       prints this Python's cases (Python 3.8 and newer)
"""
import base64
import collections
import functools
import io
import json
import operator
import pickle
import subprocess
import sys
import warnings
import zipfile


def values():
    import numpy
    import scipy.sparse

    nodes = numpy.zeros(3, dtype=numpy.dtype([("left_child", "<i8"), ("threshold", "<f8"), ("missing_go_to_left", "u1")], align=True))
    nodes["left_child"] = [1, -1, -1]
    nodes["threshold"] = [0.5, -2, -2]
    shared = [1, 2]
    matrix = scipy.sparse.random(6, 4, density=0.4, format="csr", random_state=0)
    return {
        "scalars": [None, True, False, 0, -1, 2**53, -(2**70), 0.1, 1.0, -0.0, 1e300, float("inf"), "text", "naïve \U0001f952 \"quoted\"\n", ""],
        "containers": [(), (1, 2), [], {}, {1, 2}, {"a": [1, (2, [3])]}],
        "keys of dicts": {"a": 1, 2: "b", 1: "c", 0.5: "d", 3.0: "e", "10": 10, "9": 9},
        "numpy keys": {numpy.int64(3): 1, numpy.float64(0.5): 2, numpy.str_("x"): 3},
        "shared": {"a": shared, "b": shared},
        "slice": slice(1, None, 2),
        "ordered dict": collections.OrderedDict([("b", 1), ("a", 2)]),
        "arrays": [
            numpy.array([0.1, -0.0, numpy.inf]),
            numpy.asfortranarray(numpy.arange(6.0).reshape(2, 3)),
            numpy.array(7.5),
            numpy.zeros((0, 5), dtype="f4"),
            numpy.array([[True, False], [False, True]]),
            numpy.array(["setosa", "naïve", ""]),
            numpy.array([1, 2, 300], dtype=">i4"),
            numpy.array(["2024-01-05", "NaT"], dtype="M8[ns]"),
            nodes,
        ],
        "arrays of objects": [numpy.array(["a", None, 1, 2.5], dtype=object), numpy.array([["a", "b", "c"], ["d", "e", "f"]], dtype=object)],
        "numpy scalars": [numpy.float64(0.1), numpy.float64(1), numpy.float32(0.5), numpy.int64(5), numpy.int64(2**60), numpy.uint8(3), numpy.bool_(True), numpy.str_("é")],
        "dtypes": [numpy.dtype("f8"), numpy.dtype("O"), numpy.dtype("U5")],
        "classes and functions": [int, collections.OrderedDict, numpy.float64, json.dumps, functools.partial(json.dumps, 1, indent=2)],
        "sparse matrices": [matrix, matrix.tocsc(), matrix.tocoo()],
    }


def newer_values(version):
    """What skops writes only since some version; before, it wrote the name of the class and nothing else."""
    if version >= (0, 6):
        yield "bytes", [b"", b"a\x00\xff", bytearray(b"xyz")]
    if version >= (0, 8):
        yield "operators", [operator.attrgetter("a"), operator.itemgetter(0, 1)]
    if version >= (0, 11):
        yield "default dict", collections.defaultdict(list, {"a": [1]})


def models():
    import numpy
    import pandas
    from sklearn.cluster import KMeans
    from sklearn.compose import ColumnTransformer
    from sklearn.datasets import load_iris
    from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression, SGDClassifier
    from sklearn.model_selection import GridSearchCV
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler
    from sklearn.tree import DecisionTreeRegressor

    x, y = load_iris(return_X_y=True)
    names = load_iris().target_names[y]
    texts = ["the cat sat", "a dog ran far", "cats and dogs", "the sun is far"] * 3
    table = pandas.DataFrame({"size": x[:60, 0], "colour": ["red", "blue", None] * 20, "width": x[:60, 1]})
    columns = ColumnTransformer([("text", OneHotEncoder(handle_unknown="ignore"), ["colour"])], remainder="passthrough")
    yield "tree", DecisionTreeRegressor(max_depth=3, random_state=0).fit(x, x[:, 0] * 2)
    yield "forest", RandomForestClassifier(3, max_depth=3, random_state=0).fit(x, names)
    yield "boosting", GradientBoostingClassifier(n_estimators=2, max_depth=2, random_state=0).fit(x, y)
    yield "hist boosting", HistGradientBoostingClassifier(max_iter=2, random_state=0).fit(x, y)
    yield "logistic regression", make_pipeline(StandardScaler(), LogisticRegression()).fit(x, names)
    yield "sgd", SGDClassifier(random_state=0).fit(x, y)
    yield "text", make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, [0, 1, 1, 0] * 3)
    yield "columns", make_pipeline(columns, DecisionTreeRegressor(max_depth=2, random_state=0)).fit(table.fillna("none"), x[:60, 2])
    yield "search", GridSearchCV(DecisionTreeRegressor(random_state=0), {"max_depth": [1, 2]}, cv=2).fit(x[:40], x[:40, 0])
    yield "neighbours", KNeighborsClassifier(algorithm="brute").fit(x[::5], names[::5])
    yield "function", FunctionTransformer(numpy.log1p).fit(x)
    yield "clusters", KMeans(2, n_init=1, random_state=0).fit(x)


def cases():
    import skops
    import skops.io
    import sklearn

    writer = "skops %s, scikit-learn %s" % (skops.__version__, sklearn.__version__)
    version = tuple(int(part) for part in skops.__version__.split(".")[:2])
    every = list(values().items()) + list(newer_values(version)) + list(models())
    return [
        {"name": name, "writer": writer, "pickle": encoded(pickle.dumps(value)), "skops": encoded(smaller(skops.io.dumps(value))), "forms": forms(name, value)}
        for name, value in every
    ]


def forms(name, value):
    """The same by every protocol and by joblib, of what has its own form in each."""
    import joblib

    if name not in ("sparse matrices", "text"):
        return {}
    found = {"protocol %d" % protocol: encoded(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)}
    for method in [0, ("zlib", 3), ("xz", 3)]:
        buffer = io.BytesIO()
        joblib.dump(value, buffer, compress=method)
        found["joblib, %s" % (method and method[0])] = encoded(buffer.getvalue())
    return found


def smaller(archive):
    """The same archive deflated, without the times of writing, and with small numbers for Python's addresses."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        text = old.read("schema.json").decode()
        ids = {}
        schema = json.loads(text, object_pairs_hook=lambda pairs: Pairs(renumbered(pair, ids) for pair in pairs))
        for info in old.infolist():
            content = old.read(info) if info.filename != "schema.json" else dumped(schema).encode()
            new.writestr(zipfile.ZipInfo(renamed(info.filename, ids), (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class Pairs(list):
    """An object of JSON in which a key may stand twice."""


def renumbered(pair, ids):
    key, value = pair
    if key == "__id__":
        return key, ids.setdefault(str(value), len(ids) + 1)
    return key, renamed(value, ids) if key == "file" else value


def renamed(name, ids):
    stem, _, ending = name.rpartition(".")
    return name if name == "schema.json" else "%d.%s" % (ids.setdefault(stem, len(ids) + 1), ending)


def dumped(value):
    if isinstance(value, Pairs):
        return "{%s}" % ", ".join("%s: %s" % (json.dumps(key), dumped(item)) for key, item in value)
    if isinstance(value, list):
        return "[%s]" % ", ".join(dumped(item) for item in value)
    return json.dumps(value)


def encoded(data):
    return base64.b64encode(data).decode()


def main():
    warnings.simplefilter("ignore")
    if "--print" in sys.argv:
        print(json.dumps(cases()))
        return
    import gzip
    import pathlib

    kept = []
    for python in sys.argv[1:]:
        output = subprocess.run([python, "-E", __file__, "--print"], stdout=subprocess.PIPE, check=True).stdout
        kept += json.loads(output.decode())
    text = json.dumps(kept, separators=(",", ":"), sort_keys=True)
    path = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "skops.json.gz"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print("%s: %d cases, %d bytes" % (path.name, len(kept), path.stat().st_size))


main()
