"""The model files of `npm run bench -- load`, and how long Python takes to load them.

    python bench/load.py make FOLDER     writes forest.pkl, words.pkl and old-words.pkl, where they are not there yet
    python bench/load.py time FILE...    imports what the files need, then loads each once: seconds of CPU time and of elapsed time, a line each
"""
import pathlib
import pickle
import sys
import time


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in [("forest.pkl", forest), ("words.pkl", words), ("old-words.pkl", old_words)]:
        path = folder / name
        if not path.exists():
            # Renamed when whole, so that an interrupted run leaves none that is cut off.
            part = folder / (name + ".tmp")
            part.write_bytes(pickle.dumps(model(), 4))
            part.rename(path)


def forest():
    """100 trees of about 8,000 nodes: 64 MB."""
    import numpy
    from sklearn.ensemble import RandomForestClassifier

    random = numpy.random.RandomState(0)
    x = random.rand(ROWS, 20).astype(numpy.float32)
    return RandomForestClassifier(100, random_state=0, max_features=1).fit(x, random.randint(2, size=ROWS))


ROWS = 15_600


def words():
    """A pipeline of TfidfVectorizer and LogisticRegression with 100,000 words."""
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    random = numpy.random.RandomState(0)
    letters = numpy.array(list("etaoinshrdlucmfwypvbgkjqxz"))
    vocabulary = set()
    while len(vocabulary) < 100_000:
        vocabulary.add("".join(letters[random.zipf(1.3, 2 + random.randint(10)) % 26]))
    texts = [" ".join(part) for part in numpy.array_split(sorted(vocabulary), 200)]
    return make_pipeline(TfidfVectorizer(token_pattern=r"(?u)\b\w+\b"), LogisticRegression()).fit(texts, [0, 1] * 100)


def old_words():
    """The same as scikit-learn 0.22 and older wrote it: each number of a word is a NumPy scalar."""
    import numpy

    model = words()
    vectorizer = model.steps[0][1]
    vectorizer.vocabulary_ = {word: numpy.int64(i) for word, i in vectorizer.vocabulary_.items()}
    return model


def timed(files):
    import sklearn.ensemble  # noqa: F401
    import sklearn.feature_extraction.text  # noqa: F401
    import sklearn.linear_model  # noqa: F401
    import sklearn.pipeline  # noqa: F401

    for file in files:
        start = time.perf_counter()
        before = time.process_time()
        with open(file, "rb") as opened:
            pickle.load(opened)
        print(time.process_time() - before, time.perf_counter() - start)


if sys.argv[1] == "make":
    make(pathlib.Path(sys.argv[2]))
else:
    timed(sys.argv[2:])
