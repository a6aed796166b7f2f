"""Writes test/fixtures/links.json.gz: expit, logit and logsumexp of SciPy and softmax of scikit-learn.

SciPy's expit and logit call the C library's exp and log, which are correctly rounded but for one argument in thousands. NumPy's exp and log, in
softmax and logsumexp, are not: their last bits depend on the processor.
"""
import base64
import gzip
import json
import pathlib

import numpy as np
import scipy
import scipy.special
import sklearn
from sklearn.utils.extmath import softmax


def pack(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    x = np.concatenate([rng.normal(size=1000) * 4, rng.uniform(-750, 750, 200), [0.0, -0.0, np.inf, -np.inf, np.nan]])
    p = np.concatenate([rng.random(800), 2.0 ** rng.uniform(-60, 0, 100), 0.5 + 2.0 ** -rng.uniform(2, 50, 100), [0.3, 0.65, 0.0, 1.0]])
    rows = [rng.normal(size=n) * size for n in (1, 2, 3, 7, 8, 9, 40, 128, 129, 300) for size in (1, 30, 900)]
    rows += [np.array([-np.inf, 1.0, 2.0]), np.array([np.nan, 1.0])]
    content = {
        "versions": [np.__version__, scipy.__version__, sklearn.__version__],
        "expit": [pack(x), pack(scipy.special.expit(x))],
        "logit": [pack(p), pack(scipy.special.logit(p))],
        "rows": [{"row": pack(r), "softmax": pack(softmax(r[None, :])), "logSumExp": pack([scipy.special.logsumexp(r)])} for r in rows],
    }
    path = pathlib.Path(__file__).resolve().parent.parent / "test" / "fixtures" / "links.json.gz"
    path.write_bytes(gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0))
    print(f"{path.stat().st_size} bytes")
